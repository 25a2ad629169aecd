"""Stories: requests, their outcomes and reads, as text, told on either log.

    python3 tests/stories/run_stories.py PROGRAM [STORY...]

With GRANDLIVRE_TEST_KAFKA (see tools/kafka run) they are told on that broker, each
under a prefix of its own; otherwise on an embedded ledger.

A story's lines:
    # why, and the hand calculation
    > TYPE DATE field=value …     a request; @name is the UUID of a thing of the story
          field=value …           more of its fields (indented)
          line: field=value …     one of its `lines` (CallFunds, indented)
    < accepted EVENT EVENT …      what became of it: all its events, in order
    < rejected REASON
    < duplicate                   the first outcome again (of the request above, sent again)
    ! again                       sends the last request again
    $ command arguments           a read … (`journal`: its records; rows of `trial-balance` have a
                                  `balance` too, debit less credit)
    = path value                  … and what it says there: a.b, a[field=value,…].b, a[*].b (of every row)
    = path field=value …          … or several fields of one object (`.` is the whole answer)
    clock DATE                    the clock advances

A field a.b lies in an object: session.start=2020-03-02. Digits and true, false are what
they look like; in quotes they stay text: funder="892221631". `restriction` is a list: rs,vae.
A request without an outcome below it must be accepted.

Requests up to the next line of another kind go to one `submit --settle`: each is decided,
its relays too, before the next. Every story ends with a replay that comes to the same, a
trial balance of zero, and the books of all streams in agreement.
"""

import concurrent.futures
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
FIELD = re.compile(r'([\w.]+)=("[^"]*"|\S+)')
STEP = re.compile(r"([\w-]*)(?:\[([^\]]+)\])?(?:\.|$)")


class Failed(Exception):
    pass


def value_of(name, text):
    if text.startswith('"'):
        return text[1:-1]
    if name == "restriction":
        return text.split(",")
    return json.loads(text) if re.fullmatch(r"-?\d{1,12}|true|false", text) else text


def fields_of(text):
    if FIELD.sub("", text).strip():
        raise Failed(f"not field=value: {FIELD.sub('', text).strip()}")
    return [(name, value_of(name, value)) for name, value in FIELD.findall(text)]


def put(object_, text):
    """Adds the text's fields; those with dots lie in objects of their own."""
    for name, value in fields_of(text):
        *outer, last = name.split(".")
        place = object_
        for step in outer:
            place = place.setdefault(step, {})
        place[last] = value
    return object_


def said_by(outcome):
    if outcome.get("duplicate"):
        return "duplicate"
    what = [outcome["reason"]] if "reason" in outcome else [event["type"] for event in outcome["events"]]
    return " ".join([outcome["outcome"], *what])


def row_with(rows, conditions):
    wanted = dict(condition.split("=", 1) for condition in conditions.split(","))
    for row in rows:
        if all(str(row.get(field)) == value for field, value in wanted.items()):
            return row
    raise Failed(f"no row with {conditions} in {json.dumps(rows)}")


def at(found, path):
    """What an answer says at a path."""
    for match in STEP.finditer(path):
        name, conditions = match.groups()
        if name:
            if not isinstance(found, dict) or name not in found:
                raise Failed(f"no {name} in {json.dumps(found)}")
            found = found[name]
        if conditions == "*":
            return [row.get(path[match.end():]) for row in found]
        if conditions:
            found = row_with(found, conditions)
    return found


class Asked:
    """A request of the story, and what its outcome shall be."""

    def __init__(self, line, request):
        self.line, self.request, self.expected = line, request, None

    def check(self, outcome):
        said = said_by(outcome)
        if said != self.expected if self.expected else outcome["outcome"] != "accepted":
            raise Failed(f"expected {self.expected or 'accepted'}, found {said} ({outcome.get('detail', '')})")


class Story:
    def __init__(self, path, directory):
        self.path, self.requests, self.line_number = path, 0, 0
        self.waiting, self.last, self.answer = [], None, None
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
        if done.returncode != 0:
            raise Failed(f"{' '.join(arguments)}: exit {done.returncode}: {done.stderr.strip()} {done.stdout.strip()}")
        return done.stdout

    def ask(self, text):
        kind, on, *fields = self.named(text).split(None, 2)
        self.requests += 1
        request = {"id": self.id_of(f"request {self.requests}"), "type": kind, "on": on, "source": "story"}
        self.waiting.append(Asked(self.line_number, put(request, *fields or [""])))

    def more_of_it(self, text):
        if not self.waiting or self.waiting[-1].expected:
            raise Failed("fields without a request")
        request = self.waiting[-1].request
        if text.startswith("line:"):
            request.setdefault("lines", []).append(put({}, self.named(text.removeprefix("line:"))))
        else:
            put(request, self.named(text))

    def expect(self, text):
        if not self.waiting or self.waiting[-1].expected:
            raise Failed("an outcome without a request")
        self.waiting[-1].expected = text

    def decide_all(self):
        """Sends the requests that wait, each decided before the next, and checks their outcomes."""
        asked, self.waiting = self.waiting, []
        if not asked:
            return
        self.last = asked[-1].request
        lines = self.run("submit", "--settle", "-", text="".join(json.dumps(each.request) + "\n" for each in asked)).splitlines()
        if len(lines) != len(asked):
            raise Failed(f"{len(lines)} outcomes of {len(asked)} requests")
        for each, line in zip(asked, lines):
            self.line_number = each.line
            self.answer = json.loads(line)
            each.check(self.answer)

    def again(self):
        self.decide_all()
        self.waiting.append(Asked(self.line_number, self.last))

    def read(self, text):
        command = shlex.split(self.named(text))
        if command[0] == "journal":
            self.answer = [json.loads(line) for line in self.run(*command).splitlines()]
            return
        self.answer = json.loads(self.run(*command, "--format", "json"))
        if command[0] == "trial-balance":
            for row in self.answer:
                row["balance"] = row["debit"] - row["credit"]

    def compare(self, text):
        path, rest = self.named(text).split(None, 1)
        found = at(self.answer, path)
        if FIELD.match(rest):
            expected = dict(fields_of(rest))
            found = {name: found.get(name) for name in expected}
        else:
            expected = json.loads(rest)
        if found != expected:
            raise Failed(f"expected {path} = {json.dumps(expected)}, found {json.dumps(found)}")

    def advance(self, date):
        self.answer = json.loads(self.run("clock", date))
        if self.answer["outcome"] != "accepted":
            raise Failed(f"the clock: {json.dumps(self.answer)}")

    def line(self, number, text):
        word, _, rest = text.partition(" ")
        if word not in ("<", ">") and not self.continues(text):
            self.decide_all()
        self.line_number = number
        if word == ">":
            self.ask(rest)
        elif word == "<":
            self.expect(rest)
        elif word == "!":
            self.again()
        elif word == "$":
            self.read(rest)
        elif word == "=":
            self.compare(rest)
        elif word == "clock":
            self.advance(rest)
        elif self.continues(text):
            self.more_of_it(text)
        else:
            raise Failed(f"no such line: {text}")

    @staticmethod
    def continues(text):
        return text.startswith("line:") or FIELD.match(text)

    def tell(self):
        try:
            with open(self.path) as file:
                for number, text in enumerate(file, 1):
                    text = text.strip()
                    if text and not text.startswith("#"):
                        self.line(number, text)
            self.decide_all()
        except Failed as failure:
            raise Failed(f"{os.path.basename(self.path)}:{self.line_number}: {failure}") from None
        self.close()

    def close(self):
        """What holds at the end of every story."""
        if "the same" not in self.run("replay", "--check"):
            raise Failed(f"{self.name}: a replay comes to something else")
        self.run("trial-balance")
        for line in json.loads(self.run("verify", "--books", "--format", "json")):
            if not line["ok"]:
                raise Failed(f"{self.name}: the books of streams do not agree: {json.dumps(line)}")


def told(path):
    """Why a story failed; None if it did not."""
    with tempfile.TemporaryDirectory() as directory:
        try:
            Story(path, directory).tell()
        except Failed as failure:
            return str(failure)


def main():
    paths = sys.argv[2:] or sorted(glob.glob(os.path.join(HERE, "*.story")))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as threads:
        failures = [failure for failure in threads.map(told, paths) if failure]
    for failure in failures:
        print(failure, file=sys.stderr)
    print(f"{len(paths) - len(failures)} passed, {len(failures)} failed")
    return 1 if failures or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
