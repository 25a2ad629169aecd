# CGU: exit by force majeure: the provider gets its rate, without the steps at 25 and 80 %,
# and all others get back the rest (outcome table of the CGU).

> OpenAccount 2019-12-02 account=@holder
# DIF 20 h, CPF 30 h at 15 €: 300.00 € and 450.00 €
> CreditHours 2019-12-02 account=@holder kind=dif centihours=2000 year=2014
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=3000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@sixty provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=100000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@sixty price_cents=100000 session.start=2020-03-02 session.end=2020-03-27
> CommitTopUp 2020-01-07 account=@holder dossier=@sixty funder="892221631" kind=region cents=15000
# 1 000.00 − 300.00 − 450.00 − 150.00 = 100.00 €
> AcceptProposal 2020-01-08 account=@holder dossier=@sixty card_cents=10000 payment_reference=CB1
# 10 h more: 150.00 €, two dossiers of 75.00 €
> CreditHours 2020-01-09 account=@holder kind=cpf centihours=1000 year=2018
> RequestEnrolment 2020-01-09 account=@holder dossier=@ninety provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=7500
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-09 account=@holder dossier=@ninety price_cents=7500 session.start=2020-03-02 session.end=2020-03-27
> RequestEnrolment 2020-01-09 account=@holder dossier=@twenty provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=7500
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-09 account=@holder dossier=@twenty price_cents=7500 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-10 account=@holder dossier=@ninety card_cents=0
> AcceptProposal 2020-01-10 account=@holder dossier=@twenty card_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=@sixty
> DeclareStart 2020-03-02 account=@holder dossier=@ninety
> DeclareStart 2020-03-02 account=@holder dossier=@twenty
> DeclareEnd 2020-03-16 account=@holder dossier=@sixty rate=60 motive=trainee force_majeure=true
> DeclareEnd 2020-03-16 account=@holder dossier=@ninety rate=90 motive=trainee force_majeure=true
> DeclareEnd 2020-03-16 account=@holder dossier=@twenty rate=20 motive=trainee force_majeure=true
> ValidateService 2020-03-20 account=@holder dossier=@sixty
< accepted RightsDebited
> ValidateService 2020-03-20 account=@holder dossier=@ninety
> ValidateService 2020-03-20 account=@holder dossier=@twenty
# 60 % of 1 000.00 = 600.00 €, 60 % of each line: 180 + 270 + 90 + 60; back: 120 + 180 + 60 + 40.
$ dossier @sixty
= state "service_validated"
= provider_due_cents 60000
= split[source=dif] debited_cents=18000 released_cents=12000 forfeited_cents=0
= split[source=annual] debited_cents=27000 released_cents=18000 forfeited_cents=0
= split[source=top_up] debited_cents=9000 released_cents=6000
= split[source=card] debited_cents=6000 refunded_cents=4000 credit_note_cents=0
= refundable_cents 4000
# 90 % of 75.00 = 67.50 €, 20 % = 15.00 €
$ dossier @ninety
= provider_due_cents 6750
= split[source=annual] debited_cents=6750 released_cents=750 forfeited_cents=0
$ dossier @twenty
= provider_due_cents 1500
= split[source=annual] debited_cents=1500 released_cents=6000 forfeited_cents=0
# annual 180.00 + 7.50 + 60.00 = 247.50 €; debited 180 + 270 + 67.50 + 15 = 532.50 €
$ account @holder
= buckets[bucket=dif].available_cents 12000
= buckets[bucket=annual].available_cents 24750
= rights available_cents=36750 reserved_cents=0 debited_cents=53250 forfeited_cents=0
