"""A thousand orders of the same facts, with kill -9 in between, end in the same books.

    orders_test.py PROGRAM [CRASH_PROGRAM] [--copies N] [--deaths N] [--seed N]

One ledger holds N copies of one small history, each with a provider, a funder and a holder of its own
and each in another random order: a transfer accepted, settled and returned, each said twice; runs
issued and sealed twice; money received twice; a second transfer; a claim recovered in parts. Between,
the program is killed and the same lines are sent again. With GRANDLIVRE_TEST_KAFKA (see tools/kafka run)
it is told on that broker. CRASH_PROGRAM, built with crash points, dies at named steps as well.
"""

import argparse
import collections
import json
import os
import random
import subprocess
import tempfile
import uuid

NAMESPACE = uuid.UUID("0b8a1f5e-2c3d-4e6f-8a9b-1c2d3e4f5a6b")
IBAN = "FR7630006000011234567890189"
STEPS = ["engine.before_append", "log.after_write", "engine.after_append", "engine.after_commit", "state.before_flush",
         "projection.before_write"]


def with_key(digits):
    """The number with a last digit that makes its Luhn sum right."""
    for key in "0123456789":
        values = [int(d) * (2 if i % 2 else 1) for i, d in enumerate(reversed(digits + key))]
        if sum(v - 9 if v > 9 else v for v in values) % 10 == 0:
            return digits + key
    raise AssertionError(digits)


class Copy:
    """One telling of the history. Amounts are cents."""

    def __init__(self, number, dice):
        self.number, self.dice, self.made = number, dice, 0
        self.provider = with_key(with_key(f"{40000000 + number:08}") + "0001")
        self.funder = with_key(f"{60000000 + number:08}")
        self.account = self.id_of("account")
        self.dossiers = [self.id_of("one"), self.id_of("two")]
        self.runs = [self.id_of("run one"), self.id_of("run two")]
        self.calls = [f"CPF-{self.funder}-{name}-040520" for name in ("AAAA", "BBBB")]

    def id_of(self, name):
        return str(uuid.uuid5(NAMESPACE, f"{self.number}/{name}"))

    def request(self, kind, on, /, **fields):
        self.made += 1
        return dict({"id": self.id_of(self.made), "type": kind, "on": on, "source": "orders"}, **fields)

    def transfer(self, run):
        digits = run.replace("-", "").upper()
        return f"{self.provider}-{digits[:8]}{digits[-12:]}"

    def training(self, dossier):
        of = {"account": self.account, "dossier": dossier}
        session = {"start": "2020-02-03", "end": "2020-02-28"}
        asked = {"kind": "rncp", "certification": dossier, "centihours": 3500, "price_cents": 50000}
        return [self.request("RequestEnrolment", "2020-01-06", **of, provider=self.provider, training=asked, session=session, job_seeker=False),
                self.request("ProposeOrder", "2020-01-06", **of, price_cents=50000, session=session),
                self.request("AcceptProposal", "2020-01-07", **of, card_cents=0),
                self.request("DeclareStart", "2020-02-03", **of),
                self.request("DeclareEnd", "2020-02-28", **of, rate=100, motive="completed"),
                self.request("ValidateService", "2020-03-02", **of),
                self.request("SubmitInvoice", "2020-03-03", **of, number="F", cents=50000, vat_cents=0)]

    def status(self, run, status, reason=None):
        fields = {"reason": reason} if reason else {}
        return self.request("RecordBankStatus", "2020-04-01", provider=self.provider, end_to_end_id=self.transfer(run), status=status, **fields)

    def phases(self):
        """What has to come before the rest is a phase; inside a shuffled one any order will do."""
        lines = [self.request("OpenAccount", "2020-01-02", account=self.account),
                 self.request("CreditHours", "2020-01-02", account=self.account, kind="dif", centihours=12000, year=2014)]
        lines += self.training(self.dossiers[0]) + self.training(self.dossiers[1])
        lines += [self.request("RegisterProvider", "2020-03-02", provider=self.provider, nda="1", name="Organisme"),
                  self.request("SetBankDetails", "2020-03-02", provider=self.provider, iban=IBAN, holder_name="Organisme")]
        lines += [self.request("CallFunds", "2020-03-02", funder=self.funder, call=call, lines=[
            {"account": self.account, "grant": self.id_of(call), "kind": "voluntary", "cents": 7000}]) for call in self.calls]
        yield lines
        first, second = self.runs
        issue = lambda run: self.request("IssuePayment", "2020-03-25", provider=self.provider, run=run)
        seal = lambda run: self.request("SealRun", "2020-03-25", run=run)
        yield [issue(first)]
        yield self.shuffled([issue(first), seal(first), seal(first)] +
                            [self.status(first, status, reason) for _ in range(2)
                             for status, reason in (("accepted", None), ("settled", None), ("returned", "MS03"))] +
                            [self.request("ReceiveFunds", "2020-03-26", funder=self.funder, call=call, cents=7000, bank_reference=call)
                             for call in self.calls for _ in range(2)])
        yield self.shuffled([issue(second), issue(second), seal(second)])
        yield self.shuffled([seal(second), issue(second)] + [self.status(second, status) for status in ("accepted", "settled", "settled")])
        yield [self.request("ClaimFromProvider", "2020-05-04", provider=self.provider, dossier=self.dossiers[0], cents=10000)]
        yield self.shuffled([self.request("RecordRecovery", "2020-05-05", provider=self.provider, dossier=self.dossiers[0], cents=cents)
                             for cents in (6000, 4000)])

    def shuffled(self, lines):
        self.dice.shuffle(lines)
        return lines


class Orders:
    def __init__(self, options, folder):
        self.options, self.dice = options, random.Random(options.seed)
        brokers = os.environ.get("GRANDLIVRE_TEST_KAFKA")
        self.common = ["--log", f"kafka://{brokers}" if brokers else os.path.join(folder, "ledger")]
        if brokers:
            self.common += ["--prefix", "orders", "--data", os.path.join(folder, "cache")]
        self.on_kafka, self.folder, self.died = bool(brokers), folder, 0
        self.copies = [Copy(n, self.dice) for n in range(options.copies)]

    def run(self, *arguments):
        done = subprocess.run([self.options.program, *self.common, *arguments], capture_output=True, text=True)
        assert done.returncode == 0, (arguments, done.stderr)
        return done.stdout

    def submit(self, lines, deadly):
        """Sends lines; says whether all were answered, or the program died on the way."""
        path = os.path.join(self.folder, "lines.jsonl")
        with open(path, "w") as file:
            file.writelines(json.dumps(line) + "\n" for line in lines)
        environment, program, kill_after = dict(os.environ), self.options.program, None
        if deadly and self.options.crash_program and not self.on_kafka and self.dice.random() < 0.6:
            program = self.options.crash_program
            environment["GRANDLIVRE_CRASH_AT"] = f"{self.dice.choice(STEPS)}:{self.dice.randrange(1, 4)}"
        elif deadly:
            kill_after = self.dice.randrange(1, len(lines))
        process = subprocess.Popen([program, *self.common, "submit", path, "--batch", str(self.dice.choice([64, 257, 1024]))],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
        answered = 0
        for _ in process.stdout:
            answered += 1
            if answered == kill_after:
                process.kill()
        error = process.stderr.read().decode()
        code = process.wait()
        assert code in (0, -9), f"exit {code}: {error}"
        self.died += code == -9
        return code == 0

    def tell(self):
        self.run("init", "--partitions", "3")
        phases = [list(part) for part in zip(*(copy.phases() for copy in self.copies))]
        deaths = [self.dice.randrange(1, len(phases)) for _ in range(self.options.deaths)]
        for number, part in enumerate(phases):
            if number not in (0, 1, 5):  # copies in turn, or mixed: each keeps its own order
                queues = [collections.deque(lines) for lines in part]
                lines = []
                while queues:
                    queue = self.dice.choice(queues)
                    lines.append(queue.popleft())
                    if not queue:
                        queues.remove(queue)
            else:
                lines = [line for of_copy in part for line in of_copy]
            for _ in range(deaths.count(number)):
                self.submit(lines, deadly=True)
            assert self.submit(lines, deadly=False)
        self.check()

    def check(self):
        copies = len(self.copies)
        paid, ends = collections.Counter(), collections.Counter()
        for record in map(json.loads, self.run("journal").splitlines()):
            if record["type"] in ("DossierPaid", "DossierReopened"):
                paid[record["dossier"]] += 1 if record["type"] == "DossierPaid" else -1
            if record["type"] in ("PaymentIssued", "PaymentSettled", "PaymentReturned"):
                ends[record["type"], record["end_to_end_id"]] += 1
        for copy in self.copies:
            assert [paid[dossier] for dossier in copy.dossiers] == [1, 1], copy.number
            first, second = map(copy.transfer, copy.runs)
            assert ends["PaymentIssued", first] == ends["PaymentReturned", first] == 1 and ends["PaymentSettled", first] <= 1
            assert ends["PaymentIssued", second] == ends["PaymentSettled", second] == 1 and not ends["PaymentReturned", second]
        for copy in self.dice.sample(self.copies, min(10, copies)):
            provider = json.loads(self.run("provider", copy.provider, "--format", "json"))
            states = {payment["end_to_end_id"]: (payment["cents"], payment["state"]) for payment in provider["payments"]}
            assert states == {copy.transfer(copy.runs[0]): (100000, "returned"), copy.transfer(copy.runs[1]): (100000, "settled")}, states
            assert [provider[of] for of in ("payable_cents", "in_transit_cents", "paid_cents", "undue_cents")] == [0, 0, 100000, 0]
            funder = json.loads(self.run("funder", copy.funder, "--format", "json"))
            assert [call["state"] for call in funder["calls"]] == ["funded", "funded"] and funder["suspense_cents"] == 0
            for run in copy.runs:
                assert [payment["batch"] for payment in json.loads(self.run("run", run, "--format", "json"))["payments"]] == [1]
        money = {row["ledger_account"]: row["debit"] - row["credit"] for row in json.loads(self.run("trial-balance", "--format", "json"))}
        # Each: 1 000.00 paid once for all, 100.00 recovered, 140.00 received.
        assert money["bank"] == copies * (-100000 + 10000 + 14000), money["bank"]
        assert money["provider:payable"] == money["provider:in_transit"] == money["provider:undue"] == money["relay:clearing"] == 0
        assert money["fund:owed"] == -10000 * copies and money["funder:funds"] == -14000 * copies
        assert all(line["ok"] for line in json.loads(self.run("verify", "--books", "--format", "json")))
        self.run("replay", "--check")
        print(f"{copies} orders and {self.died} deaths, seed {self.options.seed}: the same books")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=os.path.abspath)
    parser.add_argument("crash_program", nargs="?", type=os.path.abspath)
    parser.add_argument("--copies", type=int, default=1000)
    parser.add_argument("--deaths", type=int, default=20)
    parser.add_argument("--seed", type=int, default=20200401)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="grandlivre-orders-") as folder:
        Orders(options, folder).tell()


if __name__ == "__main__":
    main()
