# CT R6333-10: what a year leaves goes to the reserve. Grants that nobody used, and nobody gets
# back, are money of the fund.

> OpenAccount 2019-12-02 account=@holder
> CallFunds 2020-01-02 funder="892221631" call=CPF-892221631-BADO-020120
    line: account=@holder grant=@first kind=voluntary cents=20000 use_by=2020-10-31
    line: account=@holder grant=@second kind=voluntary cents=5000 use_by=2021-10-31
> ReceiveFunds 2020-01-03 funder="892221631" call=CPF-892221631-BADO-020120 cents=25000 bank_reference=BK1
clock 2020-11-01
$ trial-balance
= [ledger_account=fund:resources].balance -20000
> CloseYear 2021-01-04 year=2020
< accepted
$ trial-balance
= [ledger_account=fund:resources].balance 0
= [ledger_account=fund:reserve].balance -20000
clock 2021-11-01
$ trial-balance
= [ledger_account=fund:resources].balance -5000
= [ledger_account=fund:reserve].balance -20000
# 200.00 + 50.00 €
> CloseYear 2022-01-03 year=2021
< accepted
$ trial-balance
= [ledger_account=fund:resources].balance 0
= [ledger_account=fund:reserve].balance -25000
