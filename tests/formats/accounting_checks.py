"""What accountants' programs and the tax order make of exports."""

import collections
import csv
import datetime
import io
import json
import os
import re
import subprocess



def run(*arguments, text="", check=True):
    done = subprocess.run([str(each) for each in arguments], input=text, capture_output=True, text=True)
    if check and done.returncode != 0:
        raise AssertionError(f"{arguments}: {done.returncode}: {done.stderr} {done.stdout[-2000:]}")
    return done


# --- hledger and ledger ------------------------------------------------------------


def hledger_balances(path):
    """Balance of each account and unit, as hledger adds up a journal that it finds sound."""
    run("hledger", "-f", path, "check", "--strict")
    run("hledger", "-f", path, "check", "payees")
    found = {}
    for account, amounts in csv.reader(io.StringIO(run("hledger", "-f", path, "balance", "--flat", "-N", "-O", "csv").stdout)):
        for amount, unit in re.findall(r"(-?[\d.]+) (\w+)", amounts):
            found[account, unit] = int(amount.replace(".", ""))
    return found


def ledger_balances(path):
    """The same by ledger."""
    warned = run("ledger", "--strict", "-f", path, "balance").stderr
    assert warned == "", warned
    run("ledger", "--pedantic", "-f", path, "balance")
    found = {}
    for unit in ("EUR", "HRS"):
        lines = run("ledger", "-f", path, "-l", f'commodity == "{unit}"', "balance", "--flat", "--no-total",
                    "--balance-format", "%(account)\t%(display_total)\n").stdout
        for account, amount in (line.split("\t") for line in lines.splitlines()):
            found[account, unit] = int(amount.removesuffix(" " + unit).replace(".", ""))
    return found


# --- the FEC, as the order of 2013-07-29 and the LPF (A47 A-1) have it -------------

COLUMNS = ("JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib "
           "Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise").split()
MAY_BE_EMPTY = {"CompAuxNum", "CompAuxLib", "EcritureLet", "DateLet", "Montantdevise", "Idevise"}


def cents_of(text):
    assert re.fullmatch(r"\d+,\d{2}", text), text
    return int(text.replace(",", ""))


def date_of(text):
    assert re.fullmatch(r"\d{8}", text), text
    return datetime.date(int(text[:4]), int(text[4:6]), int(text[6:]))


def read_fec(data, year):
    """The lines of a file that is one; what is no FEC fails."""
    text = data.decode("ascii")
    assert text.endswith("\n") and "\r" not in text
    names, *lines = [line.split("\t") for line in text[:-1].split("\n")]
    assert names == COLUMNS, names
    rows = []
    for cells in lines:
        assert len(cells) == 18, cells
        row = dict(zip(COLUMNS, cells))
        assert all(row[name] for name in COLUMNS if name not in MAY_BE_EMPTY), row
        assert re.match(r"\d{3}", row["CompteNum"]) and bool(row["CompAuxNum"]) == bool(row["CompAuxLib"]), row
        assert not any(row[name] for name in ("EcritureLet", "DateLet", "Montantdevise", "Idevise")), row
        row["debit"], row["credit"] = cents_of(row["Debit"]), cents_of(row["Credit"])
        assert (row["debit"] == 0) != (row["credit"] == 0), row
        assert date_of(row["EcritureDate"]).year == year and date_of(row["PieceDate"]).year <= year, row
        rows.append(row)
    check_entries(rows)
    return rows


def check_entries(rows):
    entries = collections.OrderedDict()
    for row in rows:
        entries.setdefault(int(row["EcritureNum"]), []).append(row)
    numbers = [int(row["EcritureNum"]) for row in rows]
    assert numbers == sorted(numbers) and list(entries) == list(range(1, len(entries) + 1)), "numbers have gaps"
    validated = [date_of(row["ValidDate"]) for row in rows]
    assert validated == sorted(validated), "not in the order of validation"
    for number, lines in entries.items():
        assert sum(row["debit"] - row["credit"] for row in lines) == 0, (number, lines)
        for name in ("JournalCode", "JournalLib", "EcritureDate", "PieceRef", "PieceDate", "ValidDate"):
            assert len({row[name] for row in lines}) == 1, (number, name)
        opening = lines[0]["JournalCode"] == "AN"
        assert not opening or number == 1, "what is brought forward comes first"
        assert not opening or not any(row["CompteNum"][0] in "67" for row in lines), "a result is not brought forward"


def balances_of(rows):
    sums = collections.Counter()
    for row in rows:
        sums[row["CompteNum"]] += row["debit"] - row["credit"]
    return {number: cents for number, cents in sums.items() if cents}


def brought_forward(balances):
    """What a year's balances become in the next one's opening: the result is one line."""
    opening = collections.Counter()
    for number, cents in balances.items():
        opening["result" if number[0] in "67" or number in ("120", "129") else number] += cents
    return {number: cents for number, cents in opening.items() if cents}


def check_exports(program, years):
    """The exports of a program's ledger (`run`, `read` and a `folder`), checked against its trial balance."""
    expected = {(f"{row['book']}:{row['ledger_account']}", row["unit"]): row["debit"] - row["credit"]
                for row in program.read("trial-balance") if row["debit"] != row["credit"]}
    path = os.path.join(program.folder, "books.journal")
    program.run("export", "hledger", "--out", path)
    assert hledger_balances(path) == expected
    assert ledger_balances(path) == expected

    path = os.path.join(program.folder, "postings.csv")
    program.run("export", "csv", "--out", path)
    numbers, sums = {}, collections.Counter()
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            numbers[row["ledger_account"]] = row["pcg"]
            sums[f"{row['book']}:{row['ledger_account']}", row["unit"]] += int(row["amount"])
    assert {key: cents for key, cents in sums.items() if cents} == expected

    closing = {}
    for year in years:
        program.run("export", "fec", "--year", str(year), "--out", program.folder)
        [name] = [name for name in os.listdir(program.folder) if name.endswith(f"FEC{year}1231.txt")]
        with open(os.path.join(program.folder, name), "rb") as file:
            rows = read_fec(file.read(), year)
        opening = balances_of([row for row in rows if row["JournalCode"] == "AN"])
        assert brought_forward(opening) == brought_forward(closing), year
        closing = balances_of(rows)
    money = collections.Counter()
    for (account, _), cents in expected.items():
        if account.startswith("money:"):
            money[numbers[account.removeprefix("money:")]] += cents
    assert brought_forward(closing) == brought_forward(money)
