# CT R6333-7-5, L5151-2: a holder who paid a part gets his share back, also after his account was
# closed; so does the word that his training is paid reach it.

# 40 h at 15 €: 600.00 €, and 400.00 by card
> OpenAccount 2019-12-02 account=@holder
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=4000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@training provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=100000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@training price_cents=100000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@training card_cents=40000 payment_reference=CB1
> DeclareStart 2020-03-02 account=@holder dossier=@training
> DeclareEnd 2020-03-27 account=@holder dossier=@training rate=100 motive=completed
> ValidateService 2020-03-30 account=@holder dossier=@training
> SubmitInvoice 2020-04-01 account=@holder dossier=@training number=F-1 cents=100000 vat_cents=0
> CloseAccount 2020-04-02 account=@holder
< accepted AccountClosed
> RegisterProvider 2020-04-02 provider="42740599800399" nda="11754831175" name=Formation
> SetBankDetails 2020-04-02 provider="42740599800399" iban=FR7630006000011234567890189 holder_name=Formation
> IssuePayment 2020-04-21 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted PaymentIssued
> RecordBankStatus 2020-04-24 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=settled
< accepted PaymentSettled
$ dossier @training
= . state=paid payment_state=paid refundable_cents=0
# 100.00: 60.00 and 40.00. The first 80.00: 60.00 and 20.00.
> ClaimFromProvider 2020-06-02 provider="42740599800399" dossier=@training cents=10000
> RecordRecovery 2020-06-03 provider="42740599800399" dossier=@training cents=8000
< accepted RecoveryReceived
$ dossier @training
= refundable_cents 2000
> RecordHolderRefund 2020-06-04 account=@holder dossier=@training cents=2001 payment_reference=RF1
< rejected amount_mismatch
> RecordHolderRefund 2020-06-04 account=@holder dossier=@training cents=2000 payment_reference=RF1
< accepted HolderRefunded
> RecordRecovery 2020-06-08 provider="42740599800399" dossier=@training cents=2000
< accepted RecoveryReceived
> RecordHolderRefund 2020-06-09 account=@holder dossier=@training cents=1500 payment_reference=RF2
< accepted HolderRefunded
$ dossier @training
= refundable_cents 500
# A transfer that comes back finds it too.
> RecordBankStatus 2020-06-10 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=returned reason=MS03
< accepted PaymentReturned
$ dossier @training
= . state=invoiced payment_state=billed refundable_cents=500
