# A year from the contribution to the reserve: three trainings of one provider are paid by one
# transfer, which returns because his account was closed, and by a second one.

> ReceiveContribution 2020-01-15 funder="639090232" cents=1000000 period=2020-Q1 bank_reference=FC1
< accepted ContributionReceived
# 100 h at 15 €: 1 500.00 € for 600.00, 500.00 and 400.00
> OpenAccount 2019-12-02 account=@holder
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=10000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@whole provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@whole price_cents=60000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@whole card_cents=0
> RequestEnrolment 2020-01-06 account=@holder dossier=@partly provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=50000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@partly price_cents=50000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@partly card_cents=0
> RequestEnrolment 2020-01-06 account=@holder dossier=@missed provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=40000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@missed price_cents=40000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@missed card_cents=0
# 600.00; 70 % of 500.00 = 350.00, 150.00 back to the rights; 5 % of 400.00 = 20.00, 380.00 lost
> DeclareStart 2020-03-02 account=@holder dossier=@whole
> DeclareEnd 2020-03-27 account=@holder dossier=@whole rate=100 motive=completed
> ValidateService 2020-03-30 account=@holder dossier=@whole
> SubmitInvoice 2020-04-01 account=@holder dossier=@whole number=F-1 cents=60000 vat_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=@partly
> DeclareEnd 2020-03-27 account=@holder dossier=@partly rate=70 motive=provider_postponed
> ValidateService 2020-03-30 account=@holder dossier=@partly
> SubmitInvoice 2020-04-02 account=@holder dossier=@partly number=F-2 cents=35000 vat_cents=0
> DeclareNoShow 2020-03-02 account=@holder dossier=@missed
> SubmitInvoice 2020-04-03 account=@holder dossier=@missed number=F-3 cents=2000 vat_cents=0
$ account @holder
= rights available_cents=15000 reserved_cents=0 debited_cents=97000 forfeited_cents=38000
> RegisterProvider 2020-04-02 provider="42740599800399" nda="11754831175" name=Formation
> SetBankDetails 2020-04-02 provider="42740599800399" iban=FR7630006000011234567890189 holder_name=Formation
# Due on 1, 2 and 3 May; 23 April and 10 days: 3 May. 600.00 + 350.00 + 20.00 = 970.00 €.
> IssuePayment 2020-04-23 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted PaymentIssued
> SealRun 2020-04-23 run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted RunSealed
> RecordBankStatus 2020-04-24 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=accepted
< accepted PaymentAccepted
> RecordBankStatus 2020-04-27 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=settled
< accepted PaymentSettled
$ provider 42740599800399
= . payable_cents=0 in_transit_cents=0 paid_cents=97000
> RecordBankStatus 2020-04-30 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=returned reason=AC04
< accepted PaymentReturned
$ dossier @whole
= . state=invoiced payment_state=billed
$ dossier @partly
= . state=invoiced payment_state=billed
$ dossier @missed
= . state=no_show payment_state=billed
clock 2020-05-03
# The first two are late, the third is due today. Nowhere to pay them to:
$ provider 42740599800399
= . status=active payable_cents=97000 overdue_cents=95000 paid_cents=0
> IssuePayment 2020-05-04 provider="42740599800399" run=c0ffee42-1b2d-4f3e-9a5c-7d8e9fa0b1c2
< accepted
> SetBankDetails 2020-05-04 provider="42740599800399" iban=FR7630006000011234567890189 holder_name=Formation
< rejected dead_iban
> SetBankDetails 2020-05-04 provider="42740599800399" iban=FR3328916653786592005972795 holder_name=Formation
< accepted BankDetailsSet
> IssuePayment 2020-05-05 provider="42740599800399" run=0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9
< accepted PaymentIssued
> SealRun 2020-05-05 run=0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9
< accepted RunSealed
> RecordBankStatus 2020-05-07 provider="42740599800399" end_to_end_id=42740599800399-0F1E2D3CA4B3C2D1E0F9 status=settled
< accepted PaymentSettled
$ dossier @whole
= . state=paid payment_state=paid
$ dossier @partly
= . state=paid payment_state=paid
$ dossier @missed
= . state=no_show payment_state=paid
$ provider 42740599800399
= . payable_cents=0 in_transit_cents=0 paid_cents=97000 undue_cents=0 overdue_cents=0
= payments[end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D] cents=97000 state=returned reason=AC04
= payments[end_to_end_id=42740599800399-0F1E2D3CA4B3C2D1E0F9] cents=97000 state=settled
# 10 000.00 − 970.00 = 9 030.00 € are in the bank and for all; the year has no result.
> CloseYear 2021-01-04 year=2020
< accepted
$ trial-balance
= [ledger_account=bank].balance 903000
= [ledger_account=fund:mutualised].balance -903000
= [ledger_account=fund:expense].balance 0
= [ledger_account=fund:resources].balance 0
