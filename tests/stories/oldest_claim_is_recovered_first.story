# CT R6333-7-5: each claim has its own parts. What comes back fills the oldest claim, and within a
# claim France compétences first: the holder of an old claim does not wait for a new one.

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
# 50.00 on 600, 300, 100: 30.00, 15.00, 5.00; 100.00: 60.00, 30.00, 10.00
> ClaimFromProvider 2020-06-02 provider="42740599800399" dossier=@training cents=5000
< accepted ProviderClaimed
> ClaimFromProvider 2020-06-03 provider="42740599800399" dossier=@training cents=10000
< accepted ProviderClaimed
# 60.00: the first claim whole, of the second 10.00 to France compétences. (The second first, or
# both as one claim, would have given it all 60.00.)
> RecordRecovery 2020-06-10 provider="42740599800399" dossier=@training cents=6000
< accepted RecoveryReceived
$ trial-balance
= [ledger_account=fund:owed].balance -4000
$ funder 635116205
= refundable_cents 1500
$ dossier @training
= refundable_cents 500
# 70.00: the 50.00 that France compétences still lacks, then 20.00 on 30 and 10: 15.00 and 5.00
> RecordRecovery 2020-06-11 provider="42740599800399" dossier=@training cents=7000
$ trial-balance
= [ledger_account=fund:owed].balance -9000
$ funder 635116205
= refundable_cents 3000
$ dossier @training
= refundable_cents 1000
# 150.00 − 130.00 = 20.00 €
$ provider 42740599800399
= undue_cents 2000
