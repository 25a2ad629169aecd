# CGU: an OPCO does not exempt the holder, but may pay the participation for him
# (payer is not exemption): with what its top-up still has left (CT R6333-3).

> OpenAccount 2019-12-02 account=@holder
> OpenAccount 2019-12-02 account=@short
# 100 h at 15 € = 1 500.00 €; 40 h = 600.00 €
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=10000 year=2018
> CreditHours 2019-12-02 account=@short kind=cpf centihours=4000 year=2018
> RequestEnrolment 2025-03-03 account=@holder dossier=@enough provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=100000
    session.start=2025-04-07 session.end=2025-04-11
> ProposeOrder 2025-03-03 account=@holder dossier=@enough price_cents=100000 session.start=2025-04-07 session.end=2025-04-11
> RequestEnrolment 2025-03-03 account=@short dossier=@in_part provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=100000
    session.start=2025-04-07 session.end=2025-04-11
> ProposeOrder 2025-03-03 account=@short dossier=@in_part price_cents=100000 session.start=2025-04-07 session.end=2025-04-11
> CommitTopUp 2025-03-04 account=@holder dossier=@enough funder="892221631" kind=opco cents=30000
> CommitTopUp 2025-03-04 account=@short dossier=@in_part funder="892221631" kind=opco cents=35000
# Rights 1 000.00 − 102.23 = 897.77; the OPCO's 300.00 pay the 102.23 €.
> AcceptProposal 2025-03-05 account=@holder dossier=@enough card_cents=0
< accepted RightsReserved
# Rights 600.00, OPCO 897.77 − 600.00 = 297.77; it has 52.23 left of the 102.23 €: in all
# 350.00; the holder 50.00 €.
> AcceptProposal 2025-03-05 account=@short dossier=@in_part card_cents=0
< rejected payment_mismatch
> AcceptProposal 2025-03-05 account=@short dossier=@in_part card_cents=5000 payment_reference=CB1
< accepted RightsReserved
$ dossier @enough
= holder_cents 0
= split[*].source ["annual", "top_up"]
= split[*].reserved_cents [89777, 10223]
$ dossier @in_part
= holder_cents 5000
= split[*].source ["annual", "top_up", "card"]
= split[*].reserved_cents [60000, 35000, 5000]
