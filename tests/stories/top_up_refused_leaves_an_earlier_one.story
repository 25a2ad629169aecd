# CGU, purchase path: a refusal answers the request, gives 4 new working days and leaves what the
# funder had committed before. A commitment without a request moves no deadline.

> OpenAccount 2019-12-02 account=@holder
> RequestEnrolment 2020-04-09 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=100000
    session.start=2020-06-15 session.end=2020-06-19
> ProposeOrder 2020-04-09 account=@holder dossier=@dossier price_cents=100000 session.start=2020-06-15 session.end=2020-06-19
> CommitTopUp 2020-04-15 account=@holder dossier=@dossier funder="892221631" kind=region cents=20000
< accepted TopUpCommitted
# The deadline is still 16 April (10, 14, 15, 16; 13 is Easter Monday).
> AcceptProposal 2020-04-17 account=@holder dossier=@dossier card_cents=80000 payment_reference=CB1
< rejected deadline_passed
> RequestTopUp 2020-04-17 account=@holder dossier=@dossier funder="892221631" kind=region cents=50000
< rejected deadline_passed
> RequestTopUp 2020-04-16 account=@holder dossier=@dossier funder="892221631" kind=region cents=50000
< accepted TopUpRequested
> RefuseTopUp 2020-04-20 account=@holder dossier=@dossier funder="892221631"
< accepted TopUpRefused
> RefuseTopUp 2020-04-20 account=@holder dossier=@dossier funder="892221631"
< rejected wrong_state
# From Monday 20 April: 21, 22, 23, 24. 1 000.00 − 200.00 = 800.00 €.
> AcceptProposal 2020-04-24 account=@holder dossier=@dossier card_cents=80000 payment_reference=CB1
< accepted RightsReserved
$ dossier @dossier
= split[source=top_up].reserved_cents 20000
= holder_cents 80000
