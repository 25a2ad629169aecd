# CGU: the provider cancels, at any date before the start: all goes back, nothing is due
# (outcome table of the CGU, D = 0); the card money within 30 days (CP titulaires 6).

> OpenAccount 2019-12-02 account=@holder
# 100 h at 15 €: 1 500.00 €, so 300.00 € of 1 800.00 € by card
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=10000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=180000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@dossier price_cents=180000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@dossier card_cents=30000 payment_reference=CB1
> CancelByProvider 2020-02-28 account=@holder dossier=@dossier
< accepted RightsReleased
$ dossier @dossier
= state "cancelled_by_provider"
= provider_due_cents 0
= split[source=annual] reserved_cents=150000 debited_cents=0 released_cents=150000 forfeited_cents=0
= split[source=card] reserved_cents=30000 debited_cents=0 refunded_cents=30000
= refundable_cents 30000
$ account @holder
= rights available_cents=150000 reserved_cents=0 debited_cents=0 forfeited_cents=0
