# CT R6333-6-1: after a grave breach payments are suspended; what is owed waits, due when it was.

> OpenAccount 2019-12-02 account=@holder
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=4000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@training provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@training price_cents=60000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@training card_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=@training
> DeclareEnd 2020-03-27 account=@holder dossier=@training rate=100 motive=completed
> ValidateService 2020-03-30 account=@holder dossier=@training
> SubmitInvoice 2020-04-01 account=@holder dossier=@training number=F-1 cents=60000 vat_cents=0
> RegisterProvider 2020-04-02 provider="42740599800399" nda="11754831175" name=Formation
> SetBankDetails 2020-04-02 provider="42740599800399" iban=FR7630006000011234567890189 holder_name=Formation
> ResumePayments 2020-04-14 provider="42740599800399" cause="end of control"
< rejected wrong_state
> SuspendPayments 2020-04-15 provider="42740599800399" cause=control
< accepted PaymentsSuspended
> SuspendPayments 2020-04-16 provider="42740599800399" cause=control
< rejected wrong_state
> IssuePayment 2020-04-21 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted
clock 2020-05-02
$ provider 42740599800399
= . status=suspended payable_cents=60000 in_transit_cents=0 overdue_cents=60000
= payables[dossier=@training] cents=60000 due_on=2020-05-01 state=open
= payments []
> ResumePayments 2020-05-04 provider="42740599800399" cause="end of control"
< accepted PaymentsResumed
> ResumePayments 2020-05-04 provider="42740599800399" cause="end of control"
< rejected wrong_state
$ provider 42740599800399
= . status=active payable_cents=60000
= payables[dossier=@training].due_on "2020-05-01"
> IssuePayment 2020-05-04 provider="42740599800399" run=c0ffee42-1b2d-4f3e-9a5c-7d8e9fa0b1c2
< accepted PaymentIssued
$ provider 42740599800399
= . payable_cents=0 in_transit_cents=60000 overdue_cents=0
= payments[*].end_to_end_id ["42740599800399-C0FFEE427D8E9FA0B1C2"]
