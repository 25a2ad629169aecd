# What a run has paid, sealed or not, and what became of it; its sum is what was issued.

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
> RequestEnrolment 2020-01-06 account=@holder dossier=@second provider="79910919400529" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=30000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@second price_cents=30000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@second card_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=@second
> DeclareEnd 2020-03-27 account=@holder dossier=@second rate=100 motive=completed
> ValidateService 2020-03-30 account=@holder dossier=@second
> SubmitInvoice 2020-04-01 account=@holder dossier=@second number=F-2 cents=30000 vat_cents=0
> RequestEnrolment 2020-01-06 account=@holder dossier=@third provider="85702752800861" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=10000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@third price_cents=10000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@third card_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=@third
> DeclareEnd 2020-03-27 account=@holder dossier=@third rate=100 motive=completed
> ValidateService 2020-03-30 account=@holder dossier=@third
> SubmitInvoice 2020-04-01 account=@holder dossier=@third number=F-3 cents=10000 vat_cents=0
> RegisterProvider 2020-04-02 provider="42740599800399" nda="11754831175" name=Formation
> SetBankDetails 2020-04-02 provider="42740599800399" iban=FR7630006000011234567890189 holder_name=Formation
> RegisterProvider 2020-04-02 provider="79910919400529" nda="11754831175" name=Ateliers
> SetBankDetails 2020-04-02 provider="79910919400529" iban=FR3328916653786592005972795 holder_name=Ateliers
> RegisterProvider 2020-04-02 provider="85702752800861" nda="11754831175" name=Langues
> SetBankDetails 2020-04-02 provider="85702752800861" iban=FR1420041010050500013M02606 holder_name=Langues
> IssuePayment 2020-04-21 provider="85702752800861" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted PaymentIssued
> IssuePayment 2020-04-21 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted PaymentIssued
> IssuePayment 2020-04-21 provider="79910919400529" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted PaymentIssued
> RecordBankStatus 2020-04-23 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=accepted
< accepted PaymentAccepted
> RecordBankStatus 2020-04-23 provider="79910919400529" end_to_end_id=79910919400529-3B9D7F10A2C4E6F80B1D status=settled
< accepted PaymentSettled
> RecordBankStatus 2020-04-23 provider="85702752800861" end_to_end_id=85702752800861-3B9D7F10A2C4E6F80B1D status=rejected reason=MS03
< accepted PaymentRejected
# 200.00 + 300.00 + 100.00 = 600.00 €, though 100.00 did not go.
$ run 3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
= payments[*].provider ["42740599800399", "79910919400529", "85702752800861"]
= payments[*].state ["accepted", "settled", "rejected"]
= payments[*].cents [20000, 30000, 10000]
= payments[provider=79910919400529].end_to_end_id "79910919400529-3B9D7F10A2C4E6F80B1D"
= cents 60000
# Another run is another matter.
> IssuePayment 2020-04-24 provider="85702752800861" run=c0ffee42-1b2d-4f3e-9a5c-7d8e9fa0b1c2
< accepted PaymentIssued
$ run c0ffee42-1b2d-4f3e-9a5c-7d8e9fa0b1c2
= payments[*].end_to_end_id ["85702752800861-C0FFEE427D8E9FA0B1C2"]
= cents 10000
$ run 3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
= cents 60000
