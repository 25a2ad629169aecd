# CGU: force majeure (COVID-19 from 12 March 2020): a late cancellation costs nobody
# anything; each resource goes back where it came from (outcome table of the CGU, D = 0).

> OpenAccount 2019-12-02 account=@holder
# DIF 20 h and CPF 50 h at 15 €: 300.00 € and 750.00 €
> CreditHours 2019-12-02 account=@holder kind=dif centihours=2000 year=2014
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=5000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=150000
    session.start=2020-03-23 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@dossier price_cents=150000 session.start=2020-03-23 session.end=2020-03-27
> CommitTopUp 2020-01-07 account=@holder dossier=@dossier funder="892221631" kind=employer cents=35000
# 1 500.00 − 300.00 − 750.00 − 350.00 = 100.00 €
> AcceptProposal 2020-01-08 account=@holder dossier=@dossier card_cents=10000 payment_reference=CB1
> CancelByHolder 2020-03-20 account=@holder dossier=@dossier force_majeure=true
< accepted RightsReleased
$ dossier @dossier
= state "cancelled_by_holder"
= provider_due_cents 0
= split[source=dif] debited_cents=0 released_cents=30000 forfeited_cents=0
= split[source=annual] debited_cents=0 released_cents=75000 forfeited_cents=0
= split[source=top_up] debited_cents=0 released_cents=35000 forfeited_cents=0
= split[source=card] debited_cents=0 refunded_cents=10000 credit_note_cents=0
= refundable_cents 10000
$ account @holder
= rights available_cents=105000 reserved_cents=0 debited_cents=0 forfeited_cents=0
= buckets[bucket=dif].available_cents 30000
