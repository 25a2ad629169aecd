# ISO 20022: a return comes days after the money went (camt.054). The money is back, the provider
# is owed the same, due when it was; the holder's rights stay used.

> OpenAccount 2019-12-02 account=@holder
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=4000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@training provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@training price_cents=60000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@training card_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=@training
> DeclareEnd 2020-03-27 account=@holder dossier=@training rate=100 motive=completed
> ValidateService 2020-03-30 account=@holder dossier=@training
> SubmitInvoice 2020-04-01 account=@holder dossier=@training number=F-1 cents=60000 vat_cents=0
> RegisterProvider 2020-04-02 provider="42740599800399" nda="11754831175" name=Formation
> SetBankDetails 2020-04-02 provider="42740599800399" iban=FR7630006000011234567890189 holder_name=Formation
> IssuePayment 2020-04-21 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted PaymentIssued
> RecordBankStatus 2020-04-24 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=settled
< accepted PaymentSettled
$ trial-balance
= [ledger_account=bank].balance -60000
> RecordBankStatus 2020-04-28 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=returned reason=MS03
< accepted PaymentReturned
> RecordBankStatus 2020-04-28 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=returned reason=MS03
< accepted
$ provider 42740599800399
= . payable_cents=60000 in_transit_cents=0 paid_cents=0
= payables[dossier=@training] cents=60000 due_on=2020-05-01 state=open
= payments[end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D] cents=60000 state=returned reason=MS03
$ dossier @training
= . state=invoiced payment_state=billed provider_due_cents=60000
$ account @holder
= rights available_cents=0 reserved_cents=0 debited_cents=60000
$ trial-balance
= [ledger_account=bank].balance 0
= [ledger_account=provider:payable].balance -60000
# What came back was not paid: it cannot be claimed.
> ClaimFromProvider 2020-04-29 provider="42740599800399" dossier=@training cents=1
< rejected amount_mismatch
> IssuePayment 2020-05-04 provider="42740599800399" run=c0ffee42-1b2d-4f3e-9a5c-7d8e9fa0b1c2
< accepted PaymentIssued
> RecordBankStatus 2020-05-06 provider="42740599800399" end_to_end_id=42740599800399-C0FFEE427D8E9FA0B1C2 status=settled
< accepted PaymentSettled
$ provider 42740599800399
= . payable_cents=0 paid_cents=60000
$ dossier @training
= . state=paid payment_state=paid
