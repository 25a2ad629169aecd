# CGU (exit by the trainee's doing): below 25 % the provider gets 25 % all the same; from
# 25 % on its rate; the rest of the rights is lost, top-ups go back (outcome table of the CGU).

> OpenAccount 2019-12-02 account=@holder
# 40 h at 15 €: 600.00 €
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=4000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@twenty_six provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=20000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@twenty_six price_cents=20000 session.start=2020-03-02 session.end=2020-03-27
> RequestEnrolment 2020-01-06 account=@holder dossier=@twenty_five provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=20000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@twenty_five price_cents=20000 session.start=2020-03-02 session.end=2020-03-27
> RequestEnrolment 2020-01-06 account=@holder dossier=@twenty_four provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=20000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@twenty_four price_cents=20000 session.start=2020-03-02 session.end=2020-03-27
> RequestEnrolment 2020-01-06 account=@holder dossier=@never_came_back provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=20000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@never_came_back price_cents=20000 session.start=2020-03-02 session.end=2020-03-27
> CommitTopUp 2020-01-07 account=@holder dossier=@never_came_back funder="892221631" kind=opco cents=20000
> AcceptProposal 2020-01-08 account=@holder dossier=@twenty_six card_cents=0
> AcceptProposal 2020-01-08 account=@holder dossier=@twenty_five card_cents=0
> AcceptProposal 2020-01-08 account=@holder dossier=@twenty_four card_cents=0
> AcceptProposal 2020-01-08 account=@holder dossier=@never_came_back card_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=@twenty_six
> DeclareStart 2020-03-02 account=@holder dossier=@twenty_five
> DeclareStart 2020-03-02 account=@holder dossier=@twenty_four
> DeclareStart 2020-03-02 account=@holder dossier=@never_came_back
> DeclareEnd 2020-03-09 account=@holder dossier=@twenty_six rate=26 motive=trainee
> DeclareEnd 2020-03-09 account=@holder dossier=@twenty_five rate=25 motive=trainee
> DeclareEnd 2020-03-09 account=@holder dossier=@twenty_four rate=24 motive=trainee
> DeclareEnd 2020-03-09 account=@holder dossier=@never_came_back rate=0 motive=trainee
> ValidateService 2020-03-11 account=@holder dossier=@twenty_six
> ValidateService 2020-03-11 account=@holder dossier=@twenty_five
> ValidateService 2020-03-11 account=@holder dossier=@twenty_four
> ValidateService 2020-03-11 account=@holder dossier=@never_came_back
< accepted RightsDebited
# Of 200.00 €: 26 % = 52.00, 25 % = 50.00, 24 % counts as 25 %: 50.00, 0 % too.
$ dossier @twenty_six
= provider_due_cents 5200
= split[source=annual] debited_cents=5200 released_cents=0 forfeited_cents=14800
$ dossier @twenty_five
= provider_due_cents 5000
= split[source=annual] debited_cents=5000 released_cents=0 forfeited_cents=15000
$ dossier @twenty_four
= provider_due_cents 5000
= split[source=annual] debited_cents=5000 released_cents=0 forfeited_cents=15000
# The rights were gone: the OPCO paid it all, and keeps what the provider does not get.
$ dossier @never_came_back
= provider_due_cents 5000
= split[source=top_up] debited_cents=5000 released_cents=15000 forfeited_cents=0
# Debited 52 + 50 + 50 = 152.00 €, lost 148 + 150 + 150 = 448.00 €
$ account @holder
= rights available_cents=0 reserved_cents=0 debited_cents=15200 forfeited_cents=44800
