# CT R6333-7-5: ordinary rights, DIF and civic rights are mutualised money, one share, at the place
# of the first of them; a grant is its funder's. From 2025-12-05 a grant comes before (CT R6333-3),
# but France compétences is still served first.

> OpenAccount 2019-12-02 account=@holder
# 10 h of DIF and 10 h at 15 €: 150.00 € each
> CreditHours 2019-12-02 account=@holder kind=dif centihours=1000 year=2014
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=1000 year=2018
> CallFunds 2025-11-03 funder="892221631" call=CPF-892221631-BADO-031125
    line: account=@holder grant=@gift kind=voluntary cents=20000
> ReceiveFunds 2025-11-04 funder="892221631" call=CPF-892221631-BADO-031125 cents=20000 bank_reference=BK1
> RequestEnrolment 2025-12-08 account=@holder dossier=@training provider="42740599800399" job_seeker=true
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=50000
    session.start=2026-01-12 session.end=2026-01-16
> ProposeOrder 2025-12-08 account=@holder dossier=@training price_cents=50000 session.start=2026-01-12 session.end=2026-01-16
> AcceptProposal 2025-12-10 account=@holder dossier=@training card_cents=0
> DeclareStart 2026-01-12 account=@holder dossier=@training
> DeclareEnd 2026-01-16 account=@holder dossier=@training rate=100 motive=completed
> ValidateService 2026-01-19 account=@holder dossier=@training
# 20 January and 30 days: 19 February
> SubmitInvoice 2026-01-20 account=@holder dossier=@training number=F-1 cents=50000 vat_cents=0
$ dossier @training
= split[*].source ["grant", "dif", "annual"]
= split[*].debited_cents [20000, 15000, 15000]
> RegisterProvider 2026-01-20 provider="42740599800399" nda="11754831175" name=Formation
> SetBankDetails 2026-01-20 provider="42740599800399" iban=FR7630006000011234567890189 holder_name=Formation
> IssuePayment 2026-02-09 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted PaymentIssued
> RecordBankStatus 2026-02-11 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=settled
< accepted PaymentSettled
# One cent on 200 and 300: the rights' 0.6 is the larger. (On 200, 150, 150 it would be the
# grant's 0.4.)
> ClaimFromProvider 2026-03-02 provider="42740599800399" dossier=@training cents=1
> RecordRecovery 2026-03-03 provider="42740599800399" dossier=@training cents=1
< accepted RecoveryReceived
$ trial-balance
= [ledger_account=fund:owed].balance -1
$ funder 892221631
= refundable_cents 0
# 100.00: 40.00 and 60.00; the first 70.00 are 60.00 and 10.00.
> ClaimFromProvider 2026-03-04 provider="42740599800399" dossier=@training cents=10000
> RecordRecovery 2026-03-05 provider="42740599800399" dossier=@training cents=7000
$ trial-balance
= [ledger_account=fund:owed].balance -6001
$ funder 892221631
= refundable_cents 1000
> RecordRecovery 2026-03-06 provider="42740599800399" dossier=@training cents=3000
$ funder 892221631
= refundable_cents 4000
# What is paid back to the funder of a grant is named by the training.
> RefundFunder 2026-03-09 funder="892221631" dossier=@training cents=4000
< accepted FunderRefunded
$ funder 892221631
= . refundable_cents=0 granted_cents=20000
