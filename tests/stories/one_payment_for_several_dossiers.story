# One transfer pays all that is due to a provider, oldest due date first, then by dossier; what the
# bank calls it is the SIRET, a dash, and of the run's UUID the first 8 and the last 12 digits:
# 14 + 1 + 20 = 35 characters, as many as a transfer's reference may have.

# 40 h at 15 €: 600.00 €
> OpenAccount 2019-12-02 account=@holder
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=4000 year=2018
# Invoiced in another order than due, and than by dossier
> RequestEnrolment 2020-01-06 account=@holder dossier=f1000000-0000-4000-8000-00000000000c provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=10000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=f1000000-0000-4000-8000-00000000000c price_cents=10000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=f1000000-0000-4000-8000-00000000000c card_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=f1000000-0000-4000-8000-00000000000c
> DeclareEnd 2020-03-27 account=@holder dossier=f1000000-0000-4000-8000-00000000000c rate=100 motive=completed
> ValidateService 2020-03-30 account=@holder dossier=f1000000-0000-4000-8000-00000000000c
> SubmitInvoice 2020-04-01 account=@holder dossier=f1000000-0000-4000-8000-00000000000c number=F-1 cents=10000 vat_cents=0
> RequestEnrolment 2020-01-06 account=@holder dossier=9b000000-0000-4000-8000-00000000000b provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=15000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=9b000000-0000-4000-8000-00000000000b price_cents=15000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=9b000000-0000-4000-8000-00000000000b card_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=9b000000-0000-4000-8000-00000000000b
> DeclareEnd 2020-03-27 account=@holder dossier=9b000000-0000-4000-8000-00000000000b rate=100 motive=completed
> ValidateService 2020-03-30 account=@holder dossier=9b000000-0000-4000-8000-00000000000b
> SubmitInvoice 2020-04-02 account=@holder dossier=9b000000-0000-4000-8000-00000000000b number=F-2 cents=15000 vat_cents=0
> RequestEnrolment 2020-01-06 account=@holder dossier=2a000000-0000-4000-8000-00000000000a provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=25000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=2a000000-0000-4000-8000-00000000000a price_cents=25000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=2a000000-0000-4000-8000-00000000000a card_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=2a000000-0000-4000-8000-00000000000a
> DeclareEnd 2020-03-27 account=@holder dossier=2a000000-0000-4000-8000-00000000000a rate=100 motive=completed
> ValidateService 2020-03-30 account=@holder dossier=2a000000-0000-4000-8000-00000000000a
> SubmitInvoice 2020-04-02 account=@holder dossier=2a000000-0000-4000-8000-00000000000a number=F-3 cents=25000 vat_cents=0
> RequestEnrolment 2020-01-06 account=@holder dossier=@later provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=10000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@later price_cents=10000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@later card_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=@later
> DeclareEnd 2020-03-27 account=@holder dossier=@later rate=100 motive=completed
> ValidateService 2020-03-30 account=@holder dossier=@later
> SubmitInvoice 2020-04-03 account=@holder dossier=@later number=F-4 cents=10000 vat_cents=0
> RegisterProvider 2020-04-02 provider="42740599800399" nda="11754831175" name=Formation
> SetBankDetails 2020-04-02 provider="42740599800399" iban=FR7630006000011234567890189 holder_name=Formation
# Due on 1, 2, 2 and 3 May; 22 April and 10 days: 2 May. 100.00 + 150.00 + 250.00 = 500.00 €.
> IssuePayment 2020-04-22 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted PaymentIssued
$ provider 42740599800399
= payments[*].end_to_end_id ["42740599800399-3B9D7F10A2C4E6F80B1D"]
= payments[end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D] run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d cents=50000 state=issued
= . payable_cents=10000 in_transit_cents=50000 paid_cents=0
= payables[dossier=2a000000-0000-4000-8000-00000000000a].state "in_transit"
= payables[dossier=@later] state=open due_on=2020-05-03
$ journal --type PaymentIssued
= [on=2020-04-22].items[*].dossier ["f1000000-0000-4000-8000-00000000000c", "2a000000-0000-4000-8000-00000000000a", "9b000000-0000-4000-8000-00000000000b"]
$ trial-balance
= [ledger_account=provider:in_transit].balance -50000
= [ledger_account=provider:payable].balance -10000
# The bank's one answer is for all of them.
> RecordBankStatus 2020-04-24 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=settled
< accepted PaymentSettled
$ dossier 2a000000-0000-4000-8000-00000000000a
= . state=paid payment_state=paid
$ dossier 9b000000-0000-4000-8000-00000000000b
= . state=paid payment_state=paid
$ dossier f1000000-0000-4000-8000-00000000000c
= . state=paid payment_state=paid
$ dossier @later
= . state=invoiced payment_state=billed
