"""kill -9, 200 times: at each named step of the write path and at random moments.

    crash_test.py PROGRAM [DEATHS [SEED]]

PROGRAM is built with crash points. Each round sends requests that were not yet
answered, and some that were, until the program dies. Then: no acknowledged outcome
is lost, none is doubled, every request sent again gets its first outcome, and the
live projections equal a replay. Nothing sleeps: a round ends when the program does.
"""

import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
import uuid

STEPS = [
    "engine.before_append", "log.before_write", "log.after_write", "engine.after_append",
    "engine.after_commit", "state.before_flush", "state.after_flush",
    "projection.before_write", "projection.after_write",
]


def requests(program, seed):
    made = subprocess.run([program, "generate", "--accounts", "400", "--seed", str(seed), "--last-year", "2021"],
                          check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in made.splitlines()]


def content(outcome):
    return {name: value for name, value in outcome.items() if name != "duplicate"}


class Crashes:
    def __init__(self, program, deaths, seed):
        self.program, self.deaths = program, deaths
        self.dice = random.Random(seed)
        self.requests = requests(program, seed)
        self.answers = {}  # request id -> first outcome that was acknowledged
        self.died = {}

    def run_once(self, log, lines, crash_at, kill_after):
        """Sends lines; returns the acknowledged outcomes, and whether the program died."""
        environment = dict(os.environ)
        environment.pop("GRANDLIVRE_CRASH_AT", None)
        if crash_at:
            environment["GRANDLIVRE_CRASH_AT"] = crash_at
        sent = os.path.join(os.path.dirname(log), "sent.jsonl")
        with open(sent, "w") as file:
            file.writelines(json.dumps(line) + "\n" for line in lines)
        process = subprocess.Popen([self.program, "--log", log, "submit", sent, "--batch", str(self.dice.choice([1, 7, 64]))],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
        outcomes = []
        for text in process.stdout:
            if not text.endswith(b"\n"):
                break  # torn by the death: not acknowledged
            outcomes.append(json.loads(text))
            if kill_after is not None and len(outcomes) == kill_after:
                process.kill()
        error = process.stderr.read().decode()
        code = process.wait()
        assert code in (0, -9), f"exit {code}: {error}"
        return outcomes, code == -9

    def take(self, lines, outcomes):
        for line, outcome in zip(lines, outcomes):
            assert outcome["id"] == line["id"], (line, outcome)
            first = self.answers.setdefault(line["id"], outcome)
            assert content(first) == content(outcome), f"answered twice, differently:\n{first}\n{outcome}"
            if first is not outcome:
                assert outcome.get("duplicate"), f"decided twice: {outcome}"

    def run(self):
        with tempfile.TemporaryDirectory() as directory:
            log = os.path.join(directory, "ledger")
            subprocess.run([self.program, "--log", log, "init", "--partitions", "3"], check=True, capture_output=True)
            for number in itertools.count():
                if sum(self.died.values()) == self.deaths:
                    break
                left = [line for line in self.requests if line["id"] not in self.answers]
                if not left:  # all answered: a new population in the same ledger
                    self.requests += [self.renamed(line) for line in self.requests[:400]]
                    left = [line for line in self.requests if line["id"] not in self.answers]
                answered = [line for line in self.requests if line["id"] in self.answers]
                again = self.dice.sample(answered, min(5, len(answered)))
                lines = again + left[:self.dice.randrange(20, 200)]
                step = STEPS[number % (len(STEPS) + 1)] if number % (len(STEPS) + 1) < len(STEPS) else None
                crash_at = f"{step}:{self.dice.randrange(1, 4)}" if step else None
                kill_after = None if step else self.dice.randrange(1, len(lines) + 1)
                outcomes, died = self.run_once(log, lines, crash_at, kill_after)
                self.take(lines, outcomes)
                if died:
                    self.died[step or "random"] = self.died.get(step or "random", 0) + 1
            self.check(log)

    def renamed(self, line):
        """The same request on another account, for rounds beyond the population."""
        other = dict(line, id=str(uuid.UUID(int=self.dice.getrandbits(128), version=4)))
        if "account" in other:
            other["account"] = str(uuid.uuid5(uuid.UUID(int=0), line["account"] + str(len(self.requests))))
        return other

    def check(self, log):
        outcomes, died = self.run_once(log, self.requests, None, None)
        assert not died and len(outcomes) == len(self.requests)
        self.take(self.requests, outcomes)
        replayed = subprocess.run([self.program, "--log", log, "replay", "--check"], capture_output=True, text=True)
        assert replayed.returncode == 0, replayed.stderr
        stats = json.loads(subprocess.run([self.program, "--log", log, "stats", "--format", "json"], check=True,
                                          capture_output=True, text=True).stdout)
        everywhere = sum(line["type"] in ("AdvanceClock", "AdoptRules") for line in self.requests)
        relays = stats["relays"]
        assert relays["in_flight"] == 0, relays
        decisions = sum(line["count"] for line in stats["requests"]) - relays["decided"]
        expected = len(self.requests) - everywhere + everywhere * stats["partitions"]
        assert decisions == expected, f"{decisions} decisions of {expected} requests"
        for command in (["trial-balance"], ["verify", "--books"]):
            subprocess.run([self.program, "--log", log, *command], check=True, capture_output=True)


def main():
    program = os.path.abspath(sys.argv[1])
    deaths = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 20191121
    print(f"crash test: {deaths} deaths, seed {seed}")
    crashes = Crashes(program, deaths, seed)
    crashes.run()
    print(f"died {sum(crashes.died.values())} times: {dict(sorted(crashes.died.items()))}")
    missing = [step for step in STEPS + ["random"] if deaths >= 100 and step not in crashes.died]
    assert not missing, f"never died at {missing}"
    print(f"{len(crashes.answers)} requests answered once and for ever, replay the same")


main()
