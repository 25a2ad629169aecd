# CT L6323-45: what is owed is withheld from what comes, also from rights that a dossier
# releases; civic rights and grants pay no debt (CT L6323-45).

> OpenAccount 2019-12-02 account=@holder
# CPF 80 h at 15 € = 1 200.00 €; civic 20 h at 12 € = 240.00 €
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=8000 year=2018
> CreditHours 2019-12-02 account=@holder kind=cec centihours=2000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=150000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@dossier price_cents=150000 session.start=2020-03-02 session.end=2020-03-27
# 1 500.00 = annual 1 200.00 + civic 240.00 + card 60.00
> AcceptProposal 2020-01-08 account=@holder dossier=@dossier card_cents=6000 payment_reference=CB1
> ClaimFromHolder 2020-01-10 account=@holder cents=100000 cause=undue_use
< accepted HolderClaimed
$ account @holder
= rights available_cents=0 reserved_cents=144000 debt_cents=100000
> Withdraw 2020-01-20 account=@holder dossier=@dossier
< accepted RightsReleased
# 1 200.00 − 1 000.00 = 200.00 €; for the dossier 1 200.00 € were released.
$ dossier @dossier
= split[source=annual] released_cents=120000 forfeited_cents=0
= split[source=cec] released_cents=24000 forfeited_cents=0
$ account @holder
= buckets[bucket=annual].available_cents 20000
= buckets[bucket=cec].available_cents 24000
= rights available_cents=44000 reserved_cents=0 debt_cents=0
