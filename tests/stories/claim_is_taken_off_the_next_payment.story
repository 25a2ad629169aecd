# What a provider owes is taken off what he is paid (default: offset); the training is paid all the
# same. From the transfer's issue on it is owed no more, and when it is settled it has come.

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
# 1 June and 30 days: 1 July; 21 June and 10 days: 1 July. 300.00 − 100.00 = 200.00 €.
> IssuePayment 2020-06-21 provider="42740599800399" run=c0ffee42-1b2d-4f3e-9a5c-7d8e9fa0b1c2
< accepted PaymentIssued
$ provider 42740599800399
= . payable_cents=0 in_transit_cents=20000 paid_cents=60000 undue_cents=0
= payments[end_to_end_id=42740599800399-C0FFEE427D8E9FA0B1C2] cents=20000 state=issued
= payables[dossier=@second] cents=30000 state=in_transit
$ run c0ffee42-1b2d-4f3e-9a5c-7d8e9fa0b1c2
= cents 20000
$ trial-balance
= [ledger_account=provider:in_transit].balance -20000
= [ledger_account=provider:payable].balance 0
= [ledger_account=provider:undue].balance 0
# It cannot come twice.
> RecordRecovery 2020-06-22 provider="42740599800399" dossier=@first cents=1
< rejected amount_mismatch
> RecordBankStatus 2020-06-24 provider="42740599800399" end_to_end_id=42740599800399-C0FFEE427D8E9FA0B1C2 status=settled
< accepted PaymentSettled
# 600.00 + 200.00 went; 300.00 are paid; 100.00 are France compétences'.
$ provider 42740599800399
= . payable_cents=0 in_transit_cents=0 paid_cents=90000 undue_cents=0
= payables[dossier=@second].state "paid"
$ dossier @second
= . state=paid payment_state=paid
$ trial-balance
= [ledger_account=bank].balance -80000
= [ledger_account=fund:owed].balance -10000
= [ledger_account=fund:expense].balance 80000
= [ledger_account=fund:resources].balance -80000
