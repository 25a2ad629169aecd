"""A month of invoices is paid, transfers come back and are paid again, a year is closed, and what is
exported is taken by those who are to read it.

    month_test.py PROGRAM [--invoices N] [--returns N] [--providers N] [--seed N] [--log LOG]

By default 2 000 invoices of 120 providers, 30 returns, on an embedded ledger in a temporary folder;
`--invoices 20000 --providers 1200 --returns 300` is a large month. With GRANDLIVRE_TEST_KAFKA (see
tools/kafka run) it goes to that broker.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "formats"))
import accounting_checks
import pain001_xsd

FRANCE_COMPETENCES = "853000982"
OPCO = "892221631"
EMPLOYERS = "79910919400529"
DEBTOR = ["--debtor-name", "Fonds de la formation", "--debtor-iban", "FR7630006000011234567890189", "--debtor-siren",
          "732829320"]
NAMESPACE = uuid.UUID("6f1d2c3b-4a59-4867-b1a0-9f8e7d6c5b4a")


def luhn(digits):
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10


def with_key(digits):
    """The number with a last digit that makes its Luhn sum right."""
    return next(digits + key for key in "0123456789" if luhn(digits + key) == 0)


def siret(number):
    return with_key(with_key(f"{50000000 + number:08}") + "0001")


def iban(number):
    """A French IBAN: account `number`, with the national key and the international one."""
    bank, branch, account = 30006, 1, 10000000000 + number
    key = 97 - (89 * bank + 15 * branch + 3 * account) % 97
    bban = f"{bank:05}{branch:05}{account:011}{key:02}"
    return f"FR{98 - int(bban + '152700') % 97:02}{bban}"


class Program:
    def __init__(self, path, log, folder):
        self.path, self.log, self.folder, self.made = path, log, folder, 0

    def run(self, *arguments, check=True):
        options = ["--log", self.log, *DEBTOR]
        if self.log.startswith("kafka://"):
            options += ["--prefix", "month", "--data", os.path.join(self.folder, "cache")]
        done = subprocess.run([self.path, *options, *arguments], capture_output=True, text=True, cwd=self.folder)
        if check and done.returncode != 0:
            raise AssertionError(f"{arguments}: exit {done.returncode}: {done.stderr}")
        return done

    def read(self, *arguments):
        return json.loads(self.run(*arguments, "--format", "json").stdout)

    def request(self, kind, on, /, **fields):
        self.made += 1
        return dict({"id": str(uuid.uuid5(NAMESPACE, str(self.made))), "type": kind, "on": on, "source": "month"}, **fields)

    def submit(self, requests):
        path = os.path.join(self.folder, "requests.jsonl")
        with open(path, "w") as file:
            for line in requests:
                file.write(json.dumps(line) + "\n")
        outcomes = [json.loads(line) for line in self.run("submit", path).stdout.splitlines()]
        refused = [(line, outcome) for line, outcome in zip(requests, outcomes) if outcome["outcome"] != "accepted"]
        assert not refused, refused[:3]
        assert len(outcomes) == len(requests)
        return outcomes

    def file(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w") as file:
            file.write(text)
        return path


class Month:
    """The trainings of one month: what is asked, in the order of its steps."""

    def __init__(self, program, options):
        self.program, self.random = program, random.Random(options.seed)
        self.providers = [siret(n) for n in range(options.providers)]
        self.trainings = []
        for n in range(options.invoices):
            price = self.random.randrange(50_000, 150_001)
            self.trainings.append({
                "account": str(uuid.uuid5(NAMESPACE, f"account {n}")),
                "dossier": str(uuid.uuid5(NAMESPACE, f"dossier {n}")),
                "provider": self.providers[n % len(self.providers)],
                "number": f"F-{n}",
                "price": price,
                "top_up": 20_000 if n % 10 == 3 else 0,
                "grant": str(uuid.uuid5(NAMESPACE, f"grant {n}")) if n % 10 == 7 else None,
            })

    def setting(self):
        request = self.program.request
        yield request("ReceiveContribution", "2025-09-01", funder=FRANCE_COMPETENCES, cents=5_000_000_000, period="2025-09",
                      bank_reference="FC-2025-09")
        for n, provider in enumerate(self.providers):
            yield request("RegisterProvider", "2025-09-01", provider=provider, nda=f"{11_000_000_000 + n}", name=f"Organisme {n}")
            yield request("SetBankDetails", "2025-09-01", provider=provider, iban=iban(n), holder_name=f"Organisme {n}")
        for training in self.trainings:
            account = training["account"]
            yield request("OpenAccount", "2025-01-02", account=account)
            for year in (2022, 2023, 2024):
                yield request("DeclareActivity", "2025-03-03", account=account, year=year, employer=EMPLOYERS,
                              category="employee", worked=1607, unit="hours")

    def grants(self):
        """Calls of at most 500 lines, paid at once; each line of 100 euros."""
        lines = [{"account": t["account"], "grant": t["grant"], "kind": "voluntary", "cents": 10_000}
                 for t in self.trainings if t["grant"]]
        for begin in range(0, len(lines), 500):
            part = lines[begin:begin + 500]
            label = f"CPF-{OPCO}-{''.join(chr(65 + begin // 500 // 26 ** k % 26) for k in range(4))}-040925"
            yield self.program.request("CallFunds", "2025-09-01", funder=OPCO, call=label, lines=part)
            yield self.program.request("ReceiveFunds", "2025-09-03", funder=OPCO, call=label, cents=10_000 * len(part),
                                       bank_reference=f"BK-{begin}")

    def orders(self):
        request, session = self.program.request, {"start": "2025-09-29", "end": "2025-10-10"}
        for t in self.trainings:
            of = {"account": t["account"], "dossier": t["dossier"]}
            yield request("RequestEnrolment", "2025-09-08", **of, provider=t["provider"], job_seeker=False, session=session,
                          training={"kind": "rncp", "certification": "RNCP1", "centihours": 3500, "price_cents": t["price"]})
            yield request("ProposeOrder", "2025-09-09", **of, price_cents=t["price"], session=session)
            if t["top_up"]:
                yield request("CommitTopUp", "2025-09-10", **of, funder=OPCO, kind="region", cents=t["top_up"])
            # 102.23 € of every training are the holder's in 2025 (CT L6323-7).
            yield request("AcceptProposal", "2025-09-11", **of, card_cents=10_223, payment_reference=f"CARD-{t['number']}")
            yield request("DeclareStart", "2025-09-29", **of)
            yield request("DeclareEnd", "2025-10-10", **of, rate=100, motive="completed")
            yield request("ValidateService", "2025-10-17", **of)
            yield request("SubmitInvoice", f"2025-11-{self.random.randrange(1, 31):02}", **of, number=t["number"],
                          cents=t["price"], vat_cents=0)


def camt054(name, entries):
    """A bank's notification: entries of (end-to-end id, cents, reason of a return or None)."""
    rows = []
    for number, (end_to_end_id, cents, reason) in enumerate(entries):
        back = f"<RtrInf><Rsn><Cd>{reason}</Cd></Rsn></RtrInf>" if reason else ""
        rows.append(f"""<Ntry><NtryRef>{number}</NtryRef><Amt Ccy="EUR">{cents // 100}.{cents % 100:02}</Amt>
<CdtDbtInd>{'CRDT' if reason else 'DBIT'}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2025-12-15</Dt></BookgDt>
<BkTxCd/><NtryDtls><TxDtls><Refs><EndToEndId>{end_to_end_id}</EndToEndId></Refs>{back}</TxDtls></NtryDtls></Ntry>""")
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn>
<GrpHdr><MsgId>{name}</MsgId><CreDtTm>2025-12-15T08:00:00</CreDtTm></GrpHdr><Ntfctn><Id>{name}</Id>
{os.linesep.join(rows)}
</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>
"""


def pain002(name, message_id, status):
    """A bank's answer for a whole file."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
<GrpHdr><MsgId>{name}</MsgId><CreDtTm>2025-12-12T08:00:00</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>{message_id}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>
<GrpSts>{status}</GrpSts></OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>
"""


def balances(program):
    return {row["ledger_account"]: row["debit"] - row["credit"] for row in program.read("trial-balance")}


def twice(program, path, expected):
    """The file is booked; again, it changes nothing."""
    first = program.read("bank", path)
    assert first["accepted"] == expected and not first["rejected"] and not first["unknown"], (expected, first)
    before = program.read("stats")["records"]
    again = program.read("bank", path)
    assert again["duplicates"] == expected and again["accepted"] == 0, again
    assert program.read("stats")["records"] == before


def pay(program, run, on, due_by, name):
    """Pays, and again: the same answer and the same file, valid by its schema."""
    arguments = ["pay", "--run", run, "--on", on, "--due-by", due_by, "--export", "pain001", name]
    first = program.read(*arguments)
    path = os.path.join(program.folder, name)
    with open(path, "rb") as file:
        bytes_of = file.read()
    before = program.read("stats")["records"]
    again = program.read(*arguments)
    assert again["payments"] == first["payments"] and program.read("stats")["records"] == before
    with open(path, "rb") as file:
        assert file.read() == bytes_of
    assert pain001_xsd.validate(path) == []
    old = os.path.join(program.folder, "v03-" + name)
    program.run("export", "pain001", "--run", run, "--pain001", "03", "--out", old)
    assert pain001_xsd.validate(old) == []
    cents = first["cents"]
    assert f"<CtrlSum>{cents // 100}.{cents % 100:02}</CtrlSum>".encode() in bytes_of
    assert cents == sum(payment["cents"] for payment in first["payments"])
    return first, bytes_of.decode()


def tell(sentence, begun=[time.monotonic()]):
    print(f"{time.monotonic() - begun[0]:7.1f} s  {sentence}", flush=True)


def month(program, options):
    of = Month(program, options)
    tell(f"seed {options.seed}")
    program.run("init", "--partitions", "4")
    program.submit(list(of.setting()))
    program.submit(list(of.grants()))
    program.submit(list(of.orders()))
    total = sum(t["price"] for t in of.trainings)
    assert balances(program)["provider:payable"] == -total
    tell(f"{len(of.trainings)} invoices over {len(of.providers)} providers: {total / 100:.2f} € payable")

    first, text = pay(program, "11111111-2222-4333-8444-555555555555", "2025-12-11", "2025-12-31", "first.xml")
    assert first["cents"] == total and len(first["payments"]) == len(of.providers) and not first["waiting"]
    message_id = text.split("<MsgId>")[1].split("<")[0]
    tell(f"{len(first['payments'])} transfers issued and sealed, pain.001 valid in both versions")

    twice(program, program.file("accepted.xml", pain002("PSR-1", message_id, "ACSP")), len(first["payments"]))
    twice(program, program.file("settled.xml", camt054("CAMT-1", [(p["end_to_end_id"], p["cents"], None) for p in first["payments"]])),
          len(first["payments"]))
    assert balances(program)["provider:in_transit"] == 0
    dossier = program.read("dossier", of.trainings[0]["dossier"])
    assert (dossier["state"], dossier["payment_state"]) == ("paid", "paid"), dossier
    tell("accepted and settled by the bank's files")

    back = first["payments"][:: max(1, len(first["payments"]) // options.returns)][:options.returns]
    reasons = ["AC04", "AC04", "MS03", "AC06"]
    returned = [(p["end_to_end_id"], p["cents"], reasons[n % 4]) for n, p in enumerate(back)]
    twice(program, program.file("returned.xml", camt054("CAMT-2", returned)), len(returned))
    owed = sum(cents for _, cents, _ in returned)
    assert balances(program)["provider:payable"] == -owed
    tell(f"{len(returned)} transfers of {owed / 100:.2f} € came back")

    mended = []
    for number, (end_to_end_id, _, reason) in enumerate(returned):
        provider = end_to_end_id[:14]
        if reason == "AC04":
            mended.append(program.request("SetBankDetails", "2025-12-16", provider=provider, iban=iban(900_000 + number),
                                          holder_name=f"Organisme {provider}"))
        if reason == "AC06":
            mended.append(program.request("ResumePayments", "2025-12-16", provider=provider, cause="freed by its bank"))
    waiting = program.read("pay", "--run", "11111111-2222-4333-8444-666666666666", "--on", "2025-12-15", "--due-by", "2025-12-31")
    held = [line for line in waiting["waiting"] if "paid under" not in line["why"]]
    assert len(held) == sum(1 for _, _, reason in returned if reason != "MS03"), held[:3]
    program.submit(mended)
    second, _ = pay(program, "11111111-2222-4333-8444-777777777777", "2025-12-16", "2025-12-31", "second.xml")
    both = waiting["payments"] + second["payments"]
    assert sum(p["cents"] for p in both) == owed
    twice(program, program.file("again.xml", camt054("CAMT-3", [(p["end_to_end_id"], p["cents"], None) for p in both])), len(both))
    assert balances(program).get("provider:payable", 0) == 0 and balances(program)["provider:in_transit"] == 0
    tell(f"paid again: {len(both)} transfers, nothing payable, nothing in transit")

    claimed = [t for t in of.trainings if t["grant"] or t["top_up"]][:20]
    program.submit([program.request("ClaimFromProvider", "2025-12-18", provider=t["provider"], dossier=t["dossier"], cents=t["price"])
                    for t in claimed])
    program.submit([program.request("RecordRecovery", "2025-12-19", provider=t["provider"], dossier=t["dossier"],
                                    cents=t["price"] - 1000) for t in claimed])
    before = balances(program)
    result = before["fund:resources"] + before["fund:expense"]
    program.submit([program.request("AdvanceClock", "2026-01-02")])
    program.submit([program.request("CloseYear", "2026-01-05", year=2025)])
    after = balances(program)
    assert after["fund:resources"] == 0 and after["fund:expense"] == 0 and after["fund:reserve"] == result, (result, after)
    program.submit([program.request("RecordRecovery", "2025-12-30", provider=t["provider"], dossier=t["dossier"], cents=1000)
                    for t in claimed])
    late = [row for row in program.read("trial-balance", "--by", "year")
            if row["ledger_account"] == "provider:undue" and row["fiscal_year"] == 2026]
    assert sum(row["credit"] for row in late) == 1000 * len(claimed), late
    assert balances(program)["provider:undue"] == 0
    tell("money claimed and recovered, 2025 closed, a late fact in the books of 2026")

    books = program.read("verify", "--books")
    assert books and all(line["ok"] for line in books), [line for line in books if not line["ok"]]
    quarter = program.read("quarterly", "2025-Q3")
    assert quarter["dossiers_financed_gross"] == len(of.trainings) and quarter["price_cents"] == total
    accounting_checks.check_exports(program, [2025, 2026])
    program.run("replay", "--check")
    tell("books verified; hledger, ledger and the FEC's rules take the exports; the replay comes to the same")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--invoices", type=int, default=2000)
    parser.add_argument("--providers", type=int, default=120)
    parser.add_argument("--returns", type=int, default=30)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--log")
    options = parser.parse_args()
    brokers = os.environ.get("GRANDLIVRE_TEST_KAFKA")
    with tempfile.TemporaryDirectory(prefix="grandlivre-month-") as folder:
        log = options.log or (f"kafka://{brokers}" if brokers else os.path.join(folder, "ledger"))
        month(Program(os.path.abspath(options.program), log, folder), options)


if __name__ == "__main__":
    main()
