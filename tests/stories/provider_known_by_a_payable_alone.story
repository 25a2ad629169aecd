# CT R6323-41, R6333-4: an invoice may come before its provider has registered; what is owed to
# him waits with its due date until he has registered and said where to pay.

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
# Of the invoice of 1 April the 30th day is 1 May (April has 30 days).
$ provider 42740599800399
= . status=unregistered payable_cents=60000 in_transit_cents=0 paid_cents=0
= payables[dossier=@training] invoice=F-1 cents=60000 due_on=2020-05-01 state=open
# Payments have nobody to go to: no event. All else is for a provider who has registered.
> IssuePayment 2020-04-21 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted
> SetBankDetails 2020-04-21 provider="42740599800399" iban=FR7630006000011234567890189 holder_name=Formation
< rejected unknown_provider
> SuspendPayments 2020-04-21 provider="42740599800399" cause=control
< rejected unknown_provider
> ClaimFromProvider 2020-04-21 provider="42740599800399" dossier=@training cents=100
< rejected unknown_provider
> RegisterProvider 2020-04-22 provider="42740599800399" nda="11754831175" name=Formation
< accepted ProviderRegistered
> RegisterProvider 2020-04-22 provider="42740599800399" nda="11754831175" name=Formation
< rejected provider_exists
$ provider 42740599800399
= . status=active payable_cents=60000
= payables[dossier=@training] due_on=2020-05-01 state=open
# Registered, but where to?
> IssuePayment 2020-04-22 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted
> SetBankDetails 2020-04-22 provider="42740599800399" iban=FR7630006000011234567890189 holder_name=Formation
< accepted BankDetailsSet
# The run has not paid him yet, so it may.
> IssuePayment 2020-04-23 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted PaymentIssued
$ provider 42740599800399
= . status=active payable_cents=0 in_transit_cents=60000
