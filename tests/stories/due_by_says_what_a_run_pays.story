# A run may be told up to which due date it pays, sooner or later than the ten days.

> OpenAccount 2019-12-02 account=@holder
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=4000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@early provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=20000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@early price_cents=20000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@early card_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=@early
> DeclareEnd 2020-03-27 account=@holder dossier=@early rate=100 motive=completed
> ValidateService 2020-03-30 account=@holder dossier=@early
> SubmitInvoice 2020-04-01 account=@holder dossier=@early number=F-1 cents=20000 vat_cents=0
> RequestEnrolment 2020-01-06 account=@holder dossier=@late provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=40000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@late price_cents=40000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@late card_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=@late
> DeclareEnd 2020-03-27 account=@holder dossier=@late rate=100 motive=completed
> ValidateService 2020-03-30 account=@holder dossier=@late
> SubmitInvoice 2020-05-01 account=@holder dossier=@late number=F-2 cents=40000 vat_cents=0
> RegisterProvider 2020-04-02 provider="42740599800399" nda="11754831175" name=Formation
> SetBankDetails 2020-04-02 provider="42740599800399" iban=FR7630006000011234567890189 holder_name=Formation
# Due on 1 and on 31 May
> IssuePayment 2020-04-02 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d due_by=2020-04-30
< accepted
> IssuePayment 2020-04-02 provider="42740599800399" run=c0ffee42-1b2d-4f3e-9a5c-7d8e9fa0b1c2 due_by=2020-05-01
< accepted PaymentIssued
$ provider 42740599800399
= . payable_cents=40000 in_transit_cents=20000
= payables[dossier=@early].state "in_transit"
= payables[dossier=@late].state "open"
# By itself a run of 25 May would take it (4 June).
> IssuePayment 2020-05-25 provider="42740599800399" run=0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9 due_by=2020-05-30
< accepted
> IssuePayment 2020-05-25 provider="42740599800399" run=5eed0000-91a7-4b3c-8def-1234567890ab due_by=2020-05-31
< accepted PaymentIssued
$ provider 42740599800399
= . payable_cents=0 in_transit_cents=60000
