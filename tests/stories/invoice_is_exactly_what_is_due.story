# outcome table of the CGU: an invoice comes after the settlement, once, with exactly the amount due; VAT
# is part of it.

> OpenAccount 2019-12-02 account=@holder
# 40 h at 15 €: 600.00 €
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=4000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@dossier price_cents=60000 session.start=2020-03-02 session.end=2020-03-27
> RequestEnrolment 2020-01-06 account=@holder dossier=@nothing provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@nothing price_cents=60000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@dossier card_cents=0
> SubmitInvoice 2020-01-08 account=@holder dossier=@nothing number=F-0 cents=60000 vat_cents=0
< rejected wrong_state
> RefuseProposal 2020-01-08 account=@holder dossier=@nothing
> SubmitInvoice 2020-01-08 account=@holder dossier=@nothing number=F-0 cents=60000 vat_cents=0
< rejected nothing_due
> DeclareStart 2020-03-02 account=@holder dossier=@dossier
> DeclareEnd 2020-03-27 account=@holder dossier=@dossier rate=70 motive=provider_postponed
> SubmitInvoice 2020-03-30 account=@holder dossier=@dossier number=F-1 cents=42000 vat_cents=7000
< rejected wrong_state
> ValidateService 2020-03-30 account=@holder dossier=@dossier
# 70 % of 600.00 = 420.00 €
> SubmitInvoice 2020-03-30 account=@holder dossier=@dossier number=F-1 cents=42001 vat_cents=7000
< rejected amount_mismatch
> SubmitInvoice 2020-03-30 account=@holder dossier=@dossier number=F-1 cents=60000 vat_cents=7000
< rejected amount_mismatch
> SubmitInvoice 2020-03-30 account=@holder dossier=@dossier number=F-1 cents=42000 vat_cents=42001
< rejected malformed
> SubmitInvoice 2020-03-30 account=@holder dossier=@dossier number=F-1 cents=42000 vat_cents=7000
< accepted InvoiceAccepted TrainingRecap
! again
< duplicate
> SubmitInvoice 2020-03-31 account=@holder dossier=@dossier number=F-2 cents=42000 vat_cents=7000
< rejected wrong_state
$ dossier @dossier
= state "invoiced"
= payment_state "billed"
= provider_due_cents 42000
$ trial-balance
= [ledger_account=provider:payable].credit 42000
