"""Exports, read by others: hledger, ledger, a CSV reader, and a FEC checker made from the order.

    exports_test.py PROGRAM

A ledger of three fiscal years is exported. Each account's balance must be that of `trial-balance`
to the cent, whoever adds up.
"""

import collections
import csv
import datetime
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
import uuid

from accounting_checks import balances_of, brought_forward, hledger_balances, ledger_balances, read_fec, run

PROGRAM = os.path.abspath(sys.argv.pop(1))
PROVIDER, EMPLOYER, FUNDER, FRANCE_COMPETENCES, SIREN = "42740599800399", "635116205", "892221631", "639090232", "732829320"
CALL = "CPF-892221631-BADO-020120"
IBAN = "FR7630006000011234567890189"


def id_of(name):
    return str(uuid.uuid5(uuid.UUID(int=0), f"exports/{name}"))


class History:
    """Request lines, in the order in which they are decided."""

    def __init__(self):
        self.lines = []

    def add(self, kind, on, /, **fields):
        self.lines.append(dict({"id": id_of(len(self.lines)), "type": kind, "on": on, "source": "test"}, **fields))

    def training(self, account, dossier, price, card=0, rate=100, top_up=0):
        of = {"account": id_of(account), "dossier": id_of(dossier)}
        session = {"start": "2020-03-02", "end": "2020-03-27"}
        asked = {"kind": "rncp", "certification": "RNCP34126", "centihours": 3500, "price_cents": price}
        self.add("RequestEnrolment", "2020-01-06", **of, provider=PROVIDER, training=asked, session=session, job_seeker=False)
        self.add("ProposeOrder", "2020-01-06", **of, price_cents=price, session=session)
        if top_up:
            self.add("CommitTopUp", "2020-01-07", **of, funder=EMPLOYER, kind="employer", cents=top_up)
        self.add("AcceptProposal", "2020-01-08", **of, card_cents=card, **({"payment_reference": "CB\t1"} if card else {}))
        self.add("DeclareStart", "2020-03-02", **of)
        self.add("DeclareEnd", "2020-03-27", **of, rate=rate, motive="completed" if rate == 100 else "provider_postponed")
        self.add("ValidateService", "2020-03-30", **of)
        self.add("SubmitInvoice", "2020-04-01", **of, number=f"F-{dossier}, « été »", cents=price * rate // 100, vat_cents=0)

    def pay(self, run_name, on, settled_on):
        run_id = id_of(run_name)
        digits = run_id.replace("-", "").upper()
        self.add("IssuePayment", on, provider=PROVIDER, run=run_id)
        self.add("RecordBankStatus", settled_on, provider=PROVIDER, end_to_end_id=f"{PROVIDER}-{digits[:8]}{digits[-12:]}", status="settled")


def history():
    told = History()
    for holder, hours in (("one", 4000), ("two", 2001)):
        told.add("OpenAccount", "2019-12-02", account=id_of(holder))
        told.add("CreditHours", "2019-12-02", account=id_of(holder), kind="cpf", centihours=hours, year=2018)
    told.add("CreditHours", "2019-06-03", account=id_of("one"), kind="public", centihours=1050, year=2018)  # stay hours
    told.add("ReceiveContribution", "2019-12-16", funder=FRANCE_COMPETENCES, cents=123456, period="2019-12", bank_reference="FC\n0")
    told.add("ReceiveContribution", "2020-01-15", funder=FRANCE_COMPETENCES, cents=1000000, period="2020-Q1", bank_reference="FC1")
    told.add("CallFunds", "2020-01-02", funder=FUNDER, call=CALL, lines=[
        {"account": id_of("two"), "grant": id_of("grant"), "kind": "voluntary", "cents": 50001, "use_by": "2021-06-30", "refund_unused": True},
        {"account": id_of("nobody"), "grant": id_of("refused"), "kind": "voluntary", "cents": 7000}])
    told.add("ReceiveFunds", "2020-01-03", funder=FUNDER, call=CALL, cents=57001, bank_reference="BK1")
    told.add("ReceiveFunds", "2020-01-04", funder=FUNDER, call="Où ?", cents=17, bank_reference="BK2")
    told.training("one", "whole", 100000, card=10000, top_up=30000)
    told.training("two", "partly", 70000, rate=70)
    told.add("RegisterProvider", "2020-04-02", provider=PROVIDER, nda="11754831175", name="École\tdes Métiers")
    told.add("SetBankDetails", "2020-04-02", provider=PROVIDER, iban=IBAN, holder_name="École")
    told.pay("first run", "2020-04-21", "2020-04-24")
    told.add("ClaimFromProvider", "2020-06-02", provider=PROVIDER, dossier=id_of("whole"), cents=10001)
    told.add("RecordRecovery", "2020-06-10", provider=PROVIDER, dossier=id_of("whole"), cents=8003)
    told.add("CloseYear", "2021-01-04", year=2020)
    told.add("ReceiveContribution", "2020-12-30", funder=FRANCE_COMPETENCES, cents=4444, deducted_cents=100, period="2020-Q4", bank_reference="FC4")
    told.add("ReceiveFunds", "2021-02-01", funder=EMPLOYER, call=id_of("whole"), cents=30000, bank_reference="VIR 7")
    told.add("RefundFunder", "2021-02-02", funder=EMPLOYER, dossier=id_of("whole"), cents=1001)
    told.add("AdvanceClock", "2021-07-01")  # the grant ends
    return told.lines


class Exports(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        directory = tempfile.TemporaryDirectory()
        cls.addClassCleanup(directory.cleanup)
        cls.directory = directory.name
        cls.command = [PROGRAM, "--log", os.path.join(directory.name, "ledger")]
        cls.ask("init", "--partitions", "4")
        lines = "".join(json.dumps(line) + "\n" for line in history())
        for outcome in map(json.loads, cls.ask("submit", "--settle", "-", text=lines).splitlines()):
            assert outcome["outcome"] == "accepted", outcome
        cls.trial = json.loads(cls.ask("trial-balance", "--format", "json"))

    @classmethod
    def ask(cls, *arguments, text="", check=True):
        done = run(*cls.command, *arguments, text=text, check=check)
        return done.stdout if check else done

    def expected(self, book=None):
        """Cents and centihours of each account that has a balance."""
        return {(f"{row['book']}:{row['ledger_account']}", row["unit"]): row["debit"] - row["credit"] for row in self.trial
                if row["debit"] != row["credit"] and book in (None, row["book"])}

    def file(self, name, *arguments):
        path = os.path.join(self.directory, name)
        self.assertEqual(self.ask("export", *arguments, "--out", path), "")
        return path

    def test_hledger_comes_to_the_same_balances(self):
        for book in (None, "rights", "money", "commitments"):
            path = self.file(f"{book}.journal", "hledger", *(["--book", book] if book else []))
            found = hledger_balances(path)
            self.assertEqual(found, self.expected(book))

    def test_ledger_comes_to_the_same_balances(self):
        path = self.file("ledger.journal", "hledger")
        found = ledger_balances(path)
        self.assertEqual(found, self.expected())

    def test_what_lines_are_of_can_be_asked(self):
        path = self.file("tags.journal", "hledger", "--book", "money")
        claimed = run("hledger", "-f", path, "balance", "money:provider:undue", f"tag:dossier={id_of('whole')}", "-N", "-O", "csv").stdout
        self.assertIn('"19.98 EUR"', claimed)  # 100.01 - 80.03

    def test_csv_comes_to_the_same_balances(self):
        with open(self.file("postings.csv", "csv"), newline="") as file:
            text = file.read()
        self.assertEqual(text.count("\r\n"), text.count("\n"))
        rows = list(csv.DictReader(io.StringIO(text)))
        sums, events = collections.Counter(), collections.Counter()
        for row in rows:
            sums[f"{row['book']}:{row['ledger_account']}", row["unit"]] += int(row["amount"])
            events[row["position"], row["book"], row["unit"]] += int(row["amount"])
        self.assertEqual({key: sum_ for key, sum_ in sums.items() if sum_}, self.expected())
        self.assertFalse(any(events.values()))
        records = {record["position"]: record for record in map(json.loads, self.ask("journal").splitlines())}
        for row in rows:
            record = records[row["position"]]
            for name in ("stream", "type", "on", "recorded_at", "request"):
                self.assertEqual(row[name], str(record[name]))
            self.assertEqual(row["rule"], " ".join(record["rule"]))

    def fec(self, year):
        name = f"{SIREN}FEC{year}1231.txt"
        self.ask("export", "fec", "--year", year, "--siren", SIREN, "--out", self.directory)
        with open(os.path.join(self.directory, name), "rb") as file:
            return read_fec(file.read(), year)

    def test_each_fec_is_one_and_begins_as_the_one_before_ended(self):
        years = {year: self.fec(year) for year in range(2018, 2024)}
        self.assertEqual(years[2018], [])
        self.assertTrue(all(row["JournalCode"] != "AN" for row in years[2019]))
        for year in range(2020, 2024):
            opening = [row for row in years[year] if row["JournalCode"] == "AN"]
            self.assertEqual(brought_forward(balances_of(opening)), brought_forward(balances_of(years[year - 1])), year)
        late = [row for row in years[2021] if "FC4" in row["EcritureLib"]]  # for 2020, which was closed
        self.assertEqual({(row["EcritureDate"], row["PieceDate"]) for row in late}, {("20210101", "20201230")})
        journals = {row["JournalCode"]: row["JournalLib"] for rows in years.values() for row in rows}
        self.assertEqual(sorted(journals), ["AC", "AN", "BQ", "FI", "OD", "RE", "VE"])

    def test_the_last_fec_comes_to_the_same_balances(self):
        numbers = {row["ledger_account"]: row["pcg"] for row in csv.DictReader(io.StringIO(self.ask("export", "csv")))}
        expected = collections.Counter()
        for (account, _), cents in self.expected("money").items():
            expected[numbers[account.removeprefix("money:")]] += cents
        for year in (2021, 2022):
            self.assertEqual(brought_forward(balances_of(self.fec(year))), brought_forward(expected), year)

    def test_subsidiary_ledgers_of_the_fec(self):
        rows = self.fec(2021)
        self.assertIn((PROVIDER, "Ecole des Metiers"), {(row["CompAuxNum"], row["CompAuxLib"]) for row in rows})
        owed = sum(row["debit"] - row["credit"] for row in rows if (row["CompteNum"], row["CompAuxNum"]) == ("4674", EMPLOYER))
        self.assertEqual(owed, 0)  # 300.00 were brought forward, and paid
        self.assertEqual({row["CompAuxNum"] for row in self.fec(2020) if row["CompteNum"] == "4191"}, {id_of("whole")})

    def test_the_same_bytes_again_in_a_file_or_not(self):
        for arguments in (["fec", "--year", "2020"], ["hledger"], ["csv"]):
            path = self.file("again", *arguments)
            with open(path, newline="") as file:
                once = file.read()
            printed = subprocess.run([*self.command, "export", *arguments], capture_output=True, check=True)
            self.assertEqual(printed.stdout.decode(), once)
            self.assertRegex(printed.stderr.decode(), r"^at 0:\d+,1:\d+,2:\d+,3:\d+")

    def test_an_open_year_is_said_to_be_open(self):
        said = {year: self.ask("export", "fec", "--year", year, check=False).stderr for year in (2020, 2021)}
        self.assertNotIn("not closed", said[2020])
        self.assertIn("2021 is not closed", said[2021])

    def test_what_cannot_be_exported(self):
        before = sorted(os.listdir(self.directory))
        for arguments, code in ((["fec"], 2), (["fec", "--year", "0"], 2), (["fec", "--year", "x"], 2), (["hledger", "--book", "x"], 2), ([], 2),
                                (["fec", "--year", "2020", "--out", self.directory], 2),  # whose?
                                (["fec", "--year", "2020", "--siren", "732829321", "--out", self.directory], 2),
                                (["csv", "--out", "/dev/full"], 1), (["csv", "--out", os.path.join(self.directory, "no", "file")], 1)):
            done = self.ask("export", *arguments, check=False)
            self.assertEqual(done.returncode, code, (arguments, done.stderr))
            self.assertTrue(done.stderr)
        self.assertEqual(sorted(os.listdir(self.directory)), before)

    def test_the_books_agree(self):
        rows = json.loads(self.ask("verify", "--books", "--format", "json"))
        self.assertEqual([row["name"] for row in rows if row["ok"] is not True], [])
        figures = {row["name"]: row["left"] for row in rows}
        self.assertEqual(figures["call lines funded = grants booked + refused"], 57001)
        self.assertEqual(figures["invoices accepted = payables opened"], 100000 + 49000)
        self.assertEqual(figures["provider:undue = claimed - paid back - withheld"], 10001 - 8003)
        self.assertEqual(self.ask("verify", check=False).returncode, 2)


if __name__ == "__main__":
    unittest.main(verbosity=1)
