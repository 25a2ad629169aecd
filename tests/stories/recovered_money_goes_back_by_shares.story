# CT R6333-7-5: recovered money goes back to those who paid, each by his share of the training;
# when only part of it comes, France compétences' share comes first.

# 40 h at 15 €: 600.00 € of rights, 300.00 of an employer, 100.00 by card
> OpenAccount 2019-12-02 account=@holder
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=4000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@training provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=100000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@training price_cents=100000 session.start=2020-03-02 session.end=2020-03-27
> CommitTopUp 2020-01-07 account=@holder dossier=@training funder="635116205" kind=employer cents=30000
> AcceptProposal 2020-01-08 account=@holder dossier=@training card_cents=10000 payment_reference=CB1
> DeclareStart 2020-03-02 account=@holder dossier=@training
> DeclareEnd 2020-03-27 account=@holder dossier=@training rate=100 motive=completed
> ValidateService 2020-03-30 account=@holder dossier=@training
> SubmitInvoice 2020-04-01 account=@holder dossier=@training number=F-1 cents=100000 vat_cents=0
> RegisterProvider 2020-04-02 provider="42740599800399" nda="11754831175" name=Formation
> SetBankDetails 2020-04-02 provider="42740599800399" iban=FR7630006000011234567890189 holder_name=Formation
> IssuePayment 2020-04-21 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted PaymentIssued
> RecordBankStatus 2020-04-24 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=settled
< accepted PaymentSettled
# 100.00 on 600, 300 and 100: 60.00, 30.00, 10.00
> ClaimFromProvider 2020-06-02 provider="42740599800399" dossier=@training cents=10000
< accepted ProviderClaimed
# A claim is no money yet.
$ funder 635116205
= . receivable_cents=30000 refundable_cents=0
$ dossier @training
= refundable_cents 0
# 80.00: 60.00, then 20.00 on 30 and 10: 15.00 and 5.00
> RecordRecovery 2020-06-10 provider="42740599800399" dossier=@training cents=8000
< accepted RecoveryReceived
$ funder 635116205
= . receivable_cents=30000 refundable_cents=1500
$ dossier @training
= refundable_cents 500
$ trial-balance
= [ledger_account=fund:owed].balance -6000
# 20.00: nothing is left of France compétences' part; 15.00 and 5.00
> RecordRecovery 2020-06-17 provider="42740599800399" dossier=@training cents=2000
< accepted RecoveryReceived
$ funder 635116205
= refundable_cents 3000
$ dossier @training
= refundable_cents 1000
# The training cost 1 000.00 − 100.00 = 900.00 €, paid out of as much.
$ trial-balance
= [ledger_account=fund:owed].balance -6000
= [ledger_account=fund:expense].balance 90000
= [ledger_account=fund:resources].balance -90000
= [ledger_account=holder:refundable].balance -1000
= [ledger_account=funder:refundable].balance -3000
