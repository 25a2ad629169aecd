# outcome table of the CGU: while a control is open nobody validates; a confirmed service settles as it
# was declared. Control and training are states of their own (CGU).

> OpenAccount 2019-12-02 account=@holder
# 40 h at 15 €: 600.00 €
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=4000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@dossier price_cents=60000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@dossier card_cents=0
> OpenControl 2020-01-09 account=@holder dossier=@dossier
< rejected wrong_state
> DeclareStart 2020-03-02 account=@holder dossier=@dossier
# A control of a training under way can only be confirmed; a closed one may open again.
> OpenControl 2020-03-04 account=@holder dossier=@dossier
< accepted ControlOpened
> CloseControl 2020-03-06 account=@holder dossier=@dossier result=refused
< rejected wrong_state
> CloseControl 2020-03-06 account=@holder dossier=@dossier result=corrected rate=50
< rejected wrong_state
> CloseControl 2020-03-06 account=@holder dossier=@dossier result=confirmed
< accepted ControlClosed
> CloseControl 2020-03-06 account=@holder dossier=@dossier result=confirmed
< rejected wrong_state
> DeclareEnd 2020-03-20 account=@holder dossier=@dossier rate=70 motive=trainee
> OpenControl 2020-03-23 account=@holder dossier=@dossier
< accepted ControlOpened
> OpenControl 2020-03-24 account=@holder dossier=@dossier
< rejected wrong_state
> ValidateService 2020-03-24 account=@holder dossier=@dossier
< rejected control_open
$ dossier @dossier
= control_state "open"
= state "service_declared"
> CloseControl 2020-04-15 account=@holder dossier=@dossier result=confirmed
> ValidateService 2020-04-15 account=@holder dossier=@dossier
< accepted RightsDebited
# 70 % of 600.00 = 420.00 €; 180.00 € are lost.
$ dossier @dossier
= control_state "closed"
= state "service_validated"
= provider_due_cents 42000
= split[source=annual] debited_cents=42000 released_cents=0 forfeited_cents=18000
