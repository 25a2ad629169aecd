# CT R6333-1: France compétences pays by quarter, since 2024-06-27 by month, money for all; the
# same transfer told twice is one. It may be the first word of a funder.

> ReceiveFunds 2020-01-15 funder="639090232" call=any cents=100 bank_reference=BK1
< rejected unknown_funder
> ReceiveContribution 2020-01-16 funder="639090232" cents=10000000 period=2020-Q1 bank_reference=FC1
< accepted ContributionReceived
! again
< duplicate
> ReceiveContribution 2020-01-17 funder="639090232" cents=10000000 period=2020-Q1 bank_reference=FC1
< accepted
> ReceiveContribution 2020-01-17 funder="639090232" cents=0 period=2020-Q1 bank_reference=FC2
< rejected malformed
# 100 000.00 + 150 000.00 €
> ReceiveContribution 2024-07-15 funder="639090232" cents=15000000 period=2024-07 bank_reference=FC3
< accepted ContributionReceived
$ funder 639090232
= . contributed_cents=25000000 suspense_cents=0 refundable_cents=0 receivable_cents=0 granted_cents=0
= calls []
# The funder is known now; what nobody asked for waits.
> ReceiveFunds 2024-07-16 funder="639090232" call=any cents=100 bank_reference=BK1
< accepted FundsInSuspense
$ trial-balance
= [ledger_account=bank].balance 25000100
= [ledger_account=fund:mutualised].balance -25000000
