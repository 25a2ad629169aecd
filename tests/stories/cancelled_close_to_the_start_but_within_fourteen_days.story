# outcome table of the CGU: inside the 14 working days a cancellation costs nothing, however close the
# start is.

> OpenAccount 2019-12-02 account=@holder
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=10000 year=2018
> RequestEnrolment 2020-02-20 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=90000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-02-20 account=@holder dossier=@dossier price_cents=90000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-02-21 account=@holder dossier=@dossier card_cents=0
# Friday 28 February, the last working day before the start: the 5th of the 14 that end on
# 12 March.
> CancelByHolder 2020-02-28 account=@holder dossier=@dossier
< accepted RightsReleased
$ dossier @dossier
= state "cancelled_by_holder"
= provider_due_cents 0
# 100 h at 15 €: 1 500.00 € as before
$ account @holder
= rights available_cents=150000 reserved_cents=0 forfeited_cents=0
