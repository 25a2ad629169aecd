# outcome table of the CGU: until the holder accepts nothing is reserved, so that an end moves no money
# and nothing can be billed.

> OpenAccount 2019-12-02 account=@holder
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=10000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@asked provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
< accepted EnrolmentRequested
> CancelByHolder 2020-01-07 account=@holder dossier=@asked
< accepted DossierEnded
> RequestEnrolment 2020-01-06 account=@holder dossier=@offered provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@offered price_cents=60000 session.start=2020-03-02 session.end=2020-03-27
< accepted OrderProposed
> CancelByHolder 2020-01-07 account=@holder dossier=@offered
< accepted DossierEnded
> RequestEnrolment 2020-01-06 account=@holder dossier=@waiting provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@waiting price_cents=60000 session.start=2020-03-02 session.end=2020-03-27
> RequestTopUp 2020-01-07 account=@holder dossier=@waiting funder="892221631" kind=region cents=10000
< accepted TopUpRequested
> CancelByHolder 2020-01-08 account=@holder dossier=@waiting
< accepted DossierEnded
> RequestEnrolment 2020-01-06 account=@holder dossier=@withdrawn_offer provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@withdrawn_offer price_cents=60000 session.start=2020-03-02 session.end=2020-03-27
> CancelByProvider 2020-01-08 account=@holder dossier=@withdrawn_offer
< accepted DossierEnded
> CancelByProvider 2020-01-08 account=@holder dossier=@withdrawn_offer
< rejected wrong_state
> AcceptProposal 2020-01-08 account=@holder dossier=@offered card_cents=0
< rejected wrong_state
> SubmitInvoice 2020-01-09 account=@holder dossier=@offered number=F-1 cents=3000 vat_cents=0
< rejected nothing_due
# 100 h at 15 €: 1 500.00 € untouched
$ account @holder
= rights available_cents=150000 reserved_cents=0 forfeited_cents=0
= dossiers[dossier=@asked].state "cancelled_by_holder"
= dossiers[dossier=@offered].state "cancelled_by_holder"
= dossiers[dossier=@waiting].state "cancelled_by_holder"
= dossiers[dossier=@withdrawn_offer].state "cancelled_by_provider"
