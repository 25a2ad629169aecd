# CT L5151-2, L6323-3: a frozen account reserves nothing new, but every step of a dossier under way
# passes, and what comes back comes back.

> OpenAccount 2019-12-02 account=@holder
# 40 h at 15 €: 600.00 €
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=4000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=50000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@dossier price_cents=50000 session.start=2020-03-02 session.end=2020-03-27
> RequestEnrolment 2020-01-06 account=@holder dossier=@other provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=10000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@other price_cents=10000 session.start=2020-03-02 session.end=2020-03-27
> RequestEnrolment 2020-01-06 account=@holder dossier=@open provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=10000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@open price_cents=10000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@dossier card_cents=0
> AcceptProposal 2020-01-08 account=@holder dossier=@other card_cents=0
> FreezeAccount 2020-01-09 account=@holder cause=retirement
< accepted AccountFrozen
> AcceptProposal 2020-01-09 account=@holder dossier=@open card_cents=10000 payment_reference=CB1
< rejected account_frozen
> RequestTopUp 2020-01-09 account=@holder dossier=@open funder="892221631" kind=region cents=10000
< accepted TopUpRequested
> Withdraw 2020-01-20 account=@holder dossier=@other
< accepted RightsReleased
> DeclareStart 2020-03-02 account=@holder dossier=@dossier
< accepted TrainingStarted
> DeclareEnd 2020-03-27 account=@holder dossier=@dossier rate=60 motive=provider_postponed
< accepted ServiceDeclared
> ValidateService 2020-03-30 account=@holder dossier=@dossier
< accepted RightsDebited
> SubmitInvoice 2020-03-31 account=@holder dossier=@dossier number=F-1 cents=30000 vat_cents=5000
< accepted InvoiceAccepted TrainingRecap
# 60 % of 500.00 = 300.00 €; back 200.00 and the 100.00 of the order withdrawn.
$ account @holder
= status "frozen"
= rights available_cents=30000 reserved_cents=0 debited_cents=30000 forfeited_cents=0
