# CGU, purchase path: who answers in time may refuse; the dossier ends there and nothing can be done
# with it.

> OpenAccount 2019-12-02 account=@holder
> RequestEnrolment 2020-01-06 account=@holder dossier=@by_provider provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
> RequestEnrolment 2020-01-06 account=@holder dossier=@by_holder provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@by_holder price_cents=60000 session.start=2020-03-02 session.end=2020-03-27
# Monday 6 January: the provider has until the 8th, the holder until the 10th.
> RefuseEnrolment 2020-01-09 account=@holder dossier=@by_provider cause=prerequisites
< rejected deadline_passed
> RefuseEnrolment 2020-01-08 account=@holder dossier=@by_provider cause=prerequisites
< accepted EnrolmentRefused
> RefuseEnrolment 2020-01-07 account=@holder dossier=@by_holder cause=prerequisites
< rejected wrong_state
> RefuseProposal 2020-01-10 account=@holder dossier=@by_holder
< accepted ProposalRefused
> RefuseProposal 2020-01-07 account=@holder dossier=@by_provider
< rejected wrong_state
$ account @holder
= dossiers[dossier=@by_provider].state "refused_by_provider"
= dossiers[dossier=@by_holder].state "refused_by_holder"
> AcceptProposal 2020-01-10 account=@holder dossier=@nowhere card_cents=0
< rejected unknown_dossier
> AcceptProposal 2020-01-10 account=@nobody dossier=@by_holder card_cents=0
< rejected unknown_account
> RequestEnrolment 2020-01-13 account=@holder dossier=@by_holder provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
< rejected dossier_exists
