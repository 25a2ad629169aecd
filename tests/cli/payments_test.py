"""Paying providers, and what banks answer, as an operator meets it.

    payments_test.py PROGRAM
"""

import json
import os
import subprocess
import sys
import tempfile
import unittest
import uuid

PROGRAM = os.path.abspath(sys.argv.pop(1))
PROVIDER, OTHER, FUNDER = "42740599800399", "85702752800861", "892221631"
RUN = "6d1c24be-1f24-4b39-a1f5-6a0e3b9f0c11"
# The SIRET, then the first 8 and the last 12 digits of the run.
TRANSFER = "42740599800399-6D1C24BE6A0E3B9F0C11"
DEBTOR = ["--debtor-name", "Fonds", "--debtor-iban", "FR7630006000011234567890189", "--debtor-siren", "732829320"]
IBAN = "FR1420041010050500013M02606"


def id_of(name):
    return str(uuid.uuid5(uuid.UUID(int=0), f"payments/{name}"))


class Case(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory, self.made = directory.name, 0
        self.common = ["--log", os.path.join(self.directory, "ledger")]
        lines = [self.request("OpenAccount", "2020-01-02", account=id_of("holder")),
                 self.request("CreditHours", "2020-01-02", account=id_of("holder"), kind="dif", centihours=12000, year=2014)]
        for name, provider in (("one", PROVIDER), ("two", PROVIDER), ("three", OTHER)):
            lines += self.training(name, provider, 50000)
        lines += [self.request("RegisterProvider", "2020-03-02", provider=PROVIDER, nda="11755555555", name="Organisme"),
                  self.request("SetBankDetails", "2020-03-02", provider=PROVIDER, iban=IBAN, holder_name="École & fils")]
        self.submit(*lines)

    def request(self, kind, on, /, **fields):
        self.made += 1
        return dict({"id": id_of(self.made), "type": kind, "on": on, "source": "test"}, **fields)

    def training(self, dossier, provider, price):
        of = {"account": id_of("holder"), "dossier": id_of(dossier)}
        session = {"start": "2020-02-03", "end": "2020-02-28"}
        asked = {"kind": "rncp", "certification": dossier, "centihours": 3500, "price_cents": price}
        return [self.request("RequestEnrolment", "2020-01-06", **of, provider=provider, training=asked, session=session, job_seeker=False),
                self.request("ProposeOrder", "2020-01-06", **of, price_cents=price, session=session),
                self.request("AcceptProposal", "2020-01-07", **of, card_cents=0),
                self.request("DeclareStart", "2020-02-03", **of),
                self.request("DeclareEnd", "2020-02-28", **of, rate=100, motive="completed"),
                self.request("ValidateService", "2020-03-02", **of),
                self.request("SubmitInvoice", "2020-03-03", **of, number=f"F-{dossier}", cents=price, vat_cents=0)]

    def run_program(self, *arguments, text="", check=True, common=None):
        done = subprocess.run([PROGRAM, *(common or self.common), *arguments], input=text, capture_output=True, text=True, cwd=self.directory)
        if check:
            self.assertEqual(done.returncode, 0, (arguments, done.stderr))
        return done

    def submit(self, *requests):
        text = "".join(json.dumps(line) + "\n" for line in requests)
        outcomes = [json.loads(line) for line in self.run_program("submit", "-", text=text).stdout.splitlines()]
        for outcome in outcomes:
            self.assertEqual(outcome["outcome"], "accepted", outcome)
        return outcomes

    def read(self, *arguments):
        return json.loads(self.run_program(*arguments, "--format", "json").stdout)

    def pay(self, *arguments, on="2020-03-25"):
        return self.read("pay", "--run", RUN, "--on", on, *arguments)

    def file(self, name, text):
        path = os.path.join(self.directory, name)
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        return path

    def records(self):
        return self.read("stats")["records"]

    def bytes_of(self, name):
        with open(os.path.join(self.directory, name), "rb") as file:
            return file.read()


def camt(*entries, message="M1"):
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn>
<GrpHdr><MsgId>{message}</MsgId><CreDtTm>2020-03-30T08:00:00</CreDtTm></GrpHdr><Ntfctn><Id>1</Id>
{"".join(entries)}</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>
"""


def entry(direction, details, amount="1000.00", reference="1", status="BOOK"):
    return f"""<Ntry><NtryRef>{reference}</NtryRef><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>{direction}</CdtDbtInd>
<Sts><Cd>{status}</Cd></Sts><BookgDt><Dt>2020-03-30</Dt></BookgDt><BkTxCd/><NtryDtls><TxDtls>{details}</TxDtls></NtryDtls></Ntry>
"""


def end_to_end(reference):
    return f"<Refs><EndToEndId>{reference}</EndToEndId></Refs>"


class Pay(Case):
    def test_one_transfer_for_all_that_is_due(self):
        paid = self.pay(*DEBTOR, "--export", "pain001", "out.xml")
        self.assertEqual([(p["provider"], p["end_to_end_id"], p["cents"], p["state"]) for p in paid["payments"]],
                         [(PROVIDER, TRANSFER, 100000, "issued")])
        self.assertEqual(paid["cents"], 100000)
        self.assertEqual([(w["provider"], w["cents"], w["why"]) for w in paid["waiting"]], [(OTHER, 50000, "not registered")])
        text = self.bytes_of("out.xml").decode()
        for part in (f"<EndToEndId>{TRANSFER}</EndToEndId>", '<InstdAmt Ccy="EUR">1000.00</InstdAmt>', f"<IBAN>{IBAN}</IBAN>",
                     "<Nm>Ecole + fils</Nm>", "<CtrlSum>1000.00</CtrlSum>", "<NbOfTxs>1</NbOfTxs>",
                     "<Dt>2020-03-26</Dt>"):  # Thursday after Wednesday
            self.assertIn(part, text)

    def test_again_pays_nobody_twice_and_gives_the_same_file(self):
        self.pay(*DEBTOR, "--export", "pain001", "out.xml")
        records, before = self.records(), self.bytes_of("out.xml")
        for on in ("2020-03-25", "2020-04-02"):  # and under another date
            self.pay(*DEBTOR, "--export", "pain001", "out.xml", on=on)
            self.assertEqual((self.records(), self.bytes_of("out.xml")), (records, before))

    def test_what_comes_late_is_the_next_file(self):
        self.pay(*DEBTOR, "--export", "pain001", "out.xml")
        first = self.bytes_of("out.xml")
        self.submit(self.request("RegisterProvider", "2020-03-26", provider=OTHER, nda="1", name="Autre"),
                    self.request("SetBankDetails", "2020-03-26", provider=OTHER, iban="FR7630006000011234567890189", holder_name="Autre"))
        paid = self.pay(*DEBTOR, "--export", "pain001", "next.xml", on="2020-03-26")
        self.assertEqual([(b["batch"], b["payments"], b["cents"]) for b in paid["batches"]], [(1, 1, 100000), (2, 1, 50000)])
        self.assertEqual(paid["waiting"], [])
        self.assertIn(b"<CtrlSum>500.00</CtrlSum>", self.bytes_of("next.xml"))
        self.run_program(*DEBTOR, "export", "pain001", "--run", RUN, "--batch", "1", "--out", "first.xml")
        self.assertEqual(self.bytes_of("first.xml"), first)

    def test_a_part_of_another_export_is_no_part_of_this_one(self):
        self.pay()
        self.file("out-2.xml", "old")
        done = self.run_program(*DEBTOR, "export", "pain001", "--run", RUN, "--out", "out.xml", check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("out-2.xml", done.stderr)

    def test_nothing_is_due_yet(self):
        paid = self.pay("--due-by", "2020-04-01")
        self.assertEqual((paid["payments"], paid["cents"]), ([], 0))
        done = self.run_program("pay", "--run", RUN, "--on", "2020-03-25", "--due-by", "2020-04-01", *DEBTOR, "--export", "pain001", "no.xml")
        self.assertIn("nothing was paid", done.stderr)
        self.assertFalse(os.path.exists(os.path.join(self.directory, "no.xml")))

    def test_who_pays_must_be_known_before_anything_is_issued(self):
        records = self.records()
        for options, word in (([], "--debtor-name"), (DEBTOR[:2], "--debtor-iban"), (DEBTOR[:4], "--debtor-siren"),
                              ([*DEBTOR, "--debtor-bic", "CDCGFRPP-XX"], "--debtor-bic")):
            done = self.run_program("pay", "--run", RUN, "--on", "2020-03-25", *options, "--export", "pain001", "x.xml", check=False)
            self.assertEqual(done.returncode, 1)
            self.assertIn(word, done.stderr)
        self.assertEqual(self.records(), records)
        self.file("grandlivre.toml", 'debtor-name = "Fonds"\ndebtor-iban = "FR7630006000011234567890189"\ndebtor-siren = "732829320"\n')
        self.pay("--export", "pain001", "x.xml")

    def test_wrong_usage(self):
        for arguments in (["pay"], ["pay", "--run", "x", "--on", "2020-03-25"], ["pay", "--run", RUN, "--on", "2020-02-30"],
                          ["pay", "--run", RUN, "--on", "2020-03-25", "--export", "csv", "x"], ["bank"]):
            self.assertEqual(self.run_program(*arguments, check=False).returncode, 2, arguments)
        done = self.run_program("bank", "nowhere.xml", check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("nowhere.xml", done.stderr)

    def test_a_run_before_the_clock_is_refused_whole(self):
        self.submit(self.request("AdvanceClock", "2020-03-26"))
        done = self.run_program("pay", "--run", RUN, "--on", "2020-03-25", check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("wrong_date", done.stderr)
        self.assertEqual(self.read("provider", PROVIDER)["payments"], [])


class Bank(Case):
    def setUp(self):
        super().setUp()
        self.pay()

    def test_settled_then_returned(self):
        self.assertEqual(self.read("bank", self.file("a.xml", camt(entry("DBIT", end_to_end(TRANSFER)))))["accepted"], 1)
        self.assertEqual(self.read("dossier", id_of("one"))["state"], "paid")
        back = camt(entry("CRDT", end_to_end(TRANSFER) + "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>"), message="M2")
        self.assertEqual(self.read("bank", self.file("b.xml", back))["accepted"], 1)
        provider = self.read("provider", PROVIDER)
        self.assertEqual([(p["state"], p["reason"]) for p in provider["payments"]], [("returned", "AC04")])
        self.assertEqual((provider["payable_cents"], provider["paid_cents"]), (100000, 0))
        self.assertEqual(self.read("dossier", id_of("one"))["state"], "invoiced")

    def test_the_same_file_twice_changes_nothing(self):
        path = self.file("a.xml", camt(entry("DBIT", end_to_end(TRANSFER)), entry("DBIT", end_to_end("NOT OURS"), reference="2"),
                                       entry("DBIT", end_to_end(f"{OTHER}-{'0' * 20}"), reference="3")))
        first = self.read("bank", path)
        self.assertEqual(first["accepted"], 1)
        self.assertEqual(first["rejected"], [])
        self.assertEqual([u["reference"] for u in first["unknown"]], ["NOT OURS", f"{OTHER}-{'0' * 20}"])
        kept = self.read("dead-letter", "list")
        self.assertEqual(len(kept), 2)
        records = self.records()
        again = self.read("bank", path)
        self.assertEqual((again["accepted"], again["duplicates"], again["unknown"]), (0, 1, first["unknown"]))
        self.assertEqual((self.records(), self.read("dead-letter", "list")), (records, kept))
        self.assertEqual(self.run_program("bank", "--strict", path, check=False).returncode, 1)

    def test_a_refused_file_is_a_refusal_of_each_transfer(self):
        self.run_program(*DEBTOR, "export", "pain001", "--run", RUN, "--out", "out.xml")
        message = self.bytes_of("out.xml").decode().split("<MsgId>")[1].split("<")[0]
        for level in (f"<GrpSts>RJCT</GrpSts></OrgnlGrpInfAndSts>",
                      f"</OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><OrgnlPmtInfId>{message}</OrgnlPmtInfId><PmtInfSts>RJCT</PmtInfSts></OrgnlPmtInfAndSts>"):
            text = f"""<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt>
<GrpHdr><MsgId>P{len(level)}</MsgId><CreDtTm>2020-03-27T08:00:00</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>{message}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>{level}
</CstmrPmtStsRpt></Document>"""
            self.assertEqual(self.read("bank", self.file("p.xml", text))["accepted"], 1)
            self.assertEqual([p["state"] for p in self.read("provider", PROVIDER)["payments"]], ["rejected"])

    def test_a_funder_s_money(self):
        label = f"CPF-{FUNDER}-FUFI-040520"
        self.submit(self.request("CallFunds", "2020-03-03", funder=FUNDER, call=label, lines=[
            {"account": id_of("holder"), "grant": id_of("grant"), "kind": "voluntary", "cents": 123456}]))
        remittance = f"<RmtInf><Ustrd>VIR {label}</Ustrd></RmtInf>"
        self.assertEqual(self.read("bank", self.file("c.xml", camt(entry("CRDT", remittance, amount="1234.56"))))["accepted"], 1)
        self.assertEqual(self.read("funder", FUNDER)["calls"][0]["state"], "funded")
        self.assertIn({"bucket": f"grant:{id_of('grant')}", "available_cents": 123456, "reserved_cents": 0},
                      self.read("account", id_of("holder"))["buckets"])

    def test_money_before_its_call_waits(self):
        label = f"CPF-{FUNDER}-FUFI-040520"
        path = self.file("c.xml", camt(entry("CRDT", f"<RmtInf><Ustrd>{label}</Ustrd></RmtInf>", amount="10.00")))
        early = self.read("bank", path)
        self.assertEqual([u["reference"] for u in early["unknown"]], [label])
        self.submit(self.request("CallFunds", "2020-03-03", funder=FUNDER, call=label, lines=[
            {"account": id_of("holder"), "grant": id_of("grant"), "kind": "voluntary", "cents": 1000}]))
        self.assertEqual(self.read("bank", path)["accepted"], 1)
        self.assertEqual(self.read("funder", FUNDER)["calls"][0]["state"], "funded")

    def test_another_amount_is_told(self):
        path = self.file("d.xml", camt(entry("DBIT", end_to_end(TRANSFER), amount="1.00")))
        told = self.read("bank", path)
        self.assertEqual([(d["reference"], d["told_cents"], d["sent_cents"]) for d in told["differing"]], [(TRANSFER, 100, 100000)])
        self.assertEqual(self.run_program("bank", "--strict", path, check=False).returncode, 1)

    def test_a_file_that_was_booked_as_one_sum(self):
        self.run_program(*DEBTOR, "export", "pain001", "--run", RUN, "--out", "out.xml")
        message = self.bytes_of("out.xml").decode().split("<MsgId>")[1].split("<")[0]
        whole = entry("DBIT", "").replace("<TxDtls></TxDtls>", f"<Btch><PmtInfId>{message}</PmtInfId></Btch>")
        told = self.read("bank", self.file("e.xml", camt(whole)))
        self.assertEqual((told["accepted"], told["differing"]), (1, []))
        self.assertEqual(self.read("provider", PROVIDER)["paid_cents"], 100000)

    def test_runs_that_banks_could_not_tell_apart(self):
        self.submit(*self.training("four", PROVIDER, 20000))
        alike = RUN[:9] + "9999-4999-8999" + RUN[23:]
        paid = self.read("pay", "--run", alike, "--on", "2020-03-26", "--due-by", "2020-12-31")
        self.assertEqual(paid["payments"], [])
        self.assertIn("take another UUID", paid["waiting"][0]["why"])

    def test_hostile_files_are_refused_whole(self):
        good = entry("DBIT", end_to_end(TRANSFER))
        bomb = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        for name, text, line in (
                ("three decimals", camt(good, entry("DBIT", end_to_end(TRANSFER), amount="1.234")), "line 6"),
                ("entity bomb", camt(good).replace("<Document", bomb + "<Document"), "line 2"),
                ("nesting", camt(good + "<a>" * 100_000), "line 6"),
                ("encoding", camt(good).encode() + b"\xff\xfe", "line "),
                ("cut off", camt(good)[:-30], "line "),
                ("no XML", "hello", "line 1"), ("empty", "", "line ")):
            records = self.records()
            done = self.run_program("bank", self.file("h.xml", text), check=False)
            self.assertEqual(done.returncode, 1, name)
            self.assertIn(line, done.stderr, name)
            self.assertEqual(self.records(), records, name)
        self.assertEqual([p["state"] for p in self.read("provider", PROVIDER)["payments"]], ["issued"])


class Served(Case):
    """The same while a server holds the ledger."""

    def test_pay_and_bank_at_a_server(self):
        server = subprocess.Popen([PROGRAM, *self.common, "serve"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=self.directory)
        try:
            while b"serving" not in server.stderr.readline():
                self.assertIsNone(server.poll())
            self.file("here.toml", 'debtor-name = "Fonds"\ndebtor-iban = "FR7630006000011234567890189"\ndebtor-siren = "732829320"\n')
            paid = self.pay("--config", "here.toml", "--export", "pain001", "out.xml")  # the client's file
            self.assertEqual(paid["cents"], 100000)
            self.assertIn(b"<CtrlSum>1000.00</CtrlSum>", self.bytes_of("out.xml"))
            path = self.file("a.xml", camt(entry("DBIT", end_to_end(TRANSFER))))
            self.assertEqual(self.read("bank", path)["accepted"], 1)
            self.assertEqual(self.read("run", RUN)["payments"][0]["state"], "settled")
            self.assertTrue(all(line["ok"] for line in self.read("verify", "--books")))
        finally:
            server.terminate()
            server.wait()
            server.stderr.close()


if __name__ == "__main__":
    unittest.main()
