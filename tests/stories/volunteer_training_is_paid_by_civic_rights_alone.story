# CT L6323-6 II 5°, D5151-11: volunteers' training takes civic rights (CEC) and nothing else,
# no top-up either, not even for the participation (CT R6333-3).

> OpenAccount 2019-12-02 account=@holder
# CPF 100 h at 15 € = 1 500.00 €; civic 20 h at 12 € (decree 2018-1349) = 240.00 €
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=10000 year=2018
> CreditHours 2019-12-02 account=@holder kind=cec centihours=2000 year=2018
> RequestEnrolment 2023-03-06 account=@holder dossier=@before provider="42740599800399" job_seeker=false
    training.kind=volunteer training.certification=BEN01 training.centihours=3500 training.price_cents=15000
    session.start=2023-04-03 session.end=2023-04-07
> ProposeOrder 2023-03-06 account=@holder dossier=@before price_cents=15000 session.start=2023-04-03 session.end=2023-04-07
> RequestEnrolment 2025-03-03 account=@holder dossier=@since provider="42740599800399" job_seeker=false
    training.kind=volunteer training.certification=BEN01 training.centihours=3500 training.price_cents=20000
    session.start=2025-04-07 session.end=2025-04-11
> ProposeOrder 2025-03-03 account=@holder dossier=@since price_cents=20000 session.start=2025-04-07 session.end=2025-04-11
> CommitTopUp 2023-03-07 account=@holder dossier=@before funder="892221631" kind=region cents=5000
> CommitTopUp 2025-03-04 account=@holder dossier=@since funder="892221631" kind=opco cents=20000
# 2023, no participation: civic rights 150.00 €
> AcceptProposal 2023-03-08 account=@holder dossier=@before card_cents=0
< accepted RightsReserved
# 2025: at most 200.00 − 102.23 = 97.77 €; 90.00 are left. The holder: 110.00 €.
> AcceptProposal 2025-03-05 account=@holder dossier=@since card_cents=0
< rejected payment_mismatch
> AcceptProposal 2025-03-05 account=@holder dossier=@since card_cents=11000 payment_reference=CB1
< accepted RightsReserved
$ dossier @before
= split[*].source ["cec"]
= split[*].reserved_cents [15000]
$ dossier @since
= split[*].source ["cec", "card"]
= split[*].reserved_cents [9000, 11000]
$ account @holder
= buckets[bucket=annual].available_cents 150000
= rights available_cents=150000 reserved_cents=24000
