# CT R6333-3: the participation is never more than the price; rights then pay nothing.

> OpenAccount 2019-12-02 account=@holder
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=10000 year=2018
> RequestEnrolment 2025-03-03 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=8000
    session.start=2025-04-07 session.end=2025-04-11
> ProposeOrder 2025-03-03 account=@holder dossier=@dossier price_cents=8000 session.start=2025-04-07 session.end=2025-04-11
> RequestEnrolment 2025-03-03 account=@holder dossier=@one_cent_more provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=10224
    session.start=2025-04-07 session.end=2025-04-11
> ProposeOrder 2025-03-03 account=@holder dossier=@one_cent_more price_cents=10224 session.start=2025-04-07 session.end=2025-04-11
> AcceptProposal 2025-03-05 account=@holder dossier=@dossier card_cents=10223 payment_reference=CB1
< rejected payment_mismatch
> AcceptProposal 2025-03-05 account=@holder dossier=@dossier card_cents=8000 payment_reference=CB1
< accepted RightsReserved
# 102.24 − 102.23 = 0.01 €
> AcceptProposal 2025-03-05 account=@holder dossier=@one_cent_more card_cents=10223 payment_reference=CB2
< accepted RightsReserved
$ dossier @dossier
= split[*].source ["card"]
= holder_cents 8000
$ dossier @one_cent_more
= split[*].source ["annual", "card"]
= split[*].reserved_cents [1, 10223]
# 100 h at 15 €: 1 500.00 − 0.01 €
$ account @holder
= rights available_cents=149999 reserved_cents=1
