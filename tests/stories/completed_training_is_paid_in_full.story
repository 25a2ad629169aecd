# A training from request to invoice: the whole price is due (outcome table of the CGU), rights are
# debited when the service is validated, an invoice only makes it payable (§4.2, §9).

> OpenAccount 2019-12-02 account=@holder
# 100 h at 15 €: 1 500.00 €
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=10000 year=2018
# Asked for at 1 400.00 €, proposed at 1 500.00 €: the proposal's price counts.
> RequestEnrolment 2020-01-06 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=140000
    session.start=2020-03-02 session.end=2020-03-27
< accepted EnrolmentRequested
> ProposeOrder 2020-01-07 account=@holder dossier=@dossier price_cents=150000 session.start=2020-03-02 session.end=2020-03-27
< accepted OrderProposed
> AcceptProposal 2020-01-08 account=@holder dossier=@dossier card_cents=0
< accepted RightsReserved
! again
< duplicate
> DeclareStart 2020-03-02 account=@holder dossier=@dossier started_on=2020-03-03
< rejected wrong_date
> DeclareStart 2020-03-02 account=@holder dossier=@dossier started_on=2020-03-02
< accepted TrainingStarted
> Withdraw 2020-03-02 account=@holder dossier=@dossier
< rejected wrong_state
> CancelByHolder 2020-03-02 account=@holder dossier=@dossier force_majeure=true
< rejected wrong_state
> CancelByProvider 2020-03-02 account=@holder dossier=@dossier
< rejected wrong_state
> DeclareNoShow 2020-03-02 account=@holder dossier=@dossier
< rejected wrong_state
> DeclareEnd 2020-03-30 account=@holder dossier=@dossier rate=99 motive=completed
< rejected malformed
> DeclareEnd 2020-03-30 account=@holder dossier=@dossier rate=100 motive=completed ended_on=2020-03-27
< accepted ServiceDeclared
$ dossier @dossier
= state "service_declared"
= provider_due_cents 0
$ account @holder
= rights available_cents=0 reserved_cents=150000 debited_cents=0
= dossiers[dossier=@dossier].price_cents 150000
> ValidateService 2020-04-02 account=@holder dossier=@dossier
< accepted RightsDebited
$ dossier @dossier
= state "service_validated"
= payment_state "to_bill"
= provider_due_cents 150000
= split[source=annual] reserved_cents=150000 debited_cents=150000 released_cents=0 forfeited_cents=0
$ account @holder
= rights available_cents=0 reserved_cents=0 debited_cents=150000 forfeited_cents=0
> SubmitInvoice 2020-04-03 account=@holder dossier=@dossier number=F-1 cents=150000 vat_cents=25000
< accepted InvoiceAccepted TrainingRecap
$ dossier @dossier
= state "invoiced"
= payment_state "billed"
$ trial-balance
= [ledger_account=provider:payable].credit 150000
