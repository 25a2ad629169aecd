# ISO 20022: accepted is a word of the bank, settled is money gone; only then is the training paid.
# A status told again, or after a later one, changes nothing.

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
$ provider 42740599800399
= . payable_cents=0 in_transit_cents=60000 paid_cents=0
= payables[dossier=@training].state "in_transit"
> RecordBankStatus 2020-04-22 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=accepted
< accepted PaymentAccepted
> RecordBankStatus 2020-04-22 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=accepted
< accepted
$ provider 42740599800399
= . in_transit_cents=60000 paid_cents=0
= payments[*].state ["accepted"]
$ dossier @training
= . state=invoiced payment_state=billed
> RecordBankStatus 2020-04-24 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=settled
< accepted PaymentSettled
! again
< duplicate
> RecordBankStatus 2020-04-24 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=settled
< accepted
> RecordBankStatus 2020-04-24 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=accepted
< accepted
$ provider 42740599800399
= . payable_cents=0 in_transit_cents=0 paid_cents=60000 undue_cents=0
= payables[dossier=@training] cents=60000 due_on=2020-05-01 state=paid
= payments[*].state ["settled"]
$ dossier @training
= . state=paid payment_state=paid
$ account @holder
= rights available_cents=0 reserved_cents=0 debited_cents=60000
$ trial-balance
= [ledger_account=bank].balance -60000
= [ledger_account=provider:in_transit].balance 0
= [ledger_account=provider:payable].balance 0
