# CT R6333-7-5: what a transfer withheld goes to those who paid when it is settled, not before; when
# it returns, exactly that is taken back. A funder who was already paid owes it until it comes again.

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
# 20 h at 15 €: 300.00 € of another holder
> OpenAccount 2019-12-02 account=@other
> CreditHours 2019-12-02 account=@other kind=cpf centihours=2000 year=2018
> RequestEnrolment 2020-01-06 account=@other dossier=@due provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=30000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@other dossier=@due price_cents=30000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@other dossier=@due card_cents=0
> DeclareStart 2020-03-02 account=@other dossier=@due
> DeclareEnd 2020-03-27 account=@other dossier=@due rate=100 motive=completed
> ValidateService 2020-03-30 account=@other dossier=@due
> SubmitInvoice 2020-06-01 account=@other dossier=@due number=F-2 cents=30000 vat_cents=0
> RegisterProvider 2020-04-02 provider="42740599800399" nda="11754831175" name=Formation
> SetBankDetails 2020-04-02 provider="42740599800399" iban=FR7630006000011234567890189 holder_name=Formation
> IssuePayment 2020-04-21 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted PaymentIssued
> RecordBankStatus 2020-04-24 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=settled
< accepted PaymentSettled
# 60.00, 30.00, 10.00
> ClaimFromProvider 2020-06-02 provider="42740599800399" dossier=@claimed cents=10000
# 300.00 − 100.00 = 200.00 €
> IssuePayment 2020-06-21 provider="42740599800399" run=c0ffee42-1b2d-4f3e-9a5c-7d8e9fa0b1c2
< accepted PaymentIssued
$ funder 635116205
= refundable_cents 0
$ dossier @claimed
= refundable_cents 0
> RecordBankStatus 2020-06-24 provider="42740599800399" end_to_end_id=42740599800399-C0FFEE427D8E9FA0B1C2 status=settled
< accepted PaymentSettled
$ funder 635116205
= refundable_cents 3000
$ dossier @claimed
= refundable_cents 1000
$ trial-balance
= [ledger_account=fund:owed].balance -6000
> RefundFunder 2020-06-25 funder="635116205" dossier=@claimed cents=3000
< accepted FunderRefunded
> RecordBankStatus 2020-06-29 provider="42740599800399" end_to_end_id=42740599800399-C0FFEE427D8E9FA0B1C2 status=returned reason=MS03
< accepted PaymentReturned
# The employer has had 30.00 € that are not there; the holder had not been paid.
$ funder 635116205
= refundable_cents -3000
$ dossier @claimed
= . state=paid refundable_cents=0
$ dossier @due
= . state=invoiced payment_state=billed
$ provider 42740599800399
= . payable_cents=30000 in_transit_cents=0 paid_cents=100000 undue_cents=10000
$ trial-balance
= [ledger_account=fund:owed].balance 0
= [ledger_account=holder:refundable].balance 0
= [ledger_account=funder:refundable].balance 3000
> RefundFunder 2020-06-30 funder="635116205" dossier=@claimed cents=1
< rejected amount_mismatch
> RecordHolderRefund 2020-06-30 account=@holder dossier=@claimed cents=1 payment_reference=RF1
< rejected amount_mismatch
> IssuePayment 2020-06-30 provider="42740599800399" run=0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9
< accepted PaymentIssued
> RecordBankStatus 2020-07-02 provider="42740599800399" end_to_end_id=42740599800399-0F1E2D3CA4B3C2D1E0F9 status=settled
< accepted PaymentSettled
$ provider 42740599800399
= payments[end_to_end_id=42740599800399-0F1E2D3CA4B3C2D1E0F9] cents=20000 state=settled
= . paid_cents=130000 undue_cents=0
$ funder 635116205
= refundable_cents 0
$ dossier @claimed
= refundable_cents 1000
> RecordHolderRefund 2020-07-06 account=@holder dossier=@claimed cents=1000 payment_reference=RF1
< accepted HolderRefunded
$ trial-balance
= [ledger_account=fund:owed].balance -6000
