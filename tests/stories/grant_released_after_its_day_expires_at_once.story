# CT R6323-42: what comes back to a grant whose day has passed expires in the same decision,
# that part only; the funder gets it back if he asked for it.

> OpenAccount 2019-12-02 account=@holder
> CallFunds 2025-05-05 funder="892221631" call=CPF-892221631-BADO-050525
    line: account=@holder grant=@given_back kind=voluntary cents=30000 use_by=2025-10-31 refund_unused=true
> ReceiveFunds 2025-05-06 funder="892221631" call=CPF-892221631-BADO-050525 cents=30000 bank_reference=BK1
> CallFunds 2025-05-05 funder="867873473" call=CPF-867873473-BADO-050525
    line: account=@holder grant=@lost kind=agreement cents=20000 use_by=2025-10-31
> ReceiveFunds 2025-05-06 funder="867873473" call=CPF-867873473-BADO-050525 cents=20000 bank_reference=BK2
> RequestEnrolment 2025-10-06 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2026-01-12 session.end=2026-01-16
> ProposeOrder 2025-10-06 account=@holder dossier=@dossier price_cents=60000 session.start=2026-01-12 session.end=2026-01-16
# 200.00 + 300.00 of at most 497.77 €: 200.00 and 297.77; the holder 102.23 €.
> AcceptProposal 2025-10-08 account=@holder dossier=@dossier card_cents=10223 payment_reference=CB1
< accepted RightsReserved
# The clock takes the 2.23 € that were free.
clock 2025-11-01
$ funder 892221631
= refundable_cents 223
> CancelByProvider 2025-11-20 account=@holder dossier=@dossier
< accepted RightsReleased GrantExpired GrantExpired
$ dossier @dossier
= split[grant=@lost] reserved_cents=20000 debited_cents=0 released_cents=20000 forfeited_cents=0
= split[grant=@given_back] reserved_cents=29777 debited_cents=0 released_cents=29777 forfeited_cents=0
# 2.23 + 297.77 = 300.00 € to give back; 200.00 € are lost to the holder.
$ account @holder
= rights available_cents=0 reserved_cents=0 debited_cents=0 forfeited_cents=20000
$ funder 892221631
= refundable_cents 30000
$ funder 867873473
= refundable_cents 0
= granted_cents 20000
