# CGU: who does not come pays like who cancels late, 5 % for the provider and the rest is
# lost; with force majeure nothing is (outcome table of the CGU).

> OpenAccount 2019-12-02 account=@holder
# 100 h at 15 €: 1 500.00 €
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=10000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@forced provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@forced price_cents=60000 session.start=2020-03-02 session.end=2020-03-27
> RequestEnrolment 2020-01-06 account=@holder dossier=@absent provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=100000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@absent price_cents=100000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@forced card_cents=0
# 1 500.00 − 600.00 = 900.00 € are left of 1 000.00 €.
> AcceptProposal 2020-01-08 account=@holder dossier=@absent card_cents=10000 payment_reference=CB1
# Not before the start
> DeclareNoShow 2020-03-01 account=@holder dossier=@forced force_majeure=true
< rejected wrong_date
> DeclareNoShow 2020-03-02 account=@holder dossier=@forced force_majeure=true
< accepted RightsReleased
> DeclareNoShow 2020-03-02 account=@holder dossier=@absent
< accepted RightsDebited
$ dossier @forced
= state "no_show"
= provider_due_cents 0
= payment_state "not_billable"
= split[source=annual] debited_cents=0 released_cents=60000 forfeited_cents=0
# 5 % of 1 000.00 = 50.00 €: 45.00 of the rights, 5.00 of the card.
$ dossier @absent
= state "no_show"
= provider_due_cents 5000
= payment_state "to_bill"
= split[source=annual] debited_cents=4500 released_cents=0 forfeited_cents=85500
= split[source=card] debited_cents=500 refunded_cents=0 credit_note_cents=9500
$ account @holder
= rights available_cents=60000 reserved_cents=0 debited_cents=4500 forfeited_cents=85500
