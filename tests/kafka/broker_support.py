"""What the stories on a broker need: ledgers, engines that die, publishers, and what the topics hold."""

import base64
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import unittest
import uuid

BROKER = os.environ.get("GRANDLIVRE_TEST_KAFKA", "")
PROGRAM, CRASH_PROGRAM = "", ""  # set by main()
TOOL = pathlib.Path(__file__).resolve().parent.parent.parent / "tools/kafka"
DEADLINE, POLL = 60, 0.02
JSON_TYPE = "content-type=application/json"
SHORT_SESSION = ["--kafka", "session.timeout.ms=3000", "--kafka", "heartbeat.interval.ms=300"]
AS_JAVA = ["-X", "partitioner=murmur2_random"]
COMMITTED = ["-X", "isolation.level=read_committed"]


def environment(**more):
    mine = {name: value for name, value in os.environ.items() if not name.startswith("GRANDLIVRE_")}
    return dict(mine, **more)


def java_command(name, *arguments):
    return [sys.executable, str(TOOL), "java", name, BROKER, *arguments]


def run(command):
    """What a program of others prints; it has to go well."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=DEADLINE)
    assert done.returncode == 0, f"{command}: exit {done.returncode}: {done.stderr}"
    return done.stdout


def java(name, *arguments):
    return [line.split("\t") for line in run(java_command(name, *arguments)).splitlines()]


def kcat(*arguments):
    return run(["kcat", "-b", BROKER, *arguments])


def name_of(text):
    return str(uuid.uuid5(uuid.UUID(int=0), text))


def generated(seed, count, accounts):
    """Request lines of a population, without those that concern every partition."""
    made = run([PROGRAM, "generate", "--credits-only", "--accounts", str(accounts), "--seed", str(seed)]).splitlines()
    lines = [line for line in made if '"account"' in line][:count]
    assert len(lines) == count, f"{accounts} accounts have {len(lines)} requests only"
    return lines


def id_of(line):
    return json.loads(line)["id"]


def stream_of(line):
    return "account:" + json.loads(line)["account"]


class Ledger:
    """A ledger, as the commands of one directory see it."""

    def __init__(self, directory, options):
        self.directory, self.options = directory, options

    def command(self, *arguments, program=None):
        return [program or PROGRAM, *self.options, *arguments]

    def run(self, *arguments, text="", code=0, decode=True):
        done = subprocess.run(self.command(*arguments), input=text.encode(), capture_output=True, cwd=self.directory,
                              env=environment(), timeout=DEADLINE)
        done.stderr = done.stderr.decode()
        assert code is None or done.returncode == code, f"{arguments}: exit {done.returncode}: {done.stderr}"
        if decode:
            done.stdout = done.stdout.decode()
        return done

    def submit(self, lines):
        return self.run("submit", "-", text="".join(line + "\n" for line in lines)).stdout.splitlines()

    def digest(self):
        return re.search("^digest +([0-9a-f]{64})$", self.run("replay").stdout, re.M)[1]

    def journal(self):
        return self.run("journal", "--format", "json").stdout


class Embedded(Ledger):
    def __init__(self, directory, partitions=None):
        super().__init__(directory, ["--log", tempfile.mkdtemp(dir=directory) + "/ledger"])
        self.log = self.options[1]
        if partitions:
            self.run("init", "--partitions", str(partitions))


class OnKafka(Ledger):
    """With a cache of its own: engines have others."""

    def __init__(self, directory, name, partitions=None):
        self.prefix = f"{name}-{uuid.uuid4().hex[:8]}"
        self.log, self.partitions = f"kafka://{BROKER}", partitions
        super().__init__(directory, self.with_data(tempfile.mkdtemp(dir=directory)))
        if partitions:
            self.run("init", "--partitions", str(partitions))

    def with_data(self, data):
        return ["--log", self.log, "--prefix", self.prefix, "--data", data]

    def topic(self, name):
        return f"{self.prefix}.{name}"

    def at(self, engine):
        """The same ledger through the local socket of an engine."""
        other = OnKafka(self.directory, "unused")
        other.prefix, other.options = self.prefix, self.with_data(engine.data)
        return other

    def publish_command(self, path, options=AS_JAVA):
        return ["kcat", "-b", BROKER, "-P", "-t", self.topic("requests"), "-K", "\t", "-l", "-H", JSON_TYPE, *options, path]

    def keyed(self, lines):
        """A file of keys and values for kcat."""
        with tempfile.NamedTemporaryFile("w", dir=self.directory, delete=False) as file:
            file.writelines(f"{stream_of(line)}\t{line}\n" for line in lines)
        return file.name

    def publish(self, lines, options=AS_JAVA):
        run(self.publish_command(self.keyed(lines), options))

    def publish_bytes(self, value, key=None, headers=(), partition=None):
        """One message of any bytes."""
        with tempfile.NamedTemporaryFile(dir=self.directory, delete=False) as file:
            file.write(value)
        options = [word for header in headers for word in ("-H", header)] + AS_JAVA + ["-X", "message.max.bytes=8000000"]
        options += ["-k", key] if key is not None else []
        options += ["-p", str(partition)] if partition is not None else []
        kcat("-P", "-t", self.topic("requests"), *options, file.name)

    def read(self, name, *options):
        """(partition, offset, text) of messages that are one line each, in order."""
        text = kcat("-C", "-e", "-q", "-t", self.topic(name), "-o", "beginning", *options, "-f", "%p\t%o\t%s\n")
        rows = (line.split("\t", 2) for line in text.splitlines())
        return sorted((int(partition), int(offset), text) for partition, offset, text in rows)

    def outcomes(self):
        return self.read("outcomes", *COMMITTED)

    def records(self):
        """The journal's bytes by partition, as a Java client reads them."""
        found = {partition: [] for partition in range(self.partitions)}
        for partition, _offset, _key, _headers, value in java("ReadTopic", self.topic("journal")):
            found[int(partition)].append(base64.b64decode(value))
        return found

    def heads(self):
        """The metadata of the group's offsets in the requests, by partition."""
        rows = java("CommittedOffsets", self.topic("engine"))
        return {int(partition): metadata for topic, partition, _offset, metadata in rows if topic == self.topic("requests")}


class Engine:
    """`serve`. Its death is a failure unless the story wants it."""

    def __init__(self, ledger, instance, options=(), program=None, crash_at=None, data=None):
        self.data = data or os.path.join(ledger.directory, instance)
        self.instance, self.may_die = instance, crash_at is not None
        handle, self.log = tempfile.mkstemp(dir=ledger.directory, prefix=f"{instance}-", suffix=".err")
        more = {"GRANDLIVRE_CRASH_AT": crash_at} if crash_at else {}
        command = [program or PROGRAM, *ledger.with_data(self.data), "--instance", instance, *SHORT_SESSION, "serve", *options]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=handle, stderr=handle, cwd=ledger.directory, env=environment(**more))
        os.close(handle)

    def said(self):
        return pathlib.Path(self.log).read_text(errors="replace")

    def partitions(self):
        """Those it took last."""
        taken = re.findall("^grandlivre: partitions ([0-9,]+|none)$", self.said(), re.M)
        return {int(number) for number in taken[-1].split(",")} if taken and taken[-1] != "none" else set()

    def alive(self):
        return self.process.poll() is None

    def signal(self, number):
        self.process.send_signal(number)

    def kill(self):
        self.may_die = True
        self.process.kill()
        self.process.wait()

    def stop(self):
        """As an operator does."""
        self.may_die = True
        self.process.terminate()
        code = self.process.wait(timeout=DEADLINE)
        assert code == 0, f"{self.instance} ended with {code}"


class Case(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory, self.engines = directory.name, []

    def start(self, command, **options):
        """Any process, ended with the story at the latest."""
        process = subprocess.Popen(command, cwd=self.directory, env=environment(), **options)
        self.addCleanup(self.end, process)
        return process

    @staticmethod
    def end(process):
        if process.poll() is None:
            process.kill()
        process.wait()
        for file in (process.stdout, process.stderr):
            if file:
                file.close()

    def engine(self, ledger, instance, *options, **more):
        engine = Engine(ledger, instance, options, **more)
        self.engines.append(engine)
        self.addCleanup(self.end, engine.process)
        return engine

    def watch(self, ledger):
        """Counts outcomes as they can be read."""
        path = os.path.join(self.directory, "outcomes-seen")
        with open(path, "wb") as file:
            self.start(["kcat", "-b", BROKER, "-C", "-E", "-q", "-u", "-t", ledger.topic("outcomes"), "-o", "beginning", *COMMITTED, "-f", ".\n"], stdout=file)
        return lambda: os.path.getsize(path) // 2

    def until(self, what, condition):
        deadline = time.monotonic() + DEADLINE
        while not condition():
            for engine in self.engines:
                if not engine.may_die and not engine.alive():
                    self.fail(f"engine {engine.instance} ended with {engine.process.returncode}, waiting for: {what}")
            if time.monotonic() > deadline:
                self.fail(f"not within {DEADLINE} s: {what}")
            time.sleep(POLL)

    def seed(self, number):
        print(f"{self.id().split('.', 1)[1]}: seed {number}", flush=True)
        return number

    def expect_history(self, ledger, lines, order="requests"):
        """Each request has one outcome; the journal is dense, its chain the head's, and all is what an embedded ledger
        would hold, given the requests in each partition's order."""
        by_id = {id_of(line): line for line in lines}
        self.assertEqual(len(by_id), len(lines))
        outcomes = [text for _partition, _offset, text in ledger.outcomes()]
        ids = [id_of(text) for text in outcomes]
        self.assertEqual(sorted(set(by_id) - set(ids))[:5], [], "requests without an outcome")
        self.assertEqual(sorted(set(ids) - set(by_id))[:5], [], "outcomes of no request")
        self.assertEqual(len(ids), len(by_id), "requests have several outcomes")

        positions = {partition: [] for partition in range(ledger.partitions)}
        for line in ledger.journal().splitlines():
            partition, sequence = json.loads(line)["position"].split(":")
            positions[int(partition)].append(int(sequence))
        records, heads = ledger.records(), ledger.heads()
        for partition, found in positions.items():
            self.assertEqual(found, list(range(len(found))), f"positions of partition {partition}")
            chain = bytes(32)
            for record in records[partition]:
                chain = hashlib.sha256(chain + record).digest()
            self.assertEqual(heads[partition], f"seq={len(found)};chain={chain.hex()}", f"head of partition {partition}")

        sent = [text for _partition, _offset, text in ledger.read("requests")] if order == "requests" else [by_id[one] for one in ids]
        embedded = Embedded(self.directory, ledger.partitions)
        expected = {id_of(text): text for text in embedded.submit(sent)}
        differing = [(text, expected[id_of(text)]) for text in outcomes if text != expected[id_of(text)]]
        self.assertEqual(differing[:2], [], f"{len(differing)} outcomes differ from the embedded ledger's")
        self.assertEqual(ledger.digest(), embedded.digest())


class Result(unittest.TestResult):
    """Tells each story's end, and what its engines said if it went wrong."""

    def startTest(self, test):
        super().startTest(test)
        self.began = time.monotonic()

    def tell(self, test, how):
        print(f"{test.id().split('.', 1)[1]}: {how} after {time.monotonic() - self.began:.1f} s", flush=True)

    def addSuccess(self, test):
        self.tell(test, "passed")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.tell(test, f"skipped, {reason},")

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.tell(test, "FAILED")
        print(self.failures[-1][1])
        for engine in getattr(test, "engines", []):
            print(f"engine {engine.instance} ({engine.process.pid}, exit {engine.process.poll()}) said:\n{engine.said()}", flush=True)

    def addError(self, test, error):
        self.addFailure(test, error)


def main(module, arguments):
    global PROGRAM, CRASH_PROGRAM
    if not BROKER:
        print("GRANDLIVRE_TEST_KAFKA names no broker: tools/kafka run -- python3 tests/kafka/kafka_test.py PROGRAM CRASH_PROGRAM", file=sys.stderr)
        sys.exit(2)
    if len(arguments) < 2:
        print(module.__doc__, file=sys.stderr)
        sys.exit(2)
    PROGRAM, CRASH_PROGRAM = (os.path.abspath(path) for path in arguments[:2])
    loader = unittest.TestLoader()
    suite = loader.loadTestsFromNames(arguments[2:], module) if arguments[2:] else loader.loadTestsFromModule(module)
    result = Result()
    suite.run(result)
    failed = len({test.id() for test, _text in result.failures})
    print(f"{result.testsRun - failed - len(result.skipped)} passed, {failed} failed")
    sys.exit(1 if failed else 0)
