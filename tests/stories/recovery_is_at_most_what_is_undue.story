# CT L6323-44: what comes back is for a claim: of that training, and no more than is left of it.

> OpenAccount 2019-12-02 account=@holder
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=4000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@first provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=20000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@first price_cents=20000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@first card_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=@first
> DeclareEnd 2020-03-27 account=@holder dossier=@first rate=100 motive=completed
> ValidateService 2020-03-30 account=@holder dossier=@first
> SubmitInvoice 2020-04-01 account=@holder dossier=@first number=F-1 cents=20000 vat_cents=0
> RequestEnrolment 2020-01-06 account=@holder dossier=@second provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=40000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@second price_cents=40000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@second card_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=@second
> DeclareEnd 2020-03-27 account=@holder dossier=@second rate=100 motive=completed
> ValidateService 2020-03-30 account=@holder dossier=@second
> SubmitInvoice 2020-04-01 account=@holder dossier=@second number=F-2 cents=40000 vat_cents=0
> RegisterProvider 2020-04-02 provider="42740599800399" nda="11754831175" name=Formation
> SetBankDetails 2020-04-02 provider="42740599800399" iban=FR7630006000011234567890189 holder_name=Formation
> IssuePayment 2020-04-21 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted PaymentIssued
> RecordBankStatus 2020-04-24 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=settled
< accepted PaymentSettled
> RecordRecovery 2020-06-02 provider="42740599800399" dossier=@first cents=1
< rejected amount_mismatch
> RecordRecovery 2020-06-02 provider="42740599800399" dossier=@never cents=1
< rejected unknown_dossier
> ClaimFromProvider 2020-06-02 provider="42740599800399" dossier=@first cents=15000
< accepted ProviderClaimed
> RecordRecovery 2020-06-03 provider="42740599800399" dossier=@second cents=1
< rejected amount_mismatch
> RecordRecovery 2020-06-03 provider="42740599800399" dossier=@first cents=15001
< rejected amount_mismatch
> RecordRecovery 2020-06-03 provider="42740599800399" dossier=@first cents=5000
< accepted RecoveryReceived
! again
< duplicate
# 150.00 − 50.00 = 100.00 €
$ provider 42740599800399
= undue_cents 10000
> RecordRecovery 2020-06-04 provider="42740599800399" dossier=@first cents=10001
< rejected amount_mismatch
> RecordRecovery 2020-06-04 provider="42740599800399" dossier=@first cents=10000
< accepted RecoveryReceived
> RecordRecovery 2020-06-05 provider="42740599800399" dossier=@first cents=1
< rejected amount_mismatch
# 600.00 went, 150.00 came back; all of it rights, so all of it France compétences'.
$ provider 42740599800399
= . paid_cents=60000 undue_cents=0
$ trial-balance
= [ledger_account=bank].balance -45000
= [ledger_account=provider:undue].balance 0
= [ledger_account=fund:owed].balance -15000
