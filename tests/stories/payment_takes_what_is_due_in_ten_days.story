# A run pays what falls due up to ten days later (default), so that nobody waits beyond the 30th
# day, though the bank takes its time.

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
# Due on 1 May. 20 April and 10 days: 30 April, not yet; 21 April: 1 May.
> IssuePayment 2020-04-20 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted
$ provider 42740599800399
= . payable_cents=60000 in_transit_cents=0
> IssuePayment 2020-04-21 provider="42740599800399" run=c0ffee42-1b2d-4f3e-9a5c-7d8e9fa0b1c2 id=@one
< accepted PaymentIssued
! again
< duplicate
# Written out, the same day is another request.
> IssuePayment 2020-04-21 provider="42740599800399" run=c0ffee42-1b2d-4f3e-9a5c-7d8e9fa0b1c2 due_by=2020-05-01 id=@one
< rejected id_reused
$ provider 42740599800399
= . payable_cents=0 in_transit_cents=60000
= payments[*].end_to_end_id ["42740599800399-C0FFEE427D8E9FA0B1C2"]
