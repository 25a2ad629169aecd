# ISO 20022 AC06 (account blocked), RR04 (regulation), MD07 (holder died), FR01 and FRAD (fraud):
# payments wait until somebody has looked into it; the account is no dead one.

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
> IssuePayment 2020-04-21 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted PaymentIssued
> RecordBankStatus 2020-04-23 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=rejected reason=AC06
< accepted PaymentRejected
$ provider 42740599800399
= . status=suspended payable_cents=60000 in_transit_cents=0
= payments[end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D] state=rejected reason=AC06
> IssuePayment 2020-04-24 provider="42740599800399" run=c0ffee42-1b2d-4f3e-9a5c-7d8e9fa0b1c2
< accepted
> SuspendPayments 2020-04-24 provider="42740599800399" cause=control
< rejected wrong_state
> SetBankDetails 2020-04-24 provider="42740599800399" iban=FR7630006000011234567890189 holder_name=Formation
< accepted BankDetailsSet
> ResumePayments 2020-04-27 provider="42740599800399" cause=cleared
< accepted PaymentsResumed
> IssuePayment 2020-04-28 provider="42740599800399" run=c0ffee42-1b2d-4f3e-9a5c-7d8e9fa0b1c2
< accepted PaymentIssued
> RecordBankStatus 2020-04-28 provider="42740599800399" end_to_end_id=42740599800399-C0FFEE427D8E9FA0B1C2 status=returned reason=RR04
< accepted PaymentReturned
$ provider 42740599800399
= . status=suspended payable_cents=60000 in_transit_cents=0
> ResumePayments 2020-04-28 provider="42740599800399" cause=cleared
< accepted PaymentsResumed
> IssuePayment 2020-04-29 provider="42740599800399" run=0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9
< accepted PaymentIssued
> RecordBankStatus 2020-04-29 provider="42740599800399" end_to_end_id=42740599800399-0F1E2D3CA4B3C2D1E0F9 status=rejected reason=MD07
< accepted PaymentRejected
$ provider 42740599800399
= . status=suspended payable_cents=60000 in_transit_cents=0
> ResumePayments 2020-04-29 provider="42740599800399" cause=cleared
< accepted PaymentsResumed
> IssuePayment 2020-04-30 provider="42740599800399" run=5eed0000-91a7-4b3c-8def-1234567890ab
< accepted PaymentIssued
> RecordBankStatus 2020-04-30 provider="42740599800399" end_to_end_id=42740599800399-5EED00001234567890AB status=returned reason=FR01
< accepted PaymentReturned
$ provider 42740599800399
= . status=suspended payable_cents=60000 in_transit_cents=0
> ResumePayments 2020-04-30 provider="42740599800399" cause=cleared
< accepted PaymentsResumed
> IssuePayment 2020-05-04 provider="42740599800399" run=d15ea5e0-2468-4ace-b135-79bdf02468ac
< accepted PaymentIssued
> RecordBankStatus 2020-05-04 provider="42740599800399" end_to_end_id=42740599800399-D15EA5E079BDF02468AC status=rejected reason=FRAD
< accepted PaymentRejected
$ provider 42740599800399
= . status=suspended payable_cents=60000 in_transit_cents=0
> ResumePayments 2020-05-04 provider="42740599800399" cause=cleared
< accepted PaymentsResumed
> IssuePayment 2020-05-05 provider="42740599800399" run=@last
< accepted PaymentIssued
$ journal --type PaymentIssued
= [on=2020-05-05].iban "FR7630006000011234567890189"
