"""Documentation agrees with schema, code and program.

    docs_test.py PROGRAM
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.path.abspath(sys.argv.pop(1))


def check(root):
    return subprocess.run([sys.executable, "-B", root / "tools/docs", "check"], capture_output=True, text=True)


class Pages(unittest.TestCase):
    def test_agree_with_schema_and_code(self):
        done = check(ROOT)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_examples_are_requests(self):
        """Relays aside, which only the ledger sends, none is malformed."""
        lines, relays = [], set()
        for path in sorted((ROOT / "docs/requests").glob("[A-Z]*.md")):
            if path.name == "README.md":
                continue
            text = path.read_text(encoding="utf-8")
            lines.append(re.search(r"^```json\n(.*)\n```", text, re.M)[1])
            if "**The ledger's own.**" in text:
                relays.add(path.stem)
        with tempfile.TemporaryDirectory() as directory:
            done = subprocess.run(
                [PROGRAM, "--log", os.path.join(directory, "ledger"), "submit", "--dry-run", "-"],
                input="".join(line + "\n" for line in lines).encode(),
                capture_output=True,
            )
        self.assertEqual(done.returncode, 0, done.stderr)
        outcomes = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual(len(outcomes), len(lines))
        for line, outcome in zip(lines, outcomes):
            kind = json.loads(line)["type"]
            with self.subTest(kind, outcome=outcome):
                self.assertEqual(outcome.get("reason") == "malformed", kind in relays)


class Faults(unittest.TestCase):
    """Each of them is found, on a copy of the sources."""

    @classmethod
    def setUpClass(cls):
        cls.directory = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.directory.cleanup)
        cls.root = pathlib.Path(cls.directory.name)
        for folder in ("docs", "engine", "events", "tests"):
            shutil.copytree(ROOT / folder, cls.root / folder)
        (cls.root / "tools").mkdir()
        shutil.copy(ROOT / "tools/docs", cls.root / "tools/docs")

    def finds(self, problem, file, old, new):
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        self.assertIn(old, text)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        try:
            done = check(self.root)
        finally:
            path.write_text(text, encoding="utf-8")
        self.assertEqual(done.returncode, 1)
        self.assertIn(problem, done.stderr)

    def test_law_page_of_another_day(self):
        self.finds("docs/law.md is not what", "engine/law/rule_book.toml", 'law = "CT L6323-9"', 'law = "CT L6323-8"')

    def test_kind_without_page(self):
        catalog, first = "events/catalog.h", "X(OpenAccount,"
        self.finds("Recall.md is missing", catalog, first, "X(Recall, account, late) " + first)

    def test_fields(self):
        page = "docs/requests/DeclareEnd.md"
        self.finds("the schema has no field speed", page, "| `rate` |", "| `speed` |")
        self.finds("field rate of the schema is missing", page, "| `rate` |", "| `speed` |")
        self.finds("field force_majeure: required", page, "| true or false | no |", "| true or false | yes |")
        self.finds("field motive: its values are", page, "one of `completed`", "one of `done`")

    def test_reasons(self):
        page = "docs/requests/SubmitInvoice.md"
        self.finds("too_late is no reason", page, "| `amount_mismatch` |", "| `too_late` |")
        self.finds("refuses with amount_mismatch", page, "| `amount_mismatch` |", "| `nothing_due` |")
        self.finds("never refuses with call_exists", page, "| `amount_mismatch` |", "| `call_exists` |")

    def test_reasons_of_a_file_that_decides_several_kinds(self):
        page = "docs/requests/SetBankDetails.md"
        self.finds("refuses with dead_iban", page, "| `dead_iban` |", "| `invalid_iban` |")
        self.finds("never refuses with wrong_state", page, "| `dead_iban` |", "| `wrong_state` |")  # its neighbours do

    def test_events_and_accounts(self):
        page = "docs/requests/SubmitInvoice.md"
        self.finds("InvoiceTaken is no event", page, "| `InvoiceAccepted` |", "| `InvoiceTaken` |")
        self.finds("provider:owed is no ledger account", page, "`provider:accrued`", "`provider:owed`")

    def test_examples(self):
        page = "docs/requests/SubmitInvoice.md"
        self.finds("one example of one line is wanted", page, "```json", "```")
        self.finds("the example is no JSON", page, '{"id"', '{"id')
        self.finds("the example has vat, the schema does not", page, '"vat_cents"', '"vat"')
        self.finds("the example lacks vat_cents", page, '"vat_cents"', '"vat"')

    def test_links(self):
        page = "docs/requests/SubmitInvoice.md"
        self.finds("leads nowhere", page, "(OpenPayable.md)", "(OpensPayable.md)")


if __name__ == "__main__":
    unittest.main()
