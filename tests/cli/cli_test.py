"""The program as its users meet it: commands, formats, messages, exit codes.

    cli_test.py PROGRAM

Expected cents come from the law and published examples, cited beside them.
"""

import csv
import io
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
import uuid

PROGRAM = os.path.abspath(sys.argv.pop(1))
EMPLOYER = "79910919400529"
PROVIDER = "42740599800399"


class Ledger:
    """A ledger directory of its own, and requests with fresh ids."""

    def __init__(self, directory):
        self.log = os.path.join(directory, "ledger")
        self.made = 0

    def run(self, *arguments, text="", check=True):
        done = subprocess.run([PROGRAM, "--log", self.log, *arguments], input=text.encode(), capture_output=True)
        done.stdout, done.stderr = done.stdout.decode(), done.stderr.decode()
        if check:
            assert done.returncode == 0, f"{arguments}: {done.returncode}: {done.stderr}"
        return done

    def request(self, kind, on, /, **fields):
        self.made += 1
        return dict({"id": str(uuid.uuid5(uuid.UUID(int=0), f"cli/{self.made}")), "type": kind, "on": on, "source": "test"}, **fields)

    def submit(self, *requests, options=(), check=True):
        lines = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in requests)
        done = self.run("submit", "-", *options, text=lines, check=check)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def read(self, *arguments):
        return json.loads(self.run(*arguments, "--format", "json").stdout)


class Case(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = directory.name
        self.ledger = Ledger(self.directory)
        self.account = str(uuid.uuid5(uuid.UUID(int=0), "holder"))

    def open(self, on="2015-01-05"):
        return self.ledger.request("OpenAccount", on, account=self.account)


class PublishedFigures(Case):
    def credit(self, year_from=2019, **fields):
        """The yearly credit of one declaration, in cents."""
        ledger = self.ledger
        account = str(uuid.uuid5(uuid.UUID(int=0), json.dumps(fields)))
        requests = [ledger.request("OpenAccount", "2019-01-02", account=account)]
        if fields.pop("low_qualified", False):
            requests.append(ledger.request("DeclareQualification", "2019-06-01", account=account, low_qualified=True))
        body = dict({"year": year_from, "employer": EMPLOYER, "category": "employee", "unit": "hours"}, **fields)
        requests.append(ledger.request("DeclareActivity", "2020-03-02", account=account, **body))
        outcome = ledger.submit(*requests)[-1]
        self.assertEqual(outcome["outcome"], "accepted", outcome)
        return outcome["balance"]["rights"]["available_cents"]

    def test_yearly_credits(self):
        for expected, source, fields in [
            (18669, "CFDT F3C, 2019-01-06: 600/1607 x 500 = 186.683", dict(worked=600, reference=1607)),
            (24985, "CT R6323-1 II: 803/1607, below half", dict(worked=803)),
            (50000, "CT R6323-1 I: 804/1607, from half", dict(worked=804)),
            (19913, "400/1607 x 800 = 199.1288", dict(worked=400, low_qualified=True)),
            (11468, "50/218 x 500 = 114.678", dict(worked=50, unit="days")),
            (16667, "CT R6323-22: 4/12 x 500", dict(category="self_employed", worked=4, unit="months", contribution_paid=True)),
            (29167, "7/12 x 500", dict(category="self_employed", worked=7, unit="months", contribution_paid=True)),
            (5600, "7 % x 800 is 56 exactly", dict(worked=7, reference=100, low_qualified=True)),
            (5440, "17/250 x 800", dict(worked=17, reference=250, low_qualified=True)),
            (350, "7/1600 x 800", dict(worked=7, reference=1600, low_qualified=True)),
            (80000, "CT R6323-29: ESAT, whatever the time", dict(category="esat", worked=1)),
        ]:
            with self.subTest(source):
                self.assertEqual(self.credit(**fields), expected)

    def test_hours_at_15_and_12_euros(self):
        # Decrees 2018-1153 and 2018-1349: 70 h -> 1 050 €, 20 h of CEC -> 240 €.
        ledger = self.ledger
        outcomes = ledger.submit(
            self.open(), ledger.request("CreditHours", "2018-05-01", account=self.account, kind="cpf", centihours=7000, year=2017),
            ledger.request("CreditHours", "2018-05-01", account=self.account, kind="cec", centihours=2000, year=2017),
            ledger.request("ConvertHours", "2018-12-31", account=self.account, kind="cpf"),
            ledger.request("ConvertHours", "2019-01-01", account=self.account, kind="cpf"),
            ledger.request("ConvertHours", "2019-01-01", account=self.account, kind="cec"))
        self.assertEqual(outcomes[3]["reason"], "wrong_date")
        view = ledger.read("account", self.account)
        self.assertEqual({line["bucket"]: line["available_cents"] for line in view["buckets"]},
                         {"annual": 105000, "dif": 0, "cec": 24000, "credit_note": 0})

    def test_ceiling(self):
        # 4 800 + 500 under a ceiling of 5 000: 200 credited, 300 not.
        ledger = self.ledger
        requests = [self.open("2019-01-02"), ledger.request("CreditHours", "2019-02-01", account=self.account, kind="cpf", centihours=15000, year=2018),
                    ledger.request("ConvertHours", "2019-02-02", account=self.account, kind="cpf"),
                    ledger.request("CreditHours", "2019-02-01", account=self.account, kind="dif", centihours=12000, year=2014),
                    ledger.request("ConvertHours", "2019-02-02", account=self.account, kind="dif")]  # 2 250 + 1 800 €
        requests += [ledger.request("DeclareActivity", f"{year + 1}-04-01", account=self.account, year=year, employer=EMPLOYER,
                                    category="employee", worked=worked, reference=100, unit="hours")
                     for year, worked in [(2019, 100), (2020, 50), (2021, 100)]]
        outcomes = ledger.submit(*requests)
        self.assertEqual(outcomes[-1]["balance"]["rights"]["available_cents"], 500000)
        credited = [json.loads(line) for line in ledger.run("journal", "--type", "RightsCredited").stdout.splitlines()]
        self.assertEqual([(e["year"], e["credited"], e["truncated"]) for e in credited],
                         [(2019, 50000, 0), (2020, 45000, 5000), (2021, 0, 50000)])
        self.assertIn("credit.employee@2019-01-01", credited[0]["rule"])


class Outcomes(Case):
    def test_duplicate_and_id_reused(self):
        opened = self.open()
        first, again, reused, unknown = self.ledger.submit(
            opened, opened, dict(opened, on="2015-01-06"),
            self.ledger.request("ConvertHours", "2019-01-01", account=str(uuid.UUID(int=7)), kind="cpf"))
        self.assertEqual(first["outcome"], "accepted")
        self.assertEqual(again, dict(first, duplicate=True))
        self.assertEqual((reused["outcome"], reused["reason"]), ("rejected", "id_reused"))
        self.assertNotIn("position", reused)
        self.assertEqual((unknown["reason"], unknown["events"]), ("unknown_account", []))
        self.assertIn("position", unknown)
        self.assertEqual(self.ledger.submit(opened)[0], dict(first, duplicate=True))

    def test_bad_lines_are_answered_and_the_next_goes_on(self):
        good = self.open()
        bad = ["not json", "[1]", '{"id":"x"}', json.dumps(dict(good, worked=1)), json.dumps(dict(good, on="2019-02-30")),
               json.dumps(good)[:-1] + ',"on":"2015-01-05"}', "{" * 2000, json.dumps(dict(good, source="a\0b"))]
        numbers = [json.dumps(self.ledger.request("CreditHours", "2019-01-01", account=self.account, kind="cpf", year=2018))[:-1] + f',"centihours":{n}}}'
                   for n in ["-1", "0", str(2**63), "NaN", "1e999", "1.5", '"1"']]
        long = '{"id":"' + "a" * (1 << 21) + '"}'
        outcomes = self.ledger.submit(*bad, *numbers, long, good)
        self.assertEqual(len(outcomes), len(bad) + len(numbers) + 2)
        for line, outcome in enumerate(outcomes[:-1], 1):
            self.assertEqual((outcome["outcome"], outcome["reason"], outcome["line"], outcome["events"]), ("rejected", "malformed", line, []))
            self.assertRegex(outcome["detail"], "found .*expected")
            self.assertNotIn("position", outcome)
        self.assertIsNone(outcomes[0]["id"])
        self.assertEqual(outcomes[3]["id"], good["id"])
        self.assertEqual(outcomes[-1]["outcome"], "accepted")

    def test_clock(self):
        self.ledger.run("init", "--partitions", "3")
        self.ledger.submit(self.open(), self.ledger.request("CreditHours", "2019-05-01", account=self.account, kind="cpf", centihours=100, year=2018))
        outcome = json.loads(self.ledger.run("clock", "2019-11-21").stdout)
        self.assertEqual([part["partition"] for part in outcome["partitions"]], [0, 1, 2])
        self.assertEqual(sum(part["fired"] for part in outcome["partitions"]), 1)
        self.assertEqual(outcome["events"], [])
        again = json.loads(self.ledger.run("clock", "2019-11-21").stdout)  # the same day: accepted without consequence
        self.assertEqual((again["outcome"], sum(part["fired"] for part in again["partitions"])), ("accepted", 0))
        back = self.ledger.run("clock", "2019-11-20", check=False)
        self.assertEqual((back.returncode, json.loads(back.stdout)["reason"]), (1, "wrong_date"))
        future = self.ledger.run("clock", "9999-01-01", check=False)
        self.assertEqual(future.returncode, 1)
        self.assertIn("--future", future.stderr)

    def test_strict_settle_and_dry_run(self):
        opened = self.open()
        dry = self.ledger.submit(opened, opened, options=["--dry-run"])
        self.assertFalse(os.path.exists(self.ledger.log))
        self.assertEqual(self.ledger.submit(opened, opened, options=["--settle"]), dry)
        refused = self.ledger.run("submit", "-", "--strict", text=json.dumps(self.open("2016-01-01")) + "\n", check=False)
        self.assertEqual((refused.returncode, json.loads(refused.stdout)["reason"]), (1, "account_exists"))
        claim = self.ledger.request("ClaimFromHolder", "2020-01-01", account=self.account, cents=500, cause="undue_use")
        would = self.ledger.submit(claim, options=["--dry-run"])
        self.assertEqual(would[0]["balance"]["rights"]["debt_cents"], 500)
        self.assertEqual(self.ledger.read("account", self.account)["rights"]["debt_cents"], 0)


class Reads(Case):
    def test_account_statement_dossier(self):
        dossier = str(uuid.UUID(int=9))
        ledger = self.ledger
        ledger.submit(self.open(), ledger.request("CreditHours", "2018-05-01", account=self.account, kind="cpf", centihours=2400, year=2017),
                      ledger.request("ReserveHours", "2019-10-07", account=self.account, dossier=dossier, kind="cpf", centihours=2000,
                                     provider=PROVIDER, validated_on="2019-10-04", session_start="2019-11-18"),
                      ledger.request("AdvanceClock", "2019-11-21"),
                      ledger.request("ReleaseHours", "2019-12-01", account=self.account, dossier=dossier, kind="cpf", centihours=500))
        view = ledger.read("account", self.account)
        # 4 h free and 5 h released, at 15 €; 15 h still held by the dossier, in hours.
        self.assertEqual(view["rights"], {"available_cents": 13500, "reserved_cents": 0, "debited_cents": 0, "forfeited_cents": 0, "debt_cents": 0})
        self.assertEqual(view["hours"], [{"kind": "cpf", "available_centihours": 0, "reserved_centihours": 1500}])
        self.assertEqual(view["dossiers"], [{"dossier": dossier, "state": "hours_reserved", "price_cents": 0}])
        self.assertEqual((view["account"], view["status"]), (self.account, "open"))
        statement = ledger.read("statement", self.account)
        annual = [line for line in statement if line["bucket"] == "annual"]
        self.assertEqual([line["amount"] for line in annual], [6000, 7500])
        self.assertEqual(annual[-1]["balance"], 13500)
        self.assertEqual(set(statement[0]), {"position", "version", "on", "recorded_at", "type", "request", "bucket", "unit", "amount", "balance"})
        found = ledger.read("dossier", dossier)
        self.assertEqual((found["state"], found["account"], found["provider"]), ("hours_reserved", self.account, PROVIDER))
        self.assertEqual(found["deadlines"], [{"what": "hours_ended", "on": "2019-12-31"}])
        ledger.run("clock", "2020-01-01")
        self.assertEqual(ledger.read("dossier", dossier)["state"], "hours_ended")
        self.assertEqual(ledger.read("account", self.account)["rights"]["available_cents"], 36000)

    def test_formats(self):
        self.ledger.submit(self.open())
        rows = list(csv.DictReader(io.StringIO(self.ledger.run("rules", "show", "--format", "csv").stdout)))
        self.assertIn("credit.employee@2019-01-01", [row["rule"] for row in rows])
        self.assertIn("status", self.ledger.run("account", self.account, "--format", "table").stdout)
        self.assertEqual(json.loads(self.ledger.run("account", self.account).stdout)["status"], "open")

    def test_trial_balance_is_zero(self):
        self.ledger.submit(self.open(), self.ledger.request("ClaimFromHolder", "2020-01-01", account=self.account, cents=500, cause="undue_use"))
        done = self.ledger.run("trial-balance", "--format", "json")
        self.assertEqual(json.loads(done.stdout), [
            {"book": "rights", "ledger_account": "holder:debt", "unit": "EUR", "debit": 500, "credit": 0},
            {"book": "rights", "ledger_account": "reclaimed", "unit": "EUR", "debit": 0, "credit": 500}])
        self.assertRegex(done.stderr, "at 0:")

    def test_replay(self):
        self.ledger.submit(self.open())
        before = self.ledger.run("replay", "--check").stdout
        digest = [line for line in before.splitlines() if line.startswith("digest")]
        self.assertIn("the same", before)
        self.assertIn(digest[0], self.ledger.run("replay").stdout)
        self.assertIn(digest[0], self.ledger.run("replay", "--check").stdout)
        into = os.path.join(self.directory, "then")
        self.ledger.run("replay", "--until", "0:0", "--into", into)
        self.assertTrue(os.path.isdir(into))


class Person(Case):
    def test_help_of_each_command_has_an_example(self):
        commands = ["demo", "init", "submit", "account", "statement", "dossier", "clock", "rules", "trial-balance", "stats",
                    "journal", "replay", "generate", "completion", "serve", "copy", "dead-letter", "financing", "funder",
                    "provider", "run", "pay", "bank", "quarterly", "verify", "explain", "export"]
        for command in commands:
            done = self.ledger.run(command, "--help")
            self.assertIn("xample", done.stdout, command)
        self.assertTrue(all(command in self.ledger.run("--help").stdout for command in commands))
        self.assertIn("trial-balance", self.ledger.run("completion", "bash").stdout)

    def test_exit_codes(self):
        for arguments, code in [(["nonsense"], 2), (["account"], 2), (["account", "x"], 2), (["submit"], 2), ([], 2),
                                (["account", self.account], 1), (["submit", "/nonexistent"], 1), (["journal", "--type", "X"], 2),
                                (["init", "--recover"], 2), (["--log", "kafka://", "stats"], 2), (["--log", "kafkas://a:1", "stats"], 2),
                                (["--log", "kafka://localhost:1", "--kafka", "foo", "stats"], 2), (["--log", "kafka://localhost:1", "init", "--recover", "--partitions", "2"], 2)]:
            done = self.ledger.run(*arguments, check=False)
            self.assertEqual(done.returncode, code, (arguments, done.stderr))
            self.assertTrue(done.stderr.strip(), arguments)

    def test_one_process_at_a_time(self):
        self.ledger.run("init")
        holder = subprocess.Popen([PROGRAM, "--log", self.ledger.log, "submit", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        holder.stdin.write((json.dumps(self.open()) + "\n").encode())
        holder.stdin.flush()
        holder.stdout.readline()  # answered: it holds the log
        done = self.ledger.run("stats", check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn(f"process {holder.pid}", done.stderr)
        holder.stdin.close()
        self.assertEqual(holder.wait(), 0)
        holder.stdout.close()
        self.ledger.run("stats")

    def test_init(self):
        self.ledger.run("init", "--name", "essai", "--partitions", "2")
        again = self.ledger.run("init", check=False)
        self.assertEqual(again.returncode, 1)
        self.assertIn("already", again.stderr)
        created = [json.loads(line) for line in self.ledger.run("journal").stdout.splitlines()]
        self.assertEqual([record["position"] for record in created], ["0:0", "1:0"])
        # UUIDv5 of the name in the nil namespace.
        self.assertEqual(created[0]["ledger"], str(uuid.uuid5(uuid.UUID(int=0), "essai")))
        self.assertNotIn("on", created[0])
        self.assertEqual((created[0]["version"], created[0]["stream"]), (1, "clock:0"))

    def test_generate_is_deterministic(self):
        once = self.ledger.run("generate", "--accounts", "20", "--seed", "5").stdout
        self.assertEqual(once, self.ledger.run("generate", "--accounts", "20", "--seed", "5").stdout)
        self.assertNotEqual(once, self.ledger.run("generate", "--accounts", "20", "--seed", "6").stdout)
        outcomes = self.ledger.submit(*once.splitlines())
        self.assertFalse([o for o in outcomes if o.get("reason") == "malformed"])

    def test_rules(self):
        self.ledger.run("init")
        text = self.ledger.run("rules", "show", "--text").stdout
        path = os.path.join(self.directory, "rules.toml")
        with open(path, "w") as file:
            file.write(text.replace("base_cents = 500_00", "base_cents = 600_00"))
        self.ledger.run("clock", "2020-01-01")
        refused = self.ledger.run("rules", "adopt", path, "--on", "2020-01-02", check=False)
        self.assertEqual((refused.returncode, json.loads(refused.stdout)["reason"]), (1, "invalid_rules"))
        self.assertRegex(json.loads(refused.stdout)["detail"], "line [0-9]+")
        with open(path, "w") as file:
            file.write(text + "\n# a remark\n")
        self.assertEqual(json.loads(self.ledger.run("rules", "adopt", path, "--on", "2020-01-02").stdout)["outcome"], "accepted")
        self.assertIn("a remark", self.ledger.run("rules", "show", "--text").stdout)
        self.assertNotIn("FAILED", self.ledger.run("rules", "test", "--format", "csv").stdout)
        changed = self.ledger.read("rules", "diff", "2019-12-31", "2020-01-01")
        self.assertIn("conversion.public@2020-01-01", [line["after"] for line in changed])

    def test_what_cannot_be_written_is_no_success(self):
        self.ledger.submit(self.open())
        for arguments in [["stats"], ["account", self.account], ["statement", self.account], ["journal"], ["trial-balance"],
                          ["rules", "show"], ["generate"], ["clock", "2015-02-01"], ["replay"], ["--help"]]:
            with open("/dev/full", "w") as full:
                done = subprocess.run([PROGRAM, "--log", self.ledger.log, *arguments], stdout=full, stderr=subprocess.PIPE)
            self.assertEqual(done.returncode, 1, arguments)
            self.assertIn(b"cannot be written", done.stderr, arguments)

    def test_closed_standard_files_lend_their_number_to_nobody(self):
        line = json.dumps(self.open())
        for closed, name in [("<&-", "in"), (">&-", "out")]:
            log = self.ledger.log + name
            command = f'echo \'{line}\' > "$1.req"; "$0" --log "$1" submit {"-" if name == "in" else "$1.req"} {closed}'
            done = subprocess.run(["sh", "-c", command, PROGRAM, log], capture_output=True)
            self.assertEqual(done.returncode, 1, done.stderr)
            for folder, _, names in os.walk(log):
                for name in names:
                    with open(os.path.join(folder, name), "rb") as file:
                        self.assertNotIn(b'"outcome"', file.read())

    def test_no_request_stops_a_partition(self):
        largest = 10**13
        outcomes = self.ledger.submit(
            self.open(), self.ledger.request("ClaimFromHolder", "2020-01-01", account=self.account, cents=2**63 - 1, cause="x"),
            *[self.ledger.request("ClaimFromHolder", "2020-01-01", account=self.account, cents=largest, cause="x") for _ in range(3)])
        self.assertEqual([o.get("reason") for o in outcomes], [None, "malformed", None, None, None])
        self.assertEqual(self.ledger.read("account", self.account)["rights"]["debt_cents"], 3 * largest)

    def test_a_configuration_is_read_whole_or_refused(self):
        config = os.path.join(self.directory, "c.toml")
        for text, code in [('log = "elsewhere"\n', 1), ("bogus = 1\n", 2), ("[submit]\nstric = true\n", 2)]:
            with open(config, "w") as file:
                file.write(text)
            done = subprocess.run([PROGRAM, "--config", config, "stats"], capture_output=True, text=True, cwd=self.directory)
            self.assertEqual(done.returncode, code, (text, done.stderr))
        environment = dict(os.environ, GRANDLIVRE_LOG=self.ledger.log)  # goes before the file
        with open(config, "w") as file:
            file.write('log = "elsewhere"\n')
        self.ledger.run("init")
        subprocess.run([PROGRAM, "--config", config, "stats"], env=environment, check=True, capture_output=True)

    def test_the_same_words_another_time_are_another_request(self):
        self.ledger.run("init")
        text = self.ledger.run("rules", "show", "--text").stdout
        for name in ["one", "two", "one"]:
            path = os.path.join(self.directory, name)
            with open(path, "w") as file:
                file.write(f"{text}\n# book {name}\n")
            self.ledger.run("rules", "adopt", path, "--on", "2020-01-02")
            self.assertIn(f"# book {name}\n", self.ledger.run("rules", "show", "--text").stdout)

    def test_stores_that_do_not_fit_the_log_are_rebuilt(self):
        self.ledger.submit(self.open())
        journal, older = os.path.join(self.ledger.log, "journal"), os.path.join(self.directory, "older")
        shutil.copytree(journal, older)
        credit = self.ledger.request("CreditHours", "2018-06-01", account=self.account, kind="cpf", centihours=2400, year=2017)
        self.ledger.submit(credit)
        shutil.rmtree(journal)
        shutil.move(older, journal)  # a journal out of a backup, with state and projections of later
        self.assertEqual(self.ledger.read("account", self.account)["hours"], [])
        self.assertEqual(self.ledger.submit(credit)[0]["outcome"], "accepted")
        self.ledger.run("replay", "--check")

    def test_journal_filters_that_cannot_match_are_errors(self):
        self.ledger.submit(self.open())
        for arguments in [["--from", "99:0"], ["--from", "0:1", "--to", "1:1"], ["--from", "0:2", "--to", "0:1"], ["--stream", "foo"],
                          ["--stream", "account:zz"]]:
            self.assertNotEqual(self.ledger.run("journal", *arguments, check=False).returncode, 0, arguments)
        self.assertIn("AccountOpened", self.ledger.run("journal", "--stream", f"account:{self.account.upper()}").stdout)

    def test_csv_has_a_column_for_each_figure(self):
        self.ledger.submit(self.open())
        row = next(csv.DictReader(io.StringIO(self.ledger.run("account", self.account, "--format", "csv").stdout)))
        self.assertEqual(row["rights.available_cents"], "0")

    def test_demo(self):
        told = self.ledger.run("demo").stdout
        for figure in ["2940.00 €", "300.00 €", "186.69 €", "the same", "rights EUR: 0",
                       "of 3450.00 € for 3 dossiers: returned (AC04)", "dead_iban", "of 3450.00 € for 3 dossiers: settled"]:
            self.assertIn(figure, told)


class Served(Case):
    """Commands on a ledger that `serve` holds run in its process."""

    def setUp(self):
        super().setUp()
        self.server = subprocess.Popen([PROGRAM, "--log", self.ledger.log, "serve"], stderr=subprocess.PIPE, text=True)
        self.assertIn("serving", self.server.stderr.readline())

    def tearDown(self):
        if self.server.poll() is None:
            self.server.send_signal(signal.SIGTERM)
        self.assertEqual(self.server.wait(), 0)
        self.server.stderr.close()
        super().tearDown()

    def test_the_same_outcomes_and_answers(self):
        requests = [self.open(), self.open(), "nonsense",
                    self.ledger.request("CreditHours", "2018-06-01", account=self.account, kind="cpf", centihours=7000, year=2017)]
        served = self.ledger.submit(*requests)
        self.ledger.run("clock", "2019-11-21")
        account = self.ledger.read("account", self.account)
        self.assertEqual(account["rights"]["available_cents"], 105000)  # 70 h at 15 €
        self.assertIn("the same", self.ledger.run("replay", "--check").stdout)
        self.assertEqual(self.ledger.run("account", "x", check=False).returncode, 2)
        self.assertEqual(self.ledger.submit(requests[0], options=["--dry-run"])[0]["duplicate"], True)
        self.server.send_signal(signal.SIGTERM)
        self.assertEqual(self.server.wait(), 0)
        alone = Ledger(os.path.join(self.directory, "alone"))
        self.assertEqual(served, alone.submit(*requests))
        self.assertEqual(account, self.ledger.read("account", self.account))

    def test_many_clients_at_once(self):
        senders = []
        for number in range(8):
            account = str(uuid.uuid5(uuid.UUID(int=0), f"many/{number}"))
            lines = "".join(json.dumps(self.ledger.request("OpenAccount", "2015-01-05", account=account)) + "\n" for _ in range(50))
            sender = subprocess.Popen([PROGRAM, "--log", self.ledger.log, "submit", "-", "--settle"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            sender.stdin.write(lines.encode())
            sender.stdin.close()
            senders.append(sender)
        for sender in senders:
            outcomes = [json.loads(line) for line in sender.stdout]
            self.assertEqual(sender.wait(), 0)
            sender.stdout.close()
            self.assertEqual([o.get("reason") for o in outcomes], [None] + ["account_exists"] * 49)
        self.assertIn("the same", self.ledger.run("replay", "--check").stdout)

    def test_the_journal_is_followed(self):
        self.ledger.submit(self.open())
        reader = subprocess.Popen([PROGRAM, "--log", self.ledger.log, "journal", "--follow", "--stream", f"account:{self.account}"], stdout=subprocess.PIPE)
        self.assertEqual(json.loads(reader.stdout.readline())["type"], "AccountOpened")
        self.ledger.submit(self.ledger.request("CloseAccount", "2020-01-01", account=self.account))
        self.assertEqual(json.loads(reader.stdout.readline())["type"], "AccountClosed")
        reader.kill()  # the server notices, or its end would wait for ever
        reader.wait()
        reader.stdout.close()

    def test_the_end_does_not_wait_for_who_sends_nothing(self):
        sender = subprocess.Popen([PROGRAM, "--log", self.ledger.log, "submit", "-"], text=True,
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        sender.stdin.write(json.dumps(self.open()) + "\n")
        sender.stdin.flush()
        self.assertIn("accepted", sender.stdout.readline())
        self.server.send_signal(signal.SIGTERM)
        self.assertEqual(self.server.wait(), 0)
        self.assertEqual(sender.wait(), 1)
        self.assertIn("lines without an outcome can be sent again", sender.stderr.read())
        for file in (sender.stdin, sender.stdout, sender.stderr):
            file.close()

    def test_a_second_server_is_refused(self):
        second = self.ledger.run("serve", check=False)
        self.assertEqual(second.returncode, 1)
        self.assertIn(f"process {self.server.pid}", second.stderr)


class Journals(Case):
    def test_dead_letters_are_kept_shown_and_sent_again(self):
        good = json.dumps(self.open())
        long = '{"id":"' + "x" * (1 << 20)
        self.ledger.submit("nonsense", good.replace('"2015-01-05"', '"2015-02-30"'), long)
        letters = self.ledger.read("dead-letter", "list")
        self.assertEqual([letter["origin"] for letter in letters], ["line 1", "line 2", "line 3"])
        self.assertEqual(self.ledger.run("dead-letter", "show", letters[0]["id"]).stdout, "nonsense")
        shown = self.ledger.read("dead-letter", "show", letters[2]["id"])
        headers = {header["name"]: header["value"] for header in shown["headers"]}
        self.assertEqual(headers["grandlivre.error.length"], str(len(long)))
        self.assertEqual(headers["grandlivre.error.sha256"], hashlib.sha256(long.encode()).hexdigest())
        self.assertEqual(shown["value"], long[:4096])
        self.assertEqual(self.ledger.run("dead-letter", "resubmit", letters[1]["id"], check=False).returncode, 1)
        mended = os.path.join(self.directory, "mended")
        with open(mended, "w") as file:
            file.write(good)
        self.assertIn("accepted", self.ledger.run("dead-letter", "resubmit", letters[1]["id"], "--with", mended).stdout)

    def test_a_copy_has_the_same_journal_and_goes_on(self):
        other = Ledger(os.path.join(self.directory, "copy"))
        self.ledger.submit(self.open())
        self.ledger.run("copy", "--from", self.ledger.log, "--to", other.log)
        self.ledger.submit(self.ledger.request("CreditHours", "2018-06-01", account=self.account, kind="cpf", centihours=2400, year=2017))
        self.assertIn("copied 1 records", self.ledger.run("copy", "--from", self.ledger.log, "--to", other.log).stdout)
        self.assertEqual(self.ledger.run("journal").stdout, other.run("journal").stdout)
        self.assertEqual(self.ledger.read("account", self.account), other.read("account", self.account))
        other.submit(self.ledger.request("CloseAccount", "2018-07-01", account=self.account))
        refused = self.ledger.run("copy", "--from", self.ledger.log, "--to", other.log, check=False)
        self.assertEqual(refused.returncode, 1)
        self.assertIn("not the beginning", refused.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=1)
