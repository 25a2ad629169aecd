# CT L6323-7: not due by job seekers, nor when the employer, prevention points (C2P) or the
# work accident branch contribute; another funder's top-up exempts nobody.

> OpenAccount 2019-12-02 account=@holder
# 150 h at 15 €: 2 250.00 €
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=15000 year=2018
> RequestEnrolment 2025-03-03 account=@holder dossier=@seeker provider="42740599800399" job_seeker=true
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=30000
    session.start=2025-04-07 session.end=2025-04-11
> ProposeOrder 2025-03-03 account=@holder dossier=@seeker price_cents=30000 session.start=2025-04-07 session.end=2025-04-11
> RequestEnrolment 2025-03-03 account=@holder dossier=@with_employer provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=30000
    session.start=2025-04-07 session.end=2025-04-11
> ProposeOrder 2025-03-03 account=@holder dossier=@with_employer price_cents=30000 session.start=2025-04-07 session.end=2025-04-11
> RequestEnrolment 2025-03-03 account=@holder dossier=@with_points provider="72320979700544" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=30000
    session.start=2025-04-07 session.end=2025-04-11
> ProposeOrder 2025-03-03 account=@holder dossier=@with_points price_cents=30000 session.start=2025-04-07 session.end=2025-04-11
> RequestEnrolment 2025-03-03 account=@holder dossier=@with_accident provider="72320979700544" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=30000
    session.start=2025-04-07 session.end=2025-04-11
> ProposeOrder 2025-03-03 account=@holder dossier=@with_accident price_cents=30000 session.start=2025-04-07 session.end=2025-04-11
> RequestEnrolment 2025-03-03 account=@holder dossier=@with_region provider="64306312600905" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=30000
    session.start=2025-04-07 session.end=2025-04-11
> ProposeOrder 2025-03-03 account=@holder dossier=@with_region price_cents=30000 session.start=2025-04-07 session.end=2025-04-11
> CommitTopUp 2025-03-04 account=@holder dossier=@with_employer funder="892221631" kind=employer cents=5000
> CommitTopUp 2025-03-04 account=@holder dossier=@with_points funder="867873473" kind=c2p cents=5000
> CommitTopUp 2025-03-04 account=@holder dossier=@with_accident funder="635116205" kind=at_mp cents=5000
> CommitTopUp 2025-03-04 account=@holder dossier=@with_region funder="892221631" kind=region cents=5000
> AcceptProposal 2025-03-05 account=@holder dossier=@seeker card_cents=0
< accepted RightsReserved
# The rights cover all: the employer's top-up is not used, but exempts.
> AcceptProposal 2025-03-05 account=@holder dossier=@with_employer card_cents=0
< accepted RightsReserved
> AcceptProposal 2025-03-05 account=@holder dossier=@with_points card_cents=0
< accepted RightsReserved
> AcceptProposal 2025-03-05 account=@holder dossier=@with_accident card_cents=0
< accepted RightsReserved
> AcceptProposal 2025-03-05 account=@holder dossier=@with_region card_cents=0
< rejected payment_mismatch
> AcceptProposal 2025-03-05 account=@holder dossier=@with_region card_cents=10223 payment_reference=CB1
< accepted RightsReserved
$ dossier @with_employer
= holder_cents 0
= split[*].source ["annual"]
= split[*].reserved_cents [30000]
# 300.00 − 102.23 = 197.77 €
$ dossier @with_region
= holder_cents 10223
= split[*].source ["annual", "card"]
= split[*].reserved_cents [19777, 10223]
