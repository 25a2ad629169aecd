# CT L6323-45: what is owed is withheld at once, the rest from whatever comes; civic
# rights pay no debt.

> OpenAccount 2019-12-02 account=@holder
< accepted AccountOpened
> DeclareActivity 2020-03-02 account=@holder year=2019 employer="79910919400529" category=employee worked=1607 unit=hours
< accepted ActivityDeclared RightsCredited
# 500 € are there, 800 € are claimed: 300 € are owed.
> ClaimFromHolder 2020-04-01 account=@holder cents=80000 cause=undue_use
< accepted HolderClaimed
$ account @holder
= rights.available_cents 0
= rights.debt_cents 30000
> CreditCivic 2020-05-01 account=@holder activity=@activity category=service_civique year=2019 cents=24000
< accepted RightsCredited
> CreditCivic 2020-05-01 account=@holder activity=@activity category=other year=2019 cents=24000
< rejected already_credited
> DebitWithoutPayment 2020-06-01 account=@holder cents=1 cause=ptp
< rejected insufficient_rights
# The next 500 € pay the 300 € first.
> DeclareActivity 2021-03-02 account=@holder year=2020 employer="79910919400529" category=employee worked=1607 unit=hours
< accepted ActivityDeclared RightsCredited
$ account @holder
= buckets[bucket=annual].available_cents 20000
= buckets[bucket=cec].available_cents 24000
= rights.debt_cents 0
> FreezeAccount 2021-06-01 account=@holder cause=retirement
< accepted AccountFrozen
> DeclareActivity 2022-03-02 account=@holder year=2021 employer="79910919400529" category=employee worked=1607 unit=hours
< rejected account_frozen
> CloseAccount 2022-04-01 account=@holder
< accepted AccountClosed
$ account @holder
= status "closed"
= rights.forfeited_cents 44000
