"""Stories: requests, their outcomes and reads, as text, told on either log.

    python3 tests/stories/run_stories.py PROGRAM [STORY...]

With GRANDLIVRE_TEST_KAFKA (see tools/kafka run) they are told on that broker, each
under a prefix of its own; otherwise on an embedded ledger.

A story's lines:
    # why, and the hand calculation
    > TYPE DATE field=value …     a request; @name is the UUID of a thing of the story
    < accepted EVENT EVENT …      what became of it: all its events, in order
    < rejected REASON
    < duplicate                   the first outcome again (of the request above, sent again)
    ! again                       sends the last request again
    $ command arguments           a read …
    = path value                  … and what it says there: a.b, or a[field=value].b
    clock DATE                    the clock advances
"""

import glob
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import uuid

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.abspath(sys.argv[1])
BROKERS = os.environ.get("GRANDLIVRE_TEST_KAFKA")


class Failed(Exception):
    pass


class Story:
    def __init__(self, path, directory):
        self.path, self.requests, self.last, self.answer = path, 0, None, None
        self.name = os.path.basename(path).removesuffix(".story")
        where = ["--log", f"kafka://{BROKERS}", "--prefix", f"story-{os.getpid()}-{self.name}", "--data", directory] if BROKERS else \
            ["--log", os.path.join(directory, "ledger")]
        self.command = [PROGRAM, *where]
        self.run("init", "--partitions", "2")

    def id_of(self, name):
        return str(uuid.uuid5(uuid.UUID(int=0), f"{self.name}/{name}"))

    def named(self, text):
        return re.sub(r"@(\w+)", lambda match: self.id_of(match[1]), text)

    def run(self, *arguments, text=""):
        done = subprocess.run([*self.command, *arguments], input=text, capture_output=True, text=True)
        if done.returncode != 0 and not done.stdout:
            raise Failed(f"{' '.join(arguments)}: exit {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def send(self, request):
        self.last = request
        self.answer = json.loads(self.run("submit", "-", text=json.dumps(request) + "\n"))

    def request(self, text):
        kind, on, *fields = shlex.split(self.named(text))
        self.requests += 1
        request = {"id": self.id_of(f"request {self.requests}"), "type": kind, "on": on, "source": "story"}
        for field in fields:
            name, value = field.split("=", 1)
            request[name] = json.loads(value) if re.fullmatch(r"-?\d{1,12}|true|false", value) else value
        self.send(request)

    def outcome(self, text):
        said = "duplicate" if self.answer.get("duplicate") else \
            " ".join([self.answer["outcome"], *([self.answer["reason"]] if "reason" in self.answer else [event["type"] for event in self.answer["events"]])])
        if said != text:
            raise Failed(f"expected {text}, found {said} ({self.answer.get('detail', '')})")

    def value(self, text):
        path, expected = text.split(None, 1)
        found = self.answer
        for name, field, value in re.findall(r"([\w-]+)(?:\[(\w+)=([^\]]+)\])?\.?", self.named(path)):
            found = found[name]
            if field:
                found = next((row for row in found if str(row[field]) == value), {})
        if found != json.loads(expected):
            raise Failed(f"expected {path} = {expected}, found {json.dumps(found)}")

    def line(self, text):
        word, _, rest = text.partition(" ")
        if word == ">":
            self.request(rest)
        elif word == "<":
            self.outcome(rest)
        elif word == "!":
            self.send(self.last)
        elif word == "$":
            self.answer = json.loads(self.run(*shlex.split(self.named(rest)), "--format", "json"))
        elif word == "=":
            self.value(rest)
        elif word == "clock":
            self.answer = json.loads(self.run("clock", rest))
        else:
            raise Failed(f"no such line: {text}")

    def tell(self):
        with open(self.path) as file:
            for number, text in enumerate(file, 1):
                text = text.strip()
                if not text or text.startswith("#"):
                    continue
                try:
                    self.line(text)
                except Failed as failure:
                    raise Failed(f"{os.path.basename(self.path)}:{number}: {failure}") from None
        if "the same" not in self.run("replay", "--check"):
            raise Failed(f"{self.name}: a replay comes to something else")


def main():
    paths = sys.argv[2:] or sorted(glob.glob(os.path.join(HERE, "*.story")))
    failed = 0
    for path in paths:
        with tempfile.TemporaryDirectory() as directory:
            try:
                Story(path, directory).tell()
            except Failed as failure:
                failed += 1
                print(failure, file=sys.stderr)
    print(f"{len(paths) - failed} passed, {failed} failed")
    return 1 if failed or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
