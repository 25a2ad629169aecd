# One transfer is several trainings: its return is theirs and no other's, each with its due date.

> OpenAccount 2019-12-02 account=@holder
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=4000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@first provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=10000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@first price_cents=10000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@first card_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=@first
> DeclareEnd 2020-03-27 account=@holder dossier=@first rate=100 motive=completed
> ValidateService 2020-03-30 account=@holder dossier=@first
> SubmitInvoice 2020-04-01 account=@holder dossier=@first number=F-1 cents=10000 vat_cents=0
> RequestEnrolment 2020-01-06 account=@holder dossier=@second provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=20000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@second price_cents=20000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@second card_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=@second
> DeclareEnd 2020-03-27 account=@holder dossier=@second rate=100 motive=completed
> ValidateService 2020-03-30 account=@holder dossier=@second
> SubmitInvoice 2020-04-02 account=@holder dossier=@second number=F-2 cents=20000 vat_cents=0
> RequestEnrolment 2020-01-06 account=@holder dossier=@third provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=30000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@third price_cents=30000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@third card_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=@third
> DeclareEnd 2020-03-27 account=@holder dossier=@third rate=100 motive=completed
> ValidateService 2020-03-30 account=@holder dossier=@third
> SubmitInvoice 2020-05-01 account=@holder dossier=@third number=F-3 cents=30000 vat_cents=0
> RegisterProvider 2020-04-02 provider="42740599800399" nda="11754831175" name=Formation
> SetBankDetails 2020-04-02 provider="42740599800399" iban=FR7630006000011234567890189 holder_name=Formation
# 100.00 + 200.00 by the first, 300.00 by the second
> IssuePayment 2020-04-22 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted PaymentIssued
> RecordBankStatus 2020-04-24 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=settled
< accepted PaymentSettled
> IssuePayment 2020-05-21 provider="42740599800399" run=c0ffee42-1b2d-4f3e-9a5c-7d8e9fa0b1c2
< accepted PaymentIssued
> RecordBankStatus 2020-05-25 provider="42740599800399" end_to_end_id=42740599800399-C0FFEE427D8E9FA0B1C2 status=settled
< accepted PaymentSettled
$ provider 42740599800399
= . payable_cents=0 paid_cents=60000
> RecordBankStatus 2020-05-26 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=returned reason=MS03
< accepted PaymentReturned
$ provider 42740599800399
= . payable_cents=30000 paid_cents=30000
= payables[dossier=@first] cents=10000 due_on=2020-05-01 state=open
= payables[dossier=@second] cents=20000 due_on=2020-05-02 state=open
= payables[dossier=@third] cents=30000 due_on=2020-05-31 state=paid
$ dossier @first
= . state=invoiced payment_state=billed
$ dossier @second
= . state=invoiced payment_state=billed
$ dossier @third
= . state=paid payment_state=paid
