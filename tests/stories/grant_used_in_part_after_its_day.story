# CT R6323-42: the reserved part of a grant stays with its dossier after its day; a settlement
# uses it, and only what comes back expires, on the deadline's date when the clock settles.

> OpenAccount 2019-12-02 account=@holder
> CallFunds 2020-01-02 funder="892221631" call=CPF-892221631-BADO-020120
    line: account=@holder grant=@gift kind=voluntary cents=40000 use_by=2020-03-31 refund_unused=true
> ReceiveFunds 2020-01-03 funder="892221631" call=CPF-892221631-BADO-020120 cents=40000 bank_reference=BK1
> RequestEnrolment 2020-01-06 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=50000
    session.start=2020-03-02 session.end=2020-04-10
> ProposeOrder 2020-01-06 account=@holder dossier=@dossier price_cents=50000 session.start=2020-03-02 session.end=2020-04-10
> AcceptProposal 2020-01-08 account=@holder dossier=@dossier card_cents=10000 payment_reference=CB1
> DeclareStart 2020-03-02 account=@holder dossier=@dossier
> DeclareEnd 2020-04-03 account=@holder dossier=@dossier rate=75 motive=provider_postponed
# From Friday 3 April: 6, 7, 8, 9, 10 April; validated on the 11th.
clock 2020-04-20
# 75 % of 500.00 = 375.00 €: 300.00 of the grant, 75.00 of the card; back 100.00 and 25.00.
$ dossier @dossier
= provider_due_cents 37500
= split[source=grant] debited_cents=30000 released_cents=10000 forfeited_cents=0
= split[source=card] debited_cents=7500 refunded_cents=2500
$ statement @holder
= [type=RightsDebited].on "2020-04-11"
= [type=GrantExpired].on "2020-04-11"
$ account @holder
= rights available_cents=0 reserved_cents=0 debited_cents=30000 forfeited_cents=0
$ funder 892221631
= refundable_cents 10000
