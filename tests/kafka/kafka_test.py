"""The ledger on a real broker: its commands, ordinary clients beside it, and engines that die.

    tools/kafka run -- python3 tests/kafka/kafka_test.py PROGRAM CRASH_PROGRAM [CASE...]

CRASH_PROGRAM is built with crash points. Nothing sleeps and hopes: each wait is for
a condition, and its deadline is a failure.
"""

import base64
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import time

sys.dont_write_bytecode = True  # nothing beside the sources

import broker_support as support
from broker_support import DEADLINE, Case, Embedded, OnKafka, id_of, java, java_command, kcat, name_of

HOLDER = name_of("holder")
ALL = {0, 1, 2, 3}


def request(name, kind, on, /, **fields):
    return json.dumps(dict({"id": name_of(name), "type": kind, "on": on, "source": "test"}, **fields))


class Topics(Case):
    def test_init(self):
        ledger = OnKafka(self.directory, "init", 3)
        listed = json.loads(kcat("-L", "-J"))["topics"]
        self.assertEqual({topic["topic"]: len(topic["partitions"]) for topic in listed if topic["topic"].startswith(ledger.prefix + ".")},
                         {ledger.topic(name): 3 for name in ("journal", "requests", "relays", "outcomes", "dead-letter")} | {ledger.topic("checkpoints"): 1})
        self.assertIn("already", ledger.run("init", "--partitions", "3", code=1).stderr)

    def test_a_journal_that_would_be_forgotten(self):
        ledger = OnKafka(self.directory, "forgets")
        java("MakeTopic", ledger.topic("journal"), "2", "retention.ms=1000")
        for command in (["account", HOLDER], ["init", "--partitions", "2"], ["submit", "-"], ["serve"]):
            said = ledger.run(*command, code=1).stderr
            self.assertIn("retention.ms is 1000 and must be -1", said)
            self.assertIn(f"kafka-configs --bootstrap-server {support.BROKER} --alter --entity-type topics --entity-name {ledger.topic('journal')} "
                          "--add-config retention.ms=-1", said)

    def test_settings_that_would_lose_requests_or_refuse_messages(self):
        for topic, setting, wanted in (("requests", "retention.ms=1000", "retention.ms is 1000 and must be 86400000 or more"),
                                       ("relays", "retention.bytes=1000", "retention.bytes is 1000 and must be -1"),
                                       ("outcomes", "max.message.bytes=300", "max.message.bytes is 300 and must be 8388608 or more"),
                                       ("journal", "message.timestamp.type=LogAppendTime", "must be CreateTime")):
            ledger = OnKafka(self.directory, "settings")
            java("MakeTopic", ledger.topic(topic), "2", setting)
            said = ledger.run("init", "--partitions", "2", code=1).stderr
            self.assertIn(wanted, said)
            self.assertIn(f"--entity-name {ledger.topic(topic)} --add-config {setting.split('=')[0]}=", said)

    def test_a_journal_that_was_deleted(self):
        ledger = OnKafka(self.directory, "deleted", 2)
        java("Forget", "-", ledger.topic("journal"))
        for command in (["stats"], ["init", "--partitions", "2"], ["serve"]):
            self.assertIn(f"topic {ledger.topic('journal')} is gone, and group", ledger.run(*command, code=1).stderr)


class Commands(Case):
    def test_submit_decides_where_nobody_serves(self):
        seed = self.seed(20)
        lines = support.run([support.PROGRAM, "generate", "--credits-only", "--accounts", "100", "--seed", str(seed)]).splitlines()
        ledger, embedded = OnKafka(self.directory, "submit", 3), Embedded(self.directory, 3)
        self.assertEqual(ledger.submit(lines), embedded.submit(lines))
        self.assertEqual(ledger.digest(), embedded.digest())
        self.assertIn("the same", ledger.run("replay", "--check").stdout)

        archive, other = Embedded(self.directory), OnKafka(self.directory, "copied")
        other.partitions = 3
        records = len(ledger.journal().splitlines())
        for source, target, through in ((ledger, archive, ledger), (archive, other, other)):
            for copied in (records, 0):
                done = through.run("copy", "--from", source.log, "--to", target.log)
                self.assertIn(f"copied {copied} records of 3 partitions", done.stdout)
            self.assertEqual(target.journal(), ledger.journal())
            self.assertEqual(target.digest(), embedded.digest())
        self.assertEqual(other.records(), ledger.records())
        self.assertEqual(other.heads(), ledger.heads())
        again = [json.loads(text) for text in other.submit(lines)]
        self.assertEqual([outcome for outcome in again if not outcome.get("duplicate")], [])

    def test_relays_cross_partitions(self):
        seed = self.seed(21)
        lines = support.run([support.PROGRAM, "generate", "--accounts", "300", "--seed", str(seed), "--last-year", "2021"]).splitlines()
        ledger, embedded = OnKafka(self.directory, "relays", 3), Embedded(self.directory, 3)
        on_kafka, here = [[json.loads(text) for text in one.submit(lines)] for one in (ledger, embedded)]
        self.assertEqual([outcome["outcome"] for outcome in on_kafka], [outcome["outcome"] for outcome in here])
        sent = [relay for outcome in on_kafka for relay in outcome.get("relays", [])]
        self.assertTrue(sent)
        self.assertEqual(sent, [relay for outcome in here for relay in outcome.get("relays", [])])
        stats = json.loads(ledger.run("stats", "--format", "json").stdout)
        self.assertEqual(stats["relays"]["in_flight"], 0)
        self.assertEqual(stats["relays"]["sent"], json.loads(embedded.run("stats", "--format", "json").stdout)["relays"]["sent"])
        books = [json.loads(one.run("trial-balance", "--format", "json").stdout) for one in (ledger, embedded)]
        self.assertEqual(books[0], books[1])
        self.assertIn("the same", ledger.run("replay", "--check").stdout)

    def test_journal_headers_where_an_option_asks(self):
        lines = [request("open", "OpenAccount", "2020-01-01", account=HOLDER)]
        plain, marked = OnKafka(self.directory, "plain", 1), OnKafka(self.directory, "marked", 1)
        plain.submit(lines)
        marked.run("submit", "-", "--journal-headers", text="\n".join(lines))
        last = lambda ledger: kcat("-C", "-e", "-q", "-t", ledger.topic("journal"), "-f", "%h\n", "-o", "1").splitlines()[-1]
        self.assertEqual(last(plain), "")
        headers = dict(header.split("=", 1) for header in last(marked).split(","))
        self.assertEqual({name: headers[name] for name in ("ce_specversion", "ce_type", "ce_id", "ce_subject", "content-type")},
                         {"ce_specversion": "1.0", "ce_type": "fr.grandlivre.AccountOpened", "ce_id": "0:1",
                          "ce_subject": f"account:{HOLDER}", "content-type": "application/x-flatbuffers"})
        self.assertEqual(marked.digest(), plain.digest())


class OrdinaryClients(Case):
    def test_kcat_and_java_while_the_engine_dies(self):
        by_kcat, by_java = support.generated(self.seed(30), 20_000, 3000), support.generated(self.seed(31), 20_000, 3000)
        lines = by_kcat + by_java
        self.assertFalse({support.stream_of(line) for line in by_kcat} & {support.stream_of(line) for line in by_java})
        ledger = OnKafka(self.directory, "clients", 4)
        seen = self.watch(ledger)
        first = self.engine(ledger, "a", "--batch", "200")
        self.until("the engine has its partitions", lambda: first.partitions() == ALL)
        java_file = os.path.join(self.directory, "java.jsonl")
        with open(java_file, "w") as file:
            file.writelines(line + "\n" for line in by_java)
        publishers = [self.start(java_command("PublishRequests", ledger.topic("requests"), java_file), stdout=subprocess.DEVNULL),
                      self.start(ledger.publish_command(ledger.keyed(by_kcat)))]
        self.until("a third is decided", lambda: seen() >= len(lines) // 3)
        first.kill()
        self.assertLess(seen(), len(lines), "it was killed too late")
        second = self.engine(ledger, "a")
        self.until("all is decided", lambda: seen() >= len(lines))
        self.assertEqual([publisher.wait(timeout=DEADLINE) for publisher in publishers], [0, 0])
        self.expect_history(ledger, lines)
        self.assertNotIn("forwarded", first.said() + second.said())
        self.assertIn("the same", ledger.at(second).run("replay", "--check").stdout)
        second.stop()

    def test_a_client_with_another_partitioner(self):
        lines = support.generated(self.seed(32), 500, 100)
        ledger = OnKafka(self.directory, "crc32", 4)
        seen = self.watch(ledger)
        engine = self.engine(ledger, "a")
        ledger.publish(lines, options=[])
        self.until("all is decided", lambda: seen() >= len(lines))
        self.expect_history(ledger, lines, order="outcomes")
        self.assertRegex(engine.said(), "[0-9]+ requests came on a partition that is not their key's under murmur2: forwarded")
        places = {}
        for _partition, _offset, text in ledger.outcomes():
            places.setdefault(id_of(text), len(places))
        for stream in {support.stream_of(line) for line in lines}:  # what went round a corner came in order
            order = [places[id_of(line)] for line in lines if support.stream_of(line) == stream]
            self.assertEqual(order, sorted(order))
        engine.stop()


class Groups(Case):
    def share(self, first, second):
        self.until("both engines have partitions",
                   lambda: first.partitions() and second.partitions() and first.partitions() | second.partitions() == ALL
                   and not first.partitions() & second.partitions())

    def test_two_engines_one_dies_one_is_a_zombie(self):
        lines = support.generated(self.seed(40), 20_000, 3000)
        ledger = OnKafka(self.directory, "group", 4)
        seen = self.watch(ledger)
        a, b = (self.engine(ledger, name, "--batch", "100") for name in "ab")
        self.share(a, b)
        ledger.publish(lines[:10_000])
        self.until("a third is decided", lambda: seen() >= 3_333)
        b.kill()
        self.assertLess(seen(), 10_000, "it was killed too late")
        self.until("a takes over", lambda: a.partitions() == ALL)
        self.until("all is decided", lambda: seen() >= 10_000)
        self.expect_history(ledger, lines[:10_000])

        b = self.engine(ledger, "b", "--batch", "100")
        self.share(a, b)
        ledger.publish(lines[10_000:])
        self.until("a third is decided", lambda: seen() >= 13_333)
        b.signal(signal.SIGSTOP)
        try:
            self.assertLess(seen(), 20_000, "it was stopped too late")
            self.until("a takes over", lambda: a.partitions() == ALL)
        finally:
            b.signal(signal.SIGCONT)
        self.until("all is decided", lambda: seen() >= 20_000)
        self.share(a, b)
        self.expect_history(ledger, lines)
        for engine in (a, b):
            self.assertIn("the same", ledger.at(engine).run("replay", "--check").stdout)
        a.stop()
        b.stop()


class CrashPoints(Case):
    STEPS = ["kafka.before_offsets", "kafka.before_commit", "kafka.after_commit", "engine.before_append", "engine.after_append", "engine.after_commit"]

    def setUp(self):
        super().setUp()
        if not os.path.exists(support.CRASH_PROGRAM):
            self.skipTest("there is no program with crash points")

    def test_each_step_of_a_transaction(self):
        lines = support.generated(self.seed(50), 2_000, 300)
        ledger = OnKafka(self.directory, "crash", 4)
        seen, sent = self.watch(ledger), 0
        for n in (2, 5):
            for step in self.STEPS:
                engine = self.engine(ledger, "a", program=support.CRASH_PROGRAM, crash_at=f"{step}:{n}")
                for _piece in range(n):  # of one transaction at least
                    ledger.publish(lines[sent:sent + 30])
                    sent += 30
                    self.until(f"death at {step}:{n}, or {sent} outcomes", lambda: not engine.alive() or seen() >= sent)
                self.until(f"death at {step}:{n}", lambda: not engine.alive())
                self.assertEqual(engine.process.returncode, -signal.SIGKILL, engine.said())
                engine = self.engine(ledger, "a", program=support.CRASH_PROGRAM)
                self.until(f"{sent} outcomes after {step}:{n}", lambda: seen() >= sent)
                engine.kill()
        engine = self.engine(ledger, "a")
        ledger.publish(lines[sent:])
        self.until("all is decided", lambda: seen() >= len(lines))
        self.expect_history(ledger, lines)
        self.assertIn("the same", ledger.at(engine).run("replay", "--check").stdout)
        engine.stop()

    def test_a_copy_that_is_cut_short(self):
        """It is no ledger to anybody but the copy that goes on with it."""
        lines = support.generated(self.seed(60), 1_000, 200)
        source = Embedded(self.directory, 2)
        source.submit(lines)
        to_kafka, to_directory = OnKafka(self.directory, "cut"), Embedded(self.directory)
        to_kafka.partitions = 2
        # The first write makes the ledger, the second is the first partition.
        for target, step in ((to_kafka, "kafka.after_commit:2"), (to_directory, "log.after_write:2")):
            copy = ["copy", "--from", source.log, "--to", target.log]
            died = subprocess.run(target.command(*copy, program=support.CRASH_PROGRAM), cwd=self.directory, capture_output=True,
                                  env=support.environment(GRANDLIVRE_CRASH_AT=step), timeout=DEADLINE)
            self.assertEqual(died.returncode, -signal.SIGKILL, died.stderr)
            for command in (["stats"], ["submit", "-"], ["init"], ["serve"]):
                self.assertIn("a copy that was not finished: run `grandlivre copy` again", target.run(*command, code=1).stderr)
            if target is to_kafka:
                self.assertIn("a copy that was not finished", target.run("init", "--recover", code=1).stderr)
            target.run(*copy)
            self.assertEqual(target.journal(), source.journal())
            self.assertEqual(target.digest(), source.digest())
            self.assertIn("copied 0 records", target.run(*copy).stdout)
        self.assertEqual([head for head in to_kafka.heads().values() if "copying" in head], [])

    def test_a_clock_that_is_cut_short(self):
        """More deadlines a partition than one transaction fires."""
        seed = self.seed(70)
        accounts = [name_of(f"{seed}/{number}") for number in range(12_000)]
        lines = [request(f"open/{one}", "OpenAccount", "2015-01-05", account=one) for one in accounts]
        lines += [request(f"hours/{one}", "CreditHours", "2019-05-01", account=one, kind="cpf", centihours=100, year=2018) for one in accounts]
        ledger, embedded = OnKafka(self.directory, "clock", 2), Embedded(self.directory, 2)
        self.assertEqual(ledger.submit(lines), embedded.submit(lines))
        before = ledger.journal().splitlines()
        engine = self.engine(ledger, "a", program=support.CRASH_PROGRAM, crash_at="kafka.after_commit:2")
        self.until("the engine has its partitions", lambda: engine.partitions() == {0, 1})
        clock = self.start(ledger.command("clock", "2019-11-21"), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.until("death in the middle", lambda: not engine.alive())
        self.assertEqual(engine.process.returncode, -signal.SIGKILL, engine.said())
        self.assertIsNone(clock.poll())
        fired = len(ledger.journal().splitlines()) - len(before)
        self.assertTrue(0 < fired < len(accounts), f"{fired} records of the clock: not the middle")
        engine = self.engine(ledger, "a")
        out, err = clock.communicate(timeout=DEADLINE)
        self.assertEqual(clock.returncode, 0, err)
        outcome = json.loads(out)
        self.assertEqual(sum(part["fired"] for part in outcome["partitions"]), len(accounts))
        same = json.dumps({"id": outcome["id"], "type": "AdvanceClock", "on": "2019-11-21", "source": "operator"})
        self.assertEqual(out.decode().splitlines(), embedded.submit([same]))
        self.assertEqual(ledger.digest(), embedded.digest())
        self.assertIn("the same", ledger.at(engine).run("replay", "--check").stdout)
        engine.stop()


class Outages(Case):
    """A broker of its own, that is away for longer than an engine's session while requests flow."""

    def setUp(self):
        super().setUp()
        self.broker = os.path.join(self.directory, "broker")
        self.addCleanup(setattr, support, "BROKER", support.BROKER)
        self.addCleanup(self.tool, "stop")
        support.BROKER = self.tool("start")

    def tool(self, action):
        return support.run([sys.executable, str(support.TOOL), action, self.broker]).strip()

    def outage(self, ended):
        self.tool("stop")
        self.assertFalse(ended(), "it came too late")
        time.sleep(5)  # longer than a session
        self.assertEqual(self.tool("start"), support.BROKER)

    def test_requests_of_a_topic(self):
        lines = support.generated(self.seed(90), 10_000, 1500)
        ledger = OnKafka(self.directory, "away", 4)
        seen = self.watch(ledger)
        engine = self.engine(ledger, "a", "--batch", "10")  # the broker takes a second to stop
        self.until("the engine has its partitions", lambda: engine.partitions() == ALL)
        ledger.publish(lines)
        for share in (3, 2):
            self.until(f"1/{share} is decided", lambda: seen() >= len(lines) // share)
            self.outage(lambda: seen() >= len(lines))
        self.until("all is decided", lambda: seen() >= len(lines))
        self.expect_history(ledger, lines)
        engine.stop()

    def test_submitting_through_an_engine(self):
        lines = support.generated(self.seed(91), 10_000, 1500)
        ledger, embedded = OnKafka(self.directory, "away", 4), Embedded(self.directory, 4)
        engine = self.engine(ledger, "a")
        self.until("the engine has its partitions", lambda: engine.partitions() == ALL)
        requests, outcomes = (os.path.join(self.directory, name) for name in ("requests.jsonl", "outcomes.jsonl"))
        with open(requests, "w") as file:
            file.writelines(line + "\n" for line in lines)
        with open(outcomes, "w") as file:
            submit = self.start(ledger.at(engine).command("submit", "--batch", "20", requests), stdout=file, stderr=subprocess.PIPE)
        answered = lambda: pathlib.Path(outcomes).read_text().splitlines()
        self.until("a third is answered", lambda: len(answered()) >= len(lines) // 3)
        self.outage(lambda: len(answered()) >= len(lines))
        _out, err = submit.communicate(timeout=DEADLINE)
        self.assertEqual(submit.returncode, 0, err)
        self.assertEqual(answered(), embedded.submit(lines))
        engine.stop()
        self.assertEqual(ledger.digest(), embedded.digest())

    def test_two_processes_of_one_name(self):
        """The later one goes on, and the earlier one ends."""
        ledger = OnKafka(self.directory, "name", 2)
        earlier = self.engine(ledger, "a")
        self.until("the engine has its partitions", lambda: earlier.partitions() == {0, 1})
        earlier.may_die = True
        later = self.engine(ledger, "a", data=os.path.join(self.directory, "other"))
        self.until("the earlier one ends", lambda: not earlier.alive())
        self.assertEqual(earlier.process.returncode, 1)
        self.assertIn("another process runs as instance a", earlier.said())
        self.assertIn("\"accepted\"", ledger.submit([request("open", "OpenAccount", "2020-01-01", account=HOLDER)])[0])
        later.stop()


class LostOffsets(Case):
    """What brokers forget of a group that was away, and operators delete by mistake: the journal has it all."""

    def until_recovered(self, ledger, told):
        """An engine that has ended is a member until its session is over."""
        tries = []

        def over():
            tries.append(ledger.run("init", "--recover", code=None))
            return tries[-1].returncode == 0

        self.until("the session is over", over)
        self.assertIn(told, tries[-1].stdout)

    def test_offsets_that_expired(self):
        lines = support.generated(self.seed(80), 2_000, 300)
        ledger = OnKafka(self.directory, "expired", 3)
        seen = self.watch(ledger)
        engine = self.engine(ledger, "a")
        ledger.publish(lines)
        self.until("all is decided", lambda: seen() >= len(lines))
        self.assertIn("stop the engines first", ledger.run("init", "--recover", code=1).stderr)
        engine.stop()
        self.until_recovered(ledger, "nothing is missing")
        heads, first, digest = ledger.heads(), ledger.outcomes(), ledger.digest()

        java("Forget", ledger.topic("engine"))
        for command in (["account", HOLDER], ["submit", "-"], ["serve"], ["copy", "--from", ledger.log, "--to", "archive"]):
            self.assertIn("`grandlivre init --recover` finds the heads in the journal again", ledger.run(*command, code=1).stderr)
        said = ledger.run("init", "--recover").stdout
        self.assertEqual((said.count("head found again"), said.count("  requests: from offset 0 on, was not known\n")), (3, 3), said)
        self.assertEqual(ledger.heads(), heads)
        self.assertEqual(ledger.digest(), digest)
        self.assertIn("nothing is missing", ledger.run("init", "--recover").stdout)

        # All requests come again, and get what they got.
        engine = self.engine(ledger, "a")
        self.until("all is answered again", lambda: seen() >= 2 * len(lines))
        engine.stop()
        given = {id_of(text): json.loads(text) for _partition, _offset, text in first}
        again = [json.loads(text) for _partition, _offset, text in ledger.outcomes()]
        self.assertEqual(sorted(one["id"] for one in again if one.get("duplicate")), sorted(given))
        for one in again:
            self.assertEqual(dict(given[one["id"]], duplicate=True), dict(one, duplicate=True))
        self.assertEqual(ledger.heads(), heads)

    def test_only_the_journal_is_left(self):
        """Relays that were sent and not decided are sent again: their queue is gone, too."""
        holders = [name_of(f"holder {number}") for number in range(20)]
        grants = [{"account": holder, "grant": name_of(f"grant of {holder}"), "kind": "agreement", "cents": 10_000} for holder in holders]
        lines = [request(f"open {holder}", "OpenAccount", "2020-01-01", account=holder) for holder in holders]
        lines += [request("call", "CallFunds", "2020-05-04", funder="892221631", call="CPF-892221631-FUFI-040520", lines=grants)]
        paid = request("receipt", "ReceiveFunds", "2020-05-14", funder="892221631", call="CPF-892221631-FUFI-040520", cents=200_000, bank_reference="B1")
        ledger, embedded = OnKafka(self.directory, "left", 3), Embedded(self.directory, 3)
        ledger.submit(lines)
        engine = self.engine(ledger, "a", program=support.CRASH_PROGRAM, crash_at="kafka.after_commit:1")
        self.until("the engine has its partitions", lambda: engine.partitions() == {0, 1, 2})
        ledger.publish_bytes(paid.encode(), "funder:892221631", [support.JSON_TYPE])
        self.until("death after the receipt", lambda: not engine.alive())
        in_flight = lambda: json.loads(ledger.run("stats", "--format", "json").stdout)["relays"]["in_flight"]
        self.assertEqual(in_flight(), len(holders))

        self.until_recovered(ledger, "nothing is missing")
        java("Forget", ledger.topic("engine"), *map(ledger.topic, ("requests", "relays", "outcomes", "dead-letter", "checkpoints")))
        self.assertIn("head found again", ledger.run("init", "--recover").stdout)
        self.assertEqual(in_flight(), len(holders))
        engine = self.engine(ledger, "a")
        self.until("the relays are decided", lambda: in_flight() == 0)
        engine.stop()
        embedded.submit(lines + [paid])
        self.assertEqual(ledger.digest(), embedded.digest())

    def test_requests_that_were_deleted_before_they_were_decided(self):
        opening = lambda number: request(f"open {number}", "OpenAccount", "2020-01-01", account=name_of(f"holder {number}"))
        ledger = OnKafka(self.directory, "deleted", 1)
        ledger.submit([opening(number) for number in range(5)])
        ledger.publish([opening(5), opening(6)])
        java("DeleteRecords", ledger.topic("requests"), "0", "7")
        said = ledger.run("serve", code=1).stderr
        self.assertIn(f"{ledger.topic('requests')}/0 does not have the next offset any more", said)
        self.assertIn("`grandlivre init --recover`", said)
        self.until_recovered(ledger, "partition 0: 6 records, head was there\n  requests: from offset 7 on, was 5\n")
        outcomes = ledger.submit([opening(number) for number in range(5, 8)])
        self.assertEqual([json.loads(outcome)["position"] for outcome in outcomes], ["0:6", "0:7", "0:8"])

    def test_a_topic_that_was_deleted(self):
        """With it went the group's offsets in it."""
        ledger = OnKafka(self.directory, "gone", 2)
        for name, lost in (("outcomes", "head was there"), ("requests", "head found again")):
            java("Forget", "-", ledger.topic(name))
            said = ledger.run("submit", "-", code=1).stderr
            self.assertIn(f"topic {ledger.topic(name)} has 0 partitions and must have 2, as {ledger.topic('journal')}: `grandlivre init --recover` makes it again", said)
            self.assertIn(lost, ledger.run("init", "--recover").stdout)
            self.assertIn("\"accepted\"", ledger.submit([request(f"open {name}", "OpenAccount", "2020-01-01", account=name_of(name))])[0])

    def test_a_journal_that_is_not_whole(self):
        ledger = OnKafka(self.directory, "broken", 1)
        java("Forget", ledger.topic("engine"))
        path = os.path.join(self.directory, "foreign")
        with open(path, "w") as file:
            file.write("no record")
        kcat("-P", "-t", ledger.topic("journal"), "-k", "clock:0", path)
        self.assertRegex(ledger.run("init", "--recover", code=1).stderr, "record 0:1: offset [0-9]+ of .* holds no record")


class DeadLetters(Case):
    def test_bytes_that_are_no_request(self):
        ledger = OnKafka(self.directory, "dead", 2)
        seen = self.watch(ledger)
        engine = self.engine(ledger, "a")
        self.until("the engine has its partitions", lambda: engine.partitions() == {0, 1})
        no_account = request("mended", "OpenAccount", "2015-01-05").encode()
        json_type, other = support.JSON_TYPE, "content-type=application/x-flatbuffers"
        bad = [(b"not json", "account:" + HOLDER, [json_type, "x-trace=1", "x-trace=2"]),
               (b"[1]", None, [json_type, "ce_id=theirs", "grandlivre.error.detail=theirs"]),
               (no_account, None, [json_type]),
               (b'\0\1{"id":"\0"}\xff\0', "any key", [json_type, "x-why=nul"]),
               (b"\0" * 40, "any key", [other]),
               ("é, à".encode(), "clé", [])]
        for number, (value, key, headers) in enumerate(bad):
            ledger.publish_bytes(value, key, headers, partition=number % 2)
        keyless = request("keyless", "OpenAccount", "2015-01-05", account=name_of("keyless"))
        for partition in (0, 1):  # a request all the same; on one of them it has to be forwarded
            ledger.publish_bytes(keyless.encode(), None, [json_type], partition=partition)
        self.until("all is answered", lambda: seen() >= len(bad) + 2)

        rows = java("ReadTopic", ledger.topic("outcomes"))
        malformed = [row for row in rows if "ce_reason=malformed" in row[3]]
        self.assertEqual(sorted("application/json" in row[3] for row in malformed), [False] + [True] * 5)
        names = sorted(re.search("ce_id=([^,]*)", row[3])[1] for row in malformed)
        said = [json.loads(base64.b64decode(row[4])) for row in rows if "content-type=application/json" in row[3]]
        self.assertEqual(len(said), len(bad) - 1 + 2)
        self.assertEqual({outcome["reason"] for outcome in said if outcome["id"] != name_of("keyless")}, {"malformed"})
        self.assertEqual([outcome["id"] for outcome in said if outcome["id"] == name_of("mended")], [name_of("mended")])
        answers = [outcome for outcome in said if outcome["id"] == name_of("keyless")]
        self.assertEqual([(one["outcome"], one.get("duplicate", False)) for one in answers], [("accepted", False), ("accepted", True)])

        sent = {(row[0], row[1]): row for row in java("ReadTopic", ledger.topic("requests"))}
        buried = java("ReadTopic", ledger.topic("dead-letter"))
        self.assertEqual(sorted(base64.b64decode(row[4]) for row in buried), sorted(value for value, _key, _headers in bad))
        key_sizes = kcat("-C", "-e", "-q", "-t", ledger.topic("dead-letter"), "-f", "%K\n").split()
        self.assertEqual(sorted(map(int, key_sizes)), sorted(len(key.encode()) if key is not None else -1 for _value, key, _headers in bad))
        listed = {letter["id"]: letter for letter in json.loads(ledger.run("dead-letter", "list", "--format", "json").stdout)}
        buried_from = []
        for partition, offset, key, headers, value in buried:
            letter = listed.pop(f"{partition}:{offset}")
            buried_from.append(letter["origin"])
            topic, *place = letter["origin"].rsplit("/", 2)
            self.assertEqual((topic, letter["bytes"]), (ledger.topic("requests"), len(base64.b64decode(value))))
            original = sent[tuple(place)]
            self.assertEqual((key, value), (original[2], original[4]))
            plain = re.sub("0x([0-9a-f]+)", lambda text: bytes.fromhex(text[1]).decode(), headers)
            self.assertEqual(plain, ",".join(([original[3]] if original[3] else []) + [
                "ce_specversion=1.0", f"ce_id={letter['origin']}", f"ce_source=/{ledger.prefix}/{partition}", "ce_type=fr.grandlivre.dead_letter",
                f"grandlivre.error.detail={letter['detail']}", f"grandlivre.error.origin={letter['origin']}"]))
            for reader in (ledger, ledger.at(engine)):
                self.assertEqual(reader.run("dead-letter", "show", letter["id"], decode=False).stdout, base64.b64decode(value))
            shown = json.loads(ledger.run("dead-letter", "show", letter["id"], "--format", "json").stdout)
            self.assertEqual(shown["key"], key or None)
            self.assertEqual([f"{one['name']}={one['value']}" for one in shown["headers"]], original[3].split(",") if original[3] else [])
            self.assertEqual(shown["detail"], letter["detail"])
            if base64.b64decode(value) == no_account:
                to_mend = letter["id"]
        self.assertEqual(listed, {})
        self.assertEqual(names, sorted(buried_from))  # not the request's id, which may get an outcome yet
        self.resubmit(ledger, engine, to_mend)

    def test_messages_that_are_too_large_to_be_passed_on(self):
        """They stop nothing: what goes with a message is cut where it is buried."""
        ledger = OnKafka(self.directory, "large", 1)
        seen = self.watch(ledger)
        engine = self.engine(ledger, "a")
        good = request("open", "OpenAccount", "2015-01-05", account=HOLDER).encode()
        long = "x" * 100_000
        ledger.publish_bytes(b"[]", None, [support.JSON_TYPE, f"long={long}", "short=1"])
        ledger.publish_bytes(good, None, [f"correlation-id={long}", support.JSON_TYPE])
        ledger.publish_bytes(b"[]", long, [support.JSON_TYPE])
        ledger.publish_bytes(good, None, [support.JSON_TYPE])
        ledger.publish_bytes(b"[" * (1 << 20) + b"[", None, [support.JSON_TYPE])
        self.until("all is answered", lambda: seen() >= 5)
        said = [json.loads(text) for _partition, _offset, text in ledger.outcomes()]
        self.assertEqual([outcome["outcome"] for outcome in said], ["rejected"] * 3 + ["accepted", "rejected"])
        self.assertIn("headers: found 1000", said[1]["detail"])
        rows = json.loads(ledger.run("dead-letter", "list", "--format", "json").stdout)
        self.assertEqual([(row["bytes"], row["of"]) for row in rows], [(2, 2), (len(good),) * 2, (2, 2), (4096, (1 << 20) + 1)])
        shown = [json.loads(ledger.run("dead-letter", "show", row["id"], "--format", "json").stdout) for row in rows]
        names = [[header["name"] for header in letter["headers"]] for letter in shown]
        cut = ["grandlivre.error.headers", "grandlivre.error.headers_length"]
        self.assertEqual(names[:3], [["content-type", *cut], cut, ["content-type", "grandlivre.error.key_length"]])
        self.assertEqual(shown[2]["key"], "x" * 4096)
        self.assertIn(f"4096 of its {(1 << 20) + 1} bytes were kept", ledger.run("dead-letter", "resubmit", rows[3]["id"], code=1).stderr)
        engine.stop()

    def resubmit(self, ledger, engine, letter):
        self.assertIn("still no request", ledger.run("dead-letter", "resubmit", letter, code=1).stderr)
        path = os.path.join(self.directory, "mended.json")
        with open(path, "w") as file:
            file.write(request("mended", "OpenAccount", "2015-01-05", account=HOLDER))
        outcome = json.loads(ledger.run("dead-letter", "resubmit", letter, "--with", path).stdout)
        self.assertEqual((outcome["id"], outcome["outcome"]), (name_of("mended"), "accepted"))
        again = json.loads(ledger.at(engine).run("dead-letter", "resubmit", letter, "--with", path).stdout)
        self.assertEqual(again, dict(outcome, duplicate=True))
        engine.stop()
        self.assertEqual(json.loads(ledger.run("account", HOLDER).stdout)["status"], "open")


class Mistakes(Case):
    def test_a_property_that_does_not_exist(self):
        ledger = OnKafka(self.directory, "property", 1)
        for command in (["account", HOLDER], ["submit", "-"], ["serve"], ["init"]):
            self.assertIn("foo", ledger.run("--kafka", "foo=bar", *command, code=1).stderr)
        self.assertIn("session.timeout.ms", ledger.run("--kafka", "session.timeout.ms=soon", "serve", code=1).stderr)
        self.assertIn("the ledger's own", ledger.run("--kafka", "group.id=other", "stats", code=2).stderr)

    def test_librdkafka_tells_what_it_does_when_asked(self):
        ledger, secret = OnKafka(self.directory, "debug", 1), "hunter2-and-more"
        asked = ledger.run("--kafka", "debug=broker,conf", "--kafka", f"sasl.password={secret}", "stats")
        self.assertIn("sasl.password", asked.stderr)
        self.assertIn("[redacted]", asked.stderr)
        self.assertNotIn(secret, asked.stderr)
        self.assertEqual(ledger.run("stats").stderr, "")

    def test_nobody_answers_and_secrets_stay_secret(self):
        """All at once: each of them waits for a broker as long as it is willing to."""
        ledger, secret = OnKafka(self.directory, "secret", 1), "hunter2-and-more"
        password = ["--kafka", f"sasl.password={secret}"]
        sasl = [*password, "--kafka", "sasl.username=user", "--kafka", "sasl.mechanism=PLAIN", "--kafka", "security.protocol=SASL_PLAINTEXT"]
        nobody = ["--log", "kafka://127.0.0.1:1", "--data"]
        commands = [[support.PROGRAM, *nobody, os.path.join(self.directory, f"nobody-{words[-1]}"), *password, *words]
                    for words in (["account", HOLDER], ["submit", os.devnull], ["serve"], ["init"])]
        commands += [ledger.command(*sasl, "account", HOLDER), ledger.command(*sasl, "--kafka", "foo=bar", "account", HOLDER),
                     ledger.command(*password, "--kafka", "security.protocol=none", "account", HOLDER),
                     ledger.command("--kafka", f"ssl.key.pem={secret}", "--kafka", "security.protocol=SSL", "account", HOLDER)]
        running = [self.start(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for command in commands]
        for command, process in zip(commands, running):
            out, err = process.communicate(timeout=DEADLINE)
            self.assertEqual((process.returncode, out), (1, b""), (command, err))
            self.assertTrue(err.startswith(b"grandlivre: "), err)
            self.assertNotIn(secret, err.decode())
        done = ledger.run(*password, "submit", "-", text=request("open", "OpenAccount", "2015-01-05", account=HOLDER) + "\n")
        self.assertNotIn(secret, done.stdout + done.stderr)


if __name__ == "__main__":
    support.main(sys.modules[__name__], sys.argv[1:])
