# CT R6323-1: 500 € for half a year's time and more, in proportion below, up to the cent.

> OpenAccount 2019-12-02 account=@holder
< accepted AccountOpened
# 600/1607 × 500 € = 186.683… → 186.69 €
> DeclareActivity 2020-03-02 account=@holder year=2019 employer="79910919400529" category=employee worked=600 unit=hours
< accepted ActivityDeclared RightsCredited
! again
< duplicate
$ account @holder
= rights.available_cents 18669
# A second employer: 600 + 204 = 804 hours of 1607 are half: 500 €, 313.31 € more.
> DeclareActivity 2020-03-05 account=@holder year=2019 employer="55208131766522" category=employee worked=204 unit=hours
< accepted ActivityDeclared RightsCredited
$ account @holder
= rights.available_cents 50000
# The first declaration is withdrawn: 204/1607 × 500 € = 63.472… → 63.48 €; 436.52 € go back.
> DeclareActivity 2020-03-09 account=@holder year=2019 employer="79910919400529" category=employee worked=0 unit=hours
< accepted ActivityDeclared RightsCorrected
$ account @holder
= rights.available_cents 6348
= rights.debt_cents 0
# The year of the declaration is not over, the one before 2019 gave hours.
> DeclareActivity 2020-03-09 account=@holder year=2020 employer="79910919400529" category=employee worked=600 unit=hours
< rejected wrong_date
> DeclareActivity 2020-03-09 account=@holder year=2018 employer="79910919400529" category=employee worked=600 unit=hours
< rejected wrong_date
