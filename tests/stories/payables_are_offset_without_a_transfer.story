# Where a provider owes as much as he is owed, or more, nothing is transferred: his training is
# paid at once (default: offset), and the money counts as come back at once.

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
> ClaimFromProvider 2020-06-02 provider="42740599800399" dossier=@first cents=50000
< accepted ProviderClaimed
# 300.00 of 500.00
> IssuePayment 2020-06-21 provider="42740599800399" run=c0ffee42-1b2d-4f3e-9a5c-7d8e9fa0b1c2
< accepted PayablesOffset
$ provider 42740599800399
= . payable_cents=0 in_transit_cents=0 paid_cents=90000 undue_cents=20000
= payables[dossier=@second] cents=30000 due_on=2020-07-01 state=paid
= payments[*].end_to_end_id ["42740599800399-3B9D7F10A2C4E6F80B1D"]
$ dossier @second
= . state=paid payment_state=paid
$ trial-balance
= [ledger_account=bank].balance -60000
= [ledger_account=provider:payable].balance 0
= [ledger_account=provider:undue].balance 20000
= [ledger_account=fund:owed].balance -30000
# No transfer, nothing for a file
> SealRun 2020-06-22 run=c0ffee42-1b2d-4f3e-9a5c-7d8e9fa0b1c2
< accepted
# Paid is paid: it can be claimed back. 200.00 + 300.00 = 500.00 €.
> ClaimFromProvider 2020-07-06 provider="42740599800399" dossier=@second cents=30001
< rejected amount_mismatch
> ClaimFromProvider 2020-07-06 provider="42740599800399" dossier=@second cents=30000
< accepted ProviderClaimed
$ provider 42740599800399
= undue_cents 50000
