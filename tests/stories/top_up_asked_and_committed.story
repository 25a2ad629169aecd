# CGU, purchase path: while a funder's answer is awaited no deadline runs; its commitment (not the
# request) counts, and gives the holder 4 new working days.

> OpenAccount 2019-12-02 account=@holder
# 40 h at 15 €: 600.00 €
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=4000 year=2018
> RequestEnrolment 2020-04-09 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=100000
    session.start=2020-06-15 session.end=2020-06-19
> ProposeOrder 2020-04-09 account=@holder dossier=@dossier price_cents=100000 session.start=2020-06-15 session.end=2020-06-19
> RequestTopUp 2020-04-16 account=@holder dossier=@dossier funder="892221631" kind=opco cents=50000
< accepted TopUpRequested
> AcceptProposal 2020-04-16 account=@holder dossier=@dossier card_cents=40000 payment_reference=CB1
< rejected wrong_state
> RequestTopUp 2020-04-16 account=@holder dossier=@dossier funder="867873473" kind=region cents=10000
< rejected wrong_state
> CommitTopUp 2020-04-16 account=@holder dossier=@dossier funder="867873473" kind=region cents=10000
< rejected wrong_state
> RefuseTopUp 2020-04-16 account=@holder dossier=@dossier funder="867873473"
< rejected wrong_state
# The 4 days ended on 16 April.
clock 2020-04-30
$ dossier @dossier
= state "awaiting_funder"
> CommitTopUp 2020-04-30 account=@holder dossier=@dossier funder="892221631" kind=region cents=30000
< accepted TopUpCommitted
$ dossier @dossier
= state "proposed"
# From Thursday 30 April: 4, 5, 6, 7 May (1 May is a holiday).
> AcceptProposal 2020-05-08 account=@holder dossier=@dossier card_cents=10000 payment_reference=CB1
< rejected deadline_passed
# 1 000.00 − 600.00 − 300.00 = 100.00 €
> AcceptProposal 2020-05-07 account=@holder dossier=@dossier card_cents=9999 payment_reference=CB1
< rejected payment_mismatch
> AcceptProposal 2020-05-07 account=@holder dossier=@dossier card_cents=10000 payment_reference=CB1
< accepted RightsReserved
$ dossier @dossier
= holder_cents 10000
= split[*].source ["annual", "top_up", "card"]
= split[source=top_up].funder "892221631"
= split[*].reserved_cents [60000, 30000, 10000]
