# CT R6323-42-1: a grant not used by its day goes back to its funder if he asked for it when
# granting, else it is lost; what a dossier holds stays there (CT R6323-42).

> OpenAccount 2019-12-02 account=@holder
> CallFunds 2025-05-05 funder="892221631" call=CPF-892221631-BADO-050525
    line: account=@holder grant=@given_back kind=voluntary cents=30000 use_by=2025-10-31 refund_unused=true
    line: account=@holder grant=@lost kind=agreement cents=20000 use_by=2025-10-31
> ReceiveFunds 2025-05-06 funder="892221631" call=CPF-892221631-BADO-050525 cents=50000 bank_reference=BK1
# 120.00 of 222.23 € after the participation of 102.23 €, of the agreement's grant (its kind
# comes first): 80.00 are left of it.
> RequestEnrolment 2025-10-06 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=22223
    session.start=2026-01-12 session.end=2026-01-16
> ProposeOrder 2025-10-06 account=@holder dossier=@dossier price_cents=22223 session.start=2026-01-12 session.end=2026-01-16
> AcceptProposal 2025-10-08 account=@holder dossier=@dossier card_cents=10223 payment_reference=CB1
< accepted RightsReserved
clock 2025-10-31
$ account @holder
= rights available_cents=38000 reserved_cents=12000 forfeited_cents=0
clock 2025-11-01
$ account @holder
= rights available_cents=0 reserved_cents=12000 forfeited_cents=8000
$ funder 892221631
= refundable_cents 30000
= granted_cents 50000
# 500.00 came in; 300.00 + 80.00 left the funds, 120.00 are reserved.
$ trial-balance
= [ledger_account=funder:funds] debit=38000 credit=50000
