# CGU: the provider may withdraw its declaration before it is validated and declare
# again; the 5 working days then count from the new declaration (outcome table of the CGU).

> OpenAccount 2019-12-02 account=@holder
# 40 h at 15 €: 600.00 €
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=4000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@dossier price_cents=60000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@dossier card_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=@dossier
> WithdrawService 2020-03-27 account=@holder dossier=@dossier
< rejected wrong_state
> DeclareEnd 2020-03-30 account=@holder dossier=@dossier rate=60 motive=trainee force_majeure=true
< accepted ServiceDeclared
> DeclareEnd 2020-03-30 account=@holder dossier=@dossier rate=100 motive=completed
< rejected wrong_state
> WithdrawService 2020-04-02 account=@holder dossier=@dossier
< accepted ServiceWithdrawn
> ValidateService 2020-04-02 account=@holder dossier=@dossier
< rejected wrong_state
> DeclareEnd 2020-04-03 account=@holder dossier=@dossier rate=79 motive=trainee
< accepted ServiceDeclared
# From 30 March: 31, 1, 2, 3, 6 April: the first declaration would settle on the 7th.
clock 2020-04-07
$ dossier @dossier
= state "service_declared"
# From Friday 3 April: 6, 7, 8, 9, 10 (Good Friday is a working day): the last day is the 10th.
clock 2020-04-10
$ dossier @dossier
= state "service_declared"
clock 2020-04-11
# The second declaration counts: 79 % of 600.00 = 474.00 €, 126.00 € are lost.
$ dossier @dossier
= state "service_validated"
= provider_due_cents 47400
= split[source=annual] debited_cents=47400 released_cents=0 forfeited_cents=12600
> WithdrawService 2020-04-11 account=@holder dossier=@dossier
< rejected wrong_state
