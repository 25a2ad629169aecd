# CGU, purchase path: a funder that was asked, has committed a top-up or whose grant is used may end
# the dossier: refused before acceptance, cancelled after it, and all goes back.

> OpenAccount 2019-12-02 account=@holder
> CallFunds 2020-01-02 funder="867873473" call=CPF-867873473-BADO-020120
    line: account=@holder grant=@gift kind=voluntary cents=20000
> ReceiveFunds 2020-01-03 funder="867873473" call=CPF-867873473-BADO-020120 cents=20000 bank_reference=BK1
> RequestEnrolment 2020-01-06 account=@holder dossier=@asked provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@asked price_cents=60000 session.start=2020-03-02 session.end=2020-03-27
> RequestTopUp 2020-01-07 account=@holder dossier=@asked funder="892221631" kind=region cents=10000
> CancelByFunder 2020-01-07 account=@holder dossier=@asked funder="867873473"
< rejected not_a_funder
> CancelByFunder 2020-01-07 account=@holder dossier=@asked funder="892221631"
< accepted DossierEnded
# The state comes first.
> CancelByFunder 2020-01-07 account=@holder dossier=@asked funder="867873473"
< rejected wrong_state
# 600.00 = grant 200.00 + top-up 100.00 + card 300.00
> RequestEnrolment 2020-01-06 account=@holder dossier=@used provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@used price_cents=60000 session.start=2020-03-02 session.end=2020-03-27
> CommitTopUp 2020-01-07 account=@holder dossier=@used funder="892221631" kind=region cents=10000
> AcceptProposal 2020-01-08 account=@holder dossier=@used card_cents=30000 payment_reference=CB1
< accepted RightsReserved
> CancelByFunder 2020-02-27 account=@holder dossier=@used funder="635116205"
< rejected not_a_funder
# Four days before the start, by the funder of the grant
> CancelByFunder 2020-02-27 account=@holder dossier=@used funder="867873473"
< accepted RightsReleased
$ dossier @asked
= state "refused_by_funder"
$ dossier @used
= state "cancelled_by_funder"
= provider_due_cents 0
= split[source=grant] reserved_cents=20000 debited_cents=0 released_cents=20000 forfeited_cents=0
= split[source=top_up] reserved_cents=10000 debited_cents=0 released_cents=10000
= split[source=card] reserved_cents=30000 debited_cents=0 refunded_cents=30000
$ account @holder
= rights available_cents=20000 reserved_cents=0 debited_cents=0
