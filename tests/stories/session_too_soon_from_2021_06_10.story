# Since 2021-06-10 a session starts not before the 11th working day after the proposal
# (CGU); the day before any start was allowed.

> OpenAccount 2019-12-02 account=@holder
> RequestEnrolment 2021-06-09 account=@holder dossier=@before provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2021-06-10 session.end=2021-06-11
> ProposeOrder 2021-06-09 account=@holder dossier=@before price_cents=60000 session.start=2021-06-10 session.end=2021-06-11
< accepted OrderProposed
# From Thursday 10 June 2021: 11, 14 to 18, 21 to 25 June: the 11th is Friday the 25th.
> RequestEnrolment 2021-06-10 account=@holder dossier=@since provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2021-06-24 session.end=2021-06-30
< accepted EnrolmentRequested
> ProposeOrder 2021-06-10 account=@holder dossier=@since price_cents=60000 session.start=2021-06-24 session.end=2021-06-30
< rejected session_too_soon
> ProposeOrder 2021-06-10 account=@holder dossier=@since price_cents=60000 session.start=2021-06-25 session.end=2021-06-30
< accepted OrderProposed
# Across 14 July: from Monday 5 July 2021: 6 to 9, 12, 13, 15, 16, 19, 20, 21: the 11th is
# the 21st.
> RequestEnrolment 2021-07-05 account=@holder dossier=@summer provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2021-07-20 session.end=2021-07-23
> ProposeOrder 2021-07-05 account=@holder dossier=@summer price_cents=60000 session.start=2021-07-20 session.end=2021-07-23
< rejected session_too_soon
> ProposeOrder 2021-07-05 account=@holder dossier=@summer price_cents=60000 session.start=2021-07-21 session.end=2021-07-23
< accepted OrderProposed
