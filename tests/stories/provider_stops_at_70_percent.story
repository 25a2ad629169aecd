# CGU: the provider stops without another date (closure, delisting): nothing is debited and
# nothing is due, whatever the rate (outcome table of the CGU, D = 0).

> OpenAccount 2019-12-02 account=@holder
# 50 h at 15 €: 750.00 €
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=5000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=100000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@dossier price_cents=100000 session.start=2020-03-02 session.end=2020-03-27
> CommitTopUp 2020-01-07 account=@holder dossier=@dossier funder="892221631" kind=region cents=15000
> AcceptProposal 2020-01-08 account=@holder dossier=@dossier card_cents=10000 payment_reference=CB1
> DeclareStart 2020-03-02 account=@holder dossier=@dossier
> DeclareEnd 2020-03-20 account=@holder dossier=@dossier rate=70 motive=provider_stopped
> ValidateService 2020-03-24 account=@holder dossier=@dossier
< accepted RightsReleased
$ dossier @dossier
= state "service_validated"
= payment_state "not_billable"
= provider_due_cents 0
= split[source=annual] debited_cents=0 released_cents=75000 forfeited_cents=0
= split[source=top_up] debited_cents=0 released_cents=15000
= split[source=card] debited_cents=0 refunded_cents=10000
= refundable_cents 10000
$ account @holder
= rights available_cents=75000 reserved_cents=0 debited_cents=0 forfeited_cents=0
> SubmitInvoice 2020-03-25 account=@holder dossier=@dossier number=F-1 cents=70000 vat_cents=0
< rejected nothing_due
