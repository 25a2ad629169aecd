# CGU: without a control a service is validated 5 working days after its
# declaration; with one, on the day after it is closed at the earliest (outcome table of the CGU).

> OpenAccount 2019-12-02 account=@holder
> OpenAccount 2019-12-02 account=@checked
# 40 h at 15 €: 600.00 € each
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=4000 year=2018
> CreditHours 2019-12-02 account=@checked kind=cpf centihours=4000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@prompt provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-04-24
> ProposeOrder 2020-01-06 account=@holder dossier=@prompt price_cents=60000 session.start=2020-03-02 session.end=2020-04-24
> RequestEnrolment 2020-01-06 account=@checked dossier=@held provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-04-24
> ProposeOrder 2020-01-06 account=@checked dossier=@held price_cents=60000 session.start=2020-03-02 session.end=2020-04-24
> AcceptProposal 2020-01-08 account=@holder dossier=@prompt card_cents=0
> AcceptProposal 2020-01-08 account=@checked dossier=@held card_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=@prompt
> DeclareStart 2020-03-02 account=@checked dossier=@held
> DeclareEnd 2020-04-28 account=@holder dossier=@prompt rate=100 motive=completed
> DeclareEnd 2020-04-28 account=@checked dossier=@held rate=100 motive=completed
> OpenControl 2020-04-29 account=@checked dossier=@held
# From 28 April 2020: 29, 30 (1 May is a holiday), 4, 5, 6 May: the last day is the 6th.
clock 2020-05-06
$ dossier @prompt
= state "service_declared"
clock 2020-05-07
$ dossier @prompt
= state "service_validated"
= provider_due_cents 60000
$ account @holder
= rights available_cents=0 reserved_cents=0 debited_cents=60000
$ dossier @held
= state "service_declared"
# The control is closed on 11 May, so the earliest date is the 12th; the clock comes later,
# but what it fires has the date of the deadline.
> CloseControl 2020-05-11 account=@checked dossier=@held result=confirmed
clock 2020-05-11
$ dossier @held
= state "service_declared"
clock 2020-05-20
$ dossier @held
= state "service_validated"
= provider_due_cents 60000
$ statement @checked
= [type=RightsDebited].on "2020-05-12"
