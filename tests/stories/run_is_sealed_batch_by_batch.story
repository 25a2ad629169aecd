# A seal makes a batch of the payments that no earlier seal has: a file for the bank that will
# always be the same. What is issued later under the run is its next file.

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
> RegisterProvider 2020-04-02 provider="79910919400529" nda="11754831175" name=Ateliers
> SetBankDetails 2020-04-02 provider="79910919400529" iban=FR3328916653786592005972795 holder_name=Ateliers
> SealRun 2020-04-20 run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted
> IssuePayment 2020-04-21 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted PaymentIssued
> SealRun 2020-04-21 run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted RunSealed
! again
< duplicate
> SealRun 2020-04-21 run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted
> IssuePayment 2020-04-22 provider="79910919400529" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted PaymentIssued
> SealRun 2020-04-22 run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted RunSealed
> SealRun 2020-04-23 run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted
$ journal --type RunSealed
= [on=2020-04-21].cents 20000
= [on=2020-04-22].cents 40000
$ run 3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
= run "3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d"
= payments[*].provider ["42740599800399", "79910919400529"]
= cents 60000
