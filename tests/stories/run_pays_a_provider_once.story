# A run told twice does not pay twice, and what has become due since waits for the next run.

> OpenAccount 2019-12-02 account=@holder
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=4000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@first provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=20000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@first price_cents=20000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@first card_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=@first
> DeclareEnd 2020-03-27 account=@holder dossier=@first rate=100 motive=completed
> ValidateService 2020-03-30 account=@holder dossier=@first
> SubmitInvoice 2020-04-01 account=@holder dossier=@first number=F-1 cents=20000 vat_cents=0
> RequestEnrolment 2020-01-06 account=@holder dossier=@second provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=40000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@second price_cents=40000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@second card_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=@second
> DeclareEnd 2020-03-27 account=@holder dossier=@second rate=100 motive=completed
> ValidateService 2020-03-30 account=@holder dossier=@second
> SubmitInvoice 2020-04-04 account=@holder dossier=@second number=F-2 cents=40000 vat_cents=0
> RegisterProvider 2020-04-02 provider="42740599800399" nda="11754831175" name=Formation
> SetBankDetails 2020-04-02 provider="42740599800399" iban=FR7630006000011234567890189 holder_name=Formation
# Due on 1 and on 4 May
> IssuePayment 2020-04-21 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted PaymentIssued
! again
< duplicate
# 24 April and 10 days: 4 May
> IssuePayment 2020-04-24 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted
$ provider 42740599800399
= . payable_cents=40000 in_transit_cents=20000
> IssuePayment 2020-04-24 provider="42740599800399" run=c0ffee42-1b2d-4f3e-9a5c-7d8e9fa0b1c2
< accepted PaymentIssued
$ provider 42740599800399
= payments[end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D].cents 20000
= payments[end_to_end_id=42740599800399-C0FFEE427D8E9FA0B1C2].cents 40000
# Nor does it pay again what came back.
> RecordBankStatus 2020-04-27 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=rejected reason=MS03
< accepted PaymentRejected
> IssuePayment 2020-04-28 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted
> IssuePayment 2020-04-28 provider="42740599800399" run=0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9
< accepted PaymentIssued
$ provider 42740599800399
= . payable_cents=0 in_transit_cents=60000
= payments[end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D] cents=20000 state=rejected
= payments[end_to_end_id=42740599800399-0F1E2D3CA4B3C2D1E0F9] cents=20000 state=issued
