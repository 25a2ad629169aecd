# A transfer goes where the provider wants it on the day when it is issued, not on the day of the
# invoice (CT R6333-4); what is on its way stays as it is.

# 40 h at 15 €: 600.00 €
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
# Due on 1 May; of 1 May the 30th day is the 31st.
> RegisterProvider 2020-04-02 provider="42740599800399" nda="11754831175" name=Formation
> SetBankDetails 2020-04-02 provider="42740599800399" iban=FR7630006000011234567890189 holder_name=Formation
> SetBankDetails 2020-04-20 provider="42740599800399" iban=FR3328916653786592005972795 bic=AGRIFRPP holder_name=Formation
> IssuePayment 2020-04-21 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted PaymentIssued
> SetBankDetails 2020-05-04 provider="42740599800399" iban=DE89370400440532013000 holder_name=Formation
> RecordBankStatus 2020-05-05 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=settled
< accepted PaymentSettled
> IssuePayment 2020-05-21 provider="42740599800399" run=c0ffee42-1b2d-4f3e-9a5c-7d8e9fa0b1c2
< accepted PaymentIssued
$ journal --type PaymentIssued
= [on=2020-04-21] iban=FR3328916653786592005972795 cents=20000
= [on=2020-05-21] iban=DE89370400440532013000 cents=40000
