# CGU: at most 5 simultaneous requests for one action: here, for one certification
# and provider, as long as they are neither ended nor accepted (CGU, purchase path).

> OpenAccount 2019-12-02 account=@holder
> RequestEnrolment 2020-01-06 account=@holder dossier=@first provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
> RequestEnrolment 2020-01-06 account=@holder dossier=@second provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
> RequestEnrolment 2020-01-06 account=@holder dossier=@third provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
> RequestEnrolment 2020-01-06 account=@holder dossier=@fourth provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@fourth price_cents=60000 session.start=2020-03-02 session.end=2020-03-27
> RequestEnrolment 2020-01-06 account=@holder dossier=@fifth provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@fifth price_cents=60000 session.start=2020-03-02 session.end=2020-03-27
> RequestEnrolment 2020-01-06 account=@holder dossier=@sixth provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
< rejected too_many_requests
# Another certification, another provider
> RequestEnrolment 2020-01-06 account=@holder dossier=@elsewhere provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP37827 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
< accepted EnrolmentRequested
> RequestEnrolment 2020-01-06 account=@holder dossier=@at_another provider="72320979700544" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
< accepted EnrolmentRequested
# One is accepted (no rights: by card) …
> AcceptProposal 2020-01-07 account=@holder dossier=@fourth card_cents=60000 payment_reference=CB1
< accepted RightsReserved
> RequestEnrolment 2020-01-07 account=@holder dossier=@sixth provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
< accepted EnrolmentRequested
> RequestEnrolment 2020-01-07 account=@holder dossier=@seventh provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
< rejected too_many_requests
# … and one ends.
> CancelByHolder 2020-01-07 account=@holder dossier=@first
< accepted DossierEnded
> RequestEnrolment 2020-01-07 account=@holder dossier=@seventh provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
< accepted EnrolmentRequested
