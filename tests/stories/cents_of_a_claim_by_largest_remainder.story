# CT R6333-7-5: a claim is split to the cent, one cent to the largest fractions, of equal ones to
# the earlier line; so is what comes back beyond France compétences' part.

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
# 0.05 on 600, 300, 100: 3, 1.5, 0.5 cents; the cent left over goes to the employer: 3, 2, nothing.
> ClaimFromProvider 2020-06-02 provider="42740599800399" dossier=@training cents=5
> RecordRecovery 2020-06-03 provider="42740599800399" dossier=@training cents=5
< accepted RecoveryReceived
$ funder 635116205
= refundable_cents 2
$ dossier @training
= refundable_cents 0
$ trial-balance
= [ledger_account=fund:owed].balance -3
# A claim of its own: 60.00, 30.00, 10.00. Of 60.03: 60.00, and 3 cents on 3 000 and 1 000:
# 2.25 and 0.75, so 2 and 1.
> ClaimFromProvider 2020-06-04 provider="42740599800399" dossier=@training cents=10000
> RecordRecovery 2020-06-05 provider="42740599800399" dossier=@training cents=6003
$ funder 635116205
= refundable_cents 4
$ dossier @training
= refundable_cents 1
# 2 cents on what is left, 2 998 and 999: 2 × 2998/3997 = 1.5001 and 0.4999, so 2 and 0.
> RecordRecovery 2020-06-08 provider="42740599800399" dossier=@training cents=2
$ funder 635116205
= refundable_cents 6
$ dossier @training
= refundable_cents 1
# The rest: 29.96 and 9.99. In all 0.02 + 30.00 and 10.00.
> RecordRecovery 2020-06-09 provider="42740599800399" dossier=@training cents=3995
$ funder 635116205
= refundable_cents 3002
$ dossier @training
= refundable_cents 1000
$ trial-balance
= [ledger_account=fund:owed].balance -6003
