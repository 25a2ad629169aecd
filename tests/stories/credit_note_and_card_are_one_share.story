# CT R6333-7-5: what the holder paid, by card or by a credit note, is his share, the last one; it
# is paid back to him as money.

> OpenAccount 2019-12-02 account=@holder
# No rights yet: all by card. 5 % of 105.26 = 5.263 → 5.26; 100.00 € are kept as a credit note.
> RequestEnrolment 2020-01-06 account=@holder dossier=@missed provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=10526
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@missed price_cents=10526 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@missed card_cents=10526 payment_reference=CB1
> DeclareNoShow 2020-03-02 account=@holder dossier=@missed
# 8 h at 15 €: 120.00 €
> CreditHours 2020-03-05 account=@holder kind=cpf centihours=800 year=2018
> RequestEnrolment 2020-03-09 account=@holder dossier=@training provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=32000
    session.start=2020-04-06 session.end=2020-04-10
> ProposeOrder 2020-03-09 account=@holder dossier=@training price_cents=32000 session.start=2020-04-06 session.end=2020-04-10
> AcceptProposal 2020-03-11 account=@holder dossier=@training card_cents=10000 payment_reference=CB2 credit_note_cents=10000
> DeclareStart 2020-04-06 account=@holder dossier=@training
> DeclareEnd 2020-04-10 account=@holder dossier=@training rate=100 motive=completed
> ValidateService 2020-04-14 account=@holder dossier=@training
# 15 April and 30 days: 15 May
> SubmitInvoice 2020-04-15 account=@holder dossier=@training number=F-1 cents=32000 vat_cents=0
$ dossier @training
= split[*].source ["annual", "credit_note", "card"]
= split[*].debited_cents [12000, 10000, 10000]
> RegisterProvider 2020-04-15 provider="42740599800399" nda="11754831175" name=Formation
> SetBankDetails 2020-04-15 provider="42740599800399" iban=FR7630006000011234567890189 holder_name=Formation
> IssuePayment 2020-05-05 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted PaymentIssued
> RecordBankStatus 2020-05-07 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=settled
< accepted PaymentSettled
# One cent on 120 and 200: the holder's 0.625. (On 120, 100, 100 it would be the rights' 0.375.)
> ClaimFromProvider 2020-06-02 provider="42740599800399" dossier=@training cents=1
> RecordRecovery 2020-06-03 provider="42740599800399" dossier=@training cents=1
< accepted RecoveryReceived
$ dossier @training
= refundable_cents 1
# 32.00: 12.00 and 20.00
> ClaimFromProvider 2020-06-04 provider="42740599800399" dossier=@training cents=3200
> RecordRecovery 2020-06-05 provider="42740599800399" dossier=@training cents=3200
$ dossier @training
= refundable_cents 2001
$ trial-balance
= [ledger_account=fund:owed].balance -1200
