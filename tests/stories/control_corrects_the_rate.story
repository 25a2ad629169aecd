# outcome table of the CGU: a corrected rate takes the declared one's place, with its steps; a training
# declared complete and corrected below 100 % settles as postponed by the provider.

> OpenAccount 2019-12-02 account=@holder
# 100 h at 15 €: 1 500.00 €
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=10000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@left provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=100000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@left price_cents=100000 session.start=2020-03-02 session.end=2020-03-27
> RequestEnrolment 2020-01-06 account=@holder dossier=@complete provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=50000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@complete price_cents=50000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@left card_cents=0
> AcceptProposal 2020-01-08 account=@holder dossier=@complete card_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=@left
> DeclareStart 2020-03-02 account=@holder dossier=@complete
> DeclareEnd 2020-03-27 account=@holder dossier=@left rate=90 motive=trainee
> DeclareEnd 2020-03-27 account=@holder dossier=@complete rate=100 motive=completed
> OpenControl 2020-03-30 account=@holder dossier=@left
> OpenControl 2020-03-30 account=@holder dossier=@complete
> CloseControl 2020-04-15 account=@holder dossier=@left result=corrected
< rejected malformed
> CloseControl 2020-04-15 account=@holder dossier=@left result=confirmed rate=70
< rejected malformed
> CloseControl 2020-04-15 account=@holder dossier=@left result=corrected rate=70
< accepted ControlClosed
> CloseControl 2020-04-15 account=@holder dossier=@complete result=corrected rate=95
< accepted ControlClosed
> ValidateService 2020-04-16 account=@holder dossier=@left
< accepted RightsDebited
> ValidateService 2020-04-16 account=@holder dossier=@complete
< accepted RightsDebited
# Declared 90 % would have been the whole price; 70 % of 1 000.00 = 700.00 €, 300.00 € lost.
$ dossier @left
= provider_due_cents 70000
= split[source=annual] debited_cents=70000 released_cents=0 forfeited_cents=30000
# 95 % of 500.00 = 475.00 €; the provider's fault: 25.00 € come back.
$ dossier @complete
= provider_due_cents 47500
= split[source=annual] debited_cents=47500 released_cents=2500 forfeited_cents=0
$ account @holder
= rights available_cents=2500 reserved_cents=0 debited_cents=117500 forfeited_cents=30000
