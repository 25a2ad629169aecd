# A transfer that did not go has taken nothing off: what the provider owed he owes again.

# 60 h at 15 €: 900.00 €
> OpenAccount 2019-12-02 account=@holder
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=6000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@first provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@first price_cents=60000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@first card_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=@first
> DeclareEnd 2020-03-27 account=@holder dossier=@first rate=100 motive=completed
> ValidateService 2020-03-30 account=@holder dossier=@first
> SubmitInvoice 2020-04-01 account=@holder dossier=@first number=F-1 cents=60000 vat_cents=0
> RequestEnrolment 2020-01-06 account=@holder dossier=@second provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=30000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@second price_cents=30000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@second card_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=@second
> DeclareEnd 2020-03-27 account=@holder dossier=@second rate=100 motive=completed
> ValidateService 2020-03-30 account=@holder dossier=@second
> SubmitInvoice 2020-06-01 account=@holder dossier=@second number=F-2 cents=30000 vat_cents=0
> RegisterProvider 2020-04-02 provider="42740599800399" nda="11754831175" name=Formation
> SetBankDetails 2020-04-02 provider="42740599800399" iban=FR7630006000011234567890189 holder_name=Formation
> IssuePayment 2020-04-21 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted PaymentIssued
> RecordBankStatus 2020-04-24 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=settled
< accepted PaymentSettled
> ClaimFromProvider 2020-06-02 provider="42740599800399" dossier=@first cents=10000
< accepted ProviderClaimed
# 300.00 − 100.00 = 200.00 €
> IssuePayment 2020-06-21 provider="42740599800399" run=c0ffee42-1b2d-4f3e-9a5c-7d8e9fa0b1c2
< accepted PaymentIssued
> RecordBankStatus 2020-06-23 provider="42740599800399" end_to_end_id=42740599800399-C0FFEE427D8E9FA0B1C2 status=rejected reason=MS03
< accepted PaymentRejected
$ provider 42740599800399
= . payable_cents=30000 in_transit_cents=0 paid_cents=60000 undue_cents=10000
= payables[dossier=@second] due_on=2020-07-01 state=open
$ trial-balance
= [ledger_account=provider:payable].balance -30000
= [ledger_account=provider:undue].balance 10000
= [ledger_account=provider:in_transit].balance 0
# 40.00 of it come by themselves; 60.00 are left: 240.00 €.
> RecordRecovery 2020-06-24 provider="42740599800399" dossier=@first cents=4000
< accepted RecoveryReceived
> IssuePayment 2020-06-25 provider="42740599800399" run=0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9
< accepted PaymentIssued
$ provider 42740599800399
= payments[end_to_end_id=42740599800399-0F1E2D3CA4B3C2D1E0F9].cents 24000
= . in_transit_cents=24000 undue_cents=0
> RecordBankStatus 2020-06-29 provider="42740599800399" end_to_end_id=42740599800399-0F1E2D3CA4B3C2D1E0F9 status=settled
< accepted PaymentSettled
# 600.00 − 40.00 + 240.00 = 800.00 went; 40.00 + 60.00 for France compétences.
$ provider 42740599800399
= . payable_cents=0 in_transit_cents=0 paid_cents=90000 undue_cents=0
$ trial-balance
= [ledger_account=bank].balance -80000
= [ledger_account=fund:owed].balance -10000
