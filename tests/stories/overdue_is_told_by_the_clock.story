# A provider is paid within 30 days of his invoice; what is still open after its day is overdue, of
# the ledger's clock; what is on its way is not.

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
$ provider 42740599800399
= . payable_cents=60000 overdue_cents=0
clock 2020-05-01
$ provider 42740599800399
= overdue_cents 0
clock 2020-05-02
$ provider 42740599800399
= . payable_cents=60000 overdue_cents=20000
> IssuePayment 2020-05-02 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted PaymentIssued
$ provider 42740599800399
= . payable_cents=40000 in_transit_cents=20000 overdue_cents=0
> RecordBankStatus 2020-05-05 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=rejected reason=MS03
< accepted PaymentRejected
$ provider 42740599800399
= . payable_cents=60000 in_transit_cents=0 overdue_cents=20000
# 1 May and 30 days: 31 May
clock 2020-06-01
$ provider 42740599800399
= overdue_cents 60000
