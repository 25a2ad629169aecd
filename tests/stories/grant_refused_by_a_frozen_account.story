# CT R6323-42: a line of a call whose account takes no grants goes back to its funder as
# suspense under the grant's UUID, and can be allocated to another call.

> OpenAccount 2019-12-02 account=@holder
> OpenAccount 2019-12-02 account=@retired
> FreezeAccount 2019-12-03 account=@retired cause=retirement
> ReceiveFunds 2020-01-02 funder="892221631" call=CPF-892221631-BADO-020120 cents=50000 bank_reference=BK0
< rejected unknown_funder
> CallFunds 2020-01-02 funder="892221631" call=CPF-892221631-BADO-020120
    line: account=@holder grant=@taken kind=voluntary cents=30000
    line: account=@retired grant=@refused kind=voluntary cents=20000
    line: account=@nobody grant=@lost_way kind=voluntary cents=5000
< accepted FundsCalled
> CallFunds 2020-01-02 funder="892221631" call=CPF-892221631-BADO-020120
    line: account=@holder grant=@twice kind=voluntary cents=30000
< rejected call_exists
# 300.00 + 200.00 + 50.00 = 550.00 €
> ReceiveFunds 2020-01-03 funder="892221631" call=CPF-892221631-BADO-020120 cents=55000 bank_reference=BK1
< accepted CallFunded
$ account @holder
= rights.available_cents 30000
$ account @retired
= rights.available_cents 0
$ funder 892221631
= granted_cents 30000
= suspense_cents 25000
= suspense[bank_reference=@refused] cents=20000 cause=account_frozen
= suspense[bank_reference=@lost_way] cents=5000 cause=unknown_account
= calls[call=CPF-892221631-BADO-020120] cents=55000 received_cents=55000 state=funded
# Another call takes the 200.00 €.
> CallFunds 2020-01-06 funder="892221631" call=CPF-892221631-BADO-060120
    line: account=@holder grant=@second kind=voluntary cents=20000
> AllocateSuspense 2020-01-07 funder="892221631" bank_reference=@refused call=CPF-892221631-BADO-060120
< accepted CallFunded
> AllocateSuspense 2020-01-07 funder="892221631" bank_reference=@refused call=CPF-892221631-BADO-060120
< rejected wrong_state
$ account @holder
= rights.available_cents 50000
$ funder 892221631
= granted_cents 50000
= suspense_cents 5000
