# CT R6333-7-5: a claim that is taken off in parts fills France compétences' share first, as any
# recovery; a return takes back what its own transfer had brought, no other part.

# 40 h at 15 €: 600.00 € of rights, 300.00 of an employer, 100.00 by card
> OpenAccount 2019-12-02 account=@holder
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=4000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@claimed provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=100000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@claimed price_cents=100000 session.start=2020-03-02 session.end=2020-03-27
> CommitTopUp 2020-01-07 account=@holder dossier=@claimed funder="635116205" kind=employer cents=30000
> AcceptProposal 2020-01-08 account=@holder dossier=@claimed card_cents=10000 payment_reference=CB1
> DeclareStart 2020-03-02 account=@holder dossier=@claimed
> DeclareEnd 2020-03-27 account=@holder dossier=@claimed rate=100 motive=completed
> ValidateService 2020-03-30 account=@holder dossier=@claimed
> SubmitInvoice 2020-04-01 account=@holder dossier=@claimed number=F-1 cents=100000 vat_cents=0
# 26 h at 15 €: 390.00 € of another holder
> OpenAccount 2019-12-02 account=@other
> CreditHours 2019-12-02 account=@other kind=cpf centihours=2600 year=2018
> RequestEnrolment 2020-01-06 account=@other dossier=@small provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=8000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@other dossier=@small price_cents=8000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@other dossier=@small card_cents=0
> DeclareStart 2020-03-02 account=@other dossier=@small
> DeclareEnd 2020-03-27 account=@other dossier=@small rate=100 motive=completed
> ValidateService 2020-03-30 account=@other dossier=@small
> SubmitInvoice 2020-06-01 account=@other dossier=@small number=F-2 cents=8000 vat_cents=0
> RequestEnrolment 2020-01-06 account=@other dossier=@large provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=30000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@other dossier=@large price_cents=30000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@other dossier=@large card_cents=0
> DeclareStart 2020-03-02 account=@other dossier=@large
> DeclareEnd 2020-03-27 account=@other dossier=@large rate=100 motive=completed
> ValidateService 2020-03-30 account=@other dossier=@large
> SubmitInvoice 2020-07-01 account=@other dossier=@large number=F-3 cents=30000 vat_cents=0
> RegisterProvider 2020-04-02 provider="42740599800399" nda="11754831175" name=Formation
> SetBankDetails 2020-04-02 provider="42740599800399" iban=FR7630006000011234567890189 holder_name=Formation
> IssuePayment 2020-04-21 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted PaymentIssued
> RecordBankStatus 2020-04-24 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=settled
< accepted PaymentSettled
# 60.00, 30.00, 10.00
> ClaimFromProvider 2020-06-02 provider="42740599800399" dossier=@claimed cents=10000
# Due on 1 July: 80.00 of 100.00, without a transfer: 60.00, then 20.00 on 30 and 10.
> IssuePayment 2020-06-21 provider="42740599800399" run=c0ffee42-1b2d-4f3e-9a5c-7d8e9fa0b1c2
< accepted PayablesOffset
$ funder 635116205
= refundable_cents 1500
$ dossier @claimed
= refundable_cents 500
$ trial-balance
= [ledger_account=fund:owed].balance -6000
# Due on 31 July: 300.00 − 20.00 = 280.00 €; the 20.00 are 15.00 and 5.00.
> IssuePayment 2020-07-21 provider="42740599800399" run=0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9
< accepted PaymentIssued
$ provider 42740599800399
= payments[end_to_end_id=42740599800399-0F1E2D3CA4B3C2D1E0F9].cents 28000
= undue_cents 0
$ funder 635116205
= refundable_cents 1500
> RecordBankStatus 2020-07-23 provider="42740599800399" end_to_end_id=42740599800399-0F1E2D3CA4B3C2D1E0F9 status=settled
< accepted PaymentSettled
$ funder 635116205
= refundable_cents 3000
$ dossier @claimed
= refundable_cents 1000
> RecordBankStatus 2020-07-27 provider="42740599800399" end_to_end_id=42740599800399-0F1E2D3CA4B3C2D1E0F9 status=returned reason=MS03
< accepted PaymentReturned
$ funder 635116205
= refundable_cents 1500
$ dossier @claimed
= refundable_cents 500
$ trial-balance
= [ledger_account=fund:owed].balance -6000
# 20.00 are owed again, and 300.00; the small training stays paid.
$ provider 42740599800399
= . payable_cents=30000 in_transit_cents=0 paid_cents=108000 undue_cents=2000
$ dossier @small
= . state=paid payment_state=paid
> RecordRecovery 2020-07-28 provider="42740599800399" dossier=@claimed cents=1000
< accepted RecoveryReceived
# 10.00 on 15 and 5: 7.50 and 2.50
$ funder 635116205
= refundable_cents 2250
$ dossier @claimed
= refundable_cents 750
