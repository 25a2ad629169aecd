# CT R6333-2, R6323-42: rights are there when the money has come. What does not fit a call
# waits as suspense; parts allocated to one call add up and fund it (CT R6323-42).

> OpenAccount 2019-12-02 account=@holder
> CallFunds 2020-01-02 funder="892221631" call=CPF-892221631-BADO-020120
    line: account=@holder grant=@gift kind=voluntary cents=50000
> ReceiveFunds 2020-01-03 funder="892221631" call=CPF-892221631-BADO-020120 cents=20000 bank_reference=BK1
< accepted FundsInSuspense
> ReceiveFunds 2020-01-06 funder="892221631" call=CPF-892221631-BADO-020102 cents=40000 bank_reference=BK2
< accepted FundsInSuspense
$ account @holder
= rights.available_cents 0
$ funder 892221631
= suspense_cents 60000
= suspense[bank_reference=BK1].cause "amount_mismatch"
= suspense[bank_reference=BK2].cause "unknown_call"
= calls[call=CPF-892221631-BADO-020120] cents=50000 received_cents=0 state=called
> AllocateSuspense 2020-01-07 funder="892221631" bank_reference=BK1 call=CPF-892221631-BADO-020102
< rejected unknown_call
> AllocateSuspense 2020-01-07 funder="892221631" bank_reference=BK9 call=CPF-892221631-BADO-020120
< rejected unknown_receipt
> AllocateSuspense 2020-01-07 funder="892221631" bank_reference=BK1 call=CPF-892221631-BADO-020120
< accepted SuspenseAllocated
> AllocateSuspense 2020-01-07 funder="892221631" bank_reference=BK1 call=CPF-892221631-BADO-020120
< rejected wrong_state
# 500.00 − 200.00 = 300.00 € are missing; 400.00 are too much.
> AllocateSuspense 2020-01-07 funder="892221631" bank_reference=BK2 call=CPF-892221631-BADO-020120
< rejected amount_mismatch
$ funder 892221631
= calls[call=CPF-892221631-BADO-020120] received_cents=20000 state=called
= granted_cents 0
> ReceiveFunds 2020-01-08 funder="892221631" call=CPF-892221631-BADO-020120 cents=30000 bank_reference=BK3
< accepted CallFunded
# The same transfer told twice
> ReceiveFunds 2020-01-08 funder="892221631" call=CPF-892221631-BADO-020120 cents=30000 bank_reference=BK3
< accepted
$ account @holder
= buckets[bucket=grant:@gift].available_cents 50000
$ funder 892221631
= calls[call=CPF-892221631-BADO-020120] received_cents=50000 state=funded
= granted_cents 50000
= suspense_cents 40000
