# CGU: a holder who cancels in time loses nothing, later the provider gets 5 % and the rest
# is lost. outcome table of the CGU (default): exactly 7 working days before the start is in time.

> OpenAccount 2019-12-02 account=@holder
# 100 h at 15 €: 1 500.00 €
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=10000 year=2018
> RequestEnrolment 2020-03-09 account=@holder dossier=@in_time provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-05-11 session.end=2020-05-15
> ProposeOrder 2020-03-09 account=@holder dossier=@in_time price_cents=60000 session.start=2020-05-11 session.end=2020-05-15
> RequestEnrolment 2020-03-09 account=@holder dossier=@late provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-05-11 session.end=2020-05-15
> ProposeOrder 2020-03-09 account=@holder dossier=@late price_cents=60000 session.start=2020-05-11 session.end=2020-05-15
# The 14 working days from 10 March 2020 end on the 30th.
> AcceptProposal 2020-03-10 account=@holder dossier=@in_time card_cents=0
> AcceptProposal 2020-03-10 account=@holder dossier=@late card_cents=0
# From 28 April: 29, 30 (1 May is a holiday), 4, 5, 6, 7 (8 May is one), 11 May: the start
# is the 7th working day.
> CancelByHolder 2020-04-28 account=@holder dossier=@in_time
< accepted RightsReleased
# From 29 April 11 May is the 6th, 12 May the 7th.
> CancelByHolder 2020-04-29 account=@holder dossier=@late
< accepted RightsDebited
$ dossier @in_time
= state "cancelled_by_holder"
= provider_due_cents 0
= split[source=annual] debited_cents=0 released_cents=60000 forfeited_cents=0
# 5 % of 600.00 € = 30.00 €; 570.00 € are lost.
$ dossier @late
= state "late_cancelled"
= provider_due_cents 3000
= split[source=annual] debited_cents=3000 released_cents=0 forfeited_cents=57000
$ account @holder
= rights available_cents=90000 reserved_cents=0 debited_cents=3000 forfeited_cents=57000
