# CGU, purchase path: one top-up per funder and dossier; a later one replaces it, its place in the
# order of commitment included.

> OpenAccount 2019-12-02 account=@holder
# 40 h at 15 €: 600.00 €
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=4000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=100000
    session.start=2020-03-02 session.end=2020-03-27
# A commitment may come before the proposal.
> CommitTopUp 2020-01-06 account=@holder dossier=@dossier funder="892221631" kind=region cents=30000
< accepted TopUpCommitted
> ProposeOrder 2020-01-07 account=@holder dossier=@dossier price_cents=100000 session.start=2020-03-02 session.end=2020-03-27
> CommitTopUp 2020-01-07 account=@holder dossier=@dossier funder="867873473" kind=france_travail cents=30000
> CommitTopUp 2020-01-08 account=@holder dossier=@dossier funder="892221631" kind=region cents=40000
# 600.00 of rights, 300.00 of 867873473, which now comes first, 100.00 of 892221631.
> AcceptProposal 2020-01-08 account=@holder dossier=@dossier card_cents=0
< accepted RightsReserved
$ dossier @dossier
= split[*].source ["annual", "top_up", "top_up"]
= split[*].funder [null, "867873473", "892221631"]
= split[*].reserved_cents [60000, 30000, 10000]
= holder_cents 0
