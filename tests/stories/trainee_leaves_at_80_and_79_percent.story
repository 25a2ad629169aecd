# CGU (exit by the trainee's doing): from 80 % on the provider gets the whole price, below
# its rate; what the holder then does not use is lost (outcome table of the CGU; 80 inclusive: default).

> OpenAccount 2019-12-02 account=@holder
# 20 h at 15 €: 300.00 €: 200.00 for the first, 100.00 and the card for the second
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=2000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@eighty provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=20000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@eighty price_cents=20000 session.start=2020-03-02 session.end=2020-03-27
> RequestEnrolment 2020-01-06 account=@holder dossier=@seventy_nine provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=20000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@seventy_nine price_cents=20000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@eighty card_cents=0
> AcceptProposal 2020-01-08 account=@holder dossier=@seventy_nine card_cents=10000 payment_reference=CB1
> DeclareStart 2020-03-02 account=@holder dossier=@eighty
> DeclareStart 2020-03-02 account=@holder dossier=@seventy_nine
> DeclareEnd 2020-03-24 account=@holder dossier=@eighty rate=80 motive=trainee
> DeclareEnd 2020-03-24 account=@holder dossier=@seventy_nine rate=79 motive=trainee
> ValidateService 2020-03-26 account=@holder dossier=@eighty
< accepted RightsDebited
> ValidateService 2020-03-26 account=@holder dossier=@seventy_nine
< accepted RightsDebited
# 80 %: 200.00 €
$ dossier @eighty
= provider_due_cents 20000
= split[source=annual] debited_cents=20000 released_cents=0 forfeited_cents=0
# 79 % of 200.00 = 158.00 €: 79.00 of either line; 21.00 of rights lost, 21.00 kept.
$ dossier @seventy_nine
= provider_due_cents 15800
= split[source=annual] debited_cents=7900 released_cents=0 forfeited_cents=2100
= split[source=card] debited_cents=7900 refunded_cents=0 credit_note_cents=2100
$ account @holder
= rights available_cents=0 reserved_cents=0 debited_cents=27900 forfeited_cents=2100
= buckets[bucket=credit_note].available_cents 2100
