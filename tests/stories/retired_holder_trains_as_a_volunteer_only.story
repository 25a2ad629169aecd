# CT L6323-3, L5151-2: rights are no longer used after retirement, except civic rights for
# volunteers' training (CT L5151-2).

> OpenAccount 2019-12-02 account=@holder
# CPF 100 h at 15 € = 1 500.00 €; civic 20 h at 12 € = 240.00 €
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=10000 year=2018
> CreditHours 2019-12-02 account=@holder kind=cec centihours=2000 year=2018
> RequestEnrolment 2023-03-06 account=@holder dossier=@diploma provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2023-04-03 session.end=2023-04-07
> ProposeOrder 2023-03-06 account=@holder dossier=@diploma price_cents=60000 session.start=2023-04-03 session.end=2023-04-07
> FreezeAccount 2023-03-07 account=@holder cause=retirement
< accepted AccountFrozen
> AcceptProposal 2023-03-08 account=@holder dossier=@diploma card_cents=0
< rejected account_frozen
> RequestEnrolment 2023-03-08 account=@holder dossier=@another provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2023-04-03 session.end=2023-04-07
< rejected account_frozen
> RequestEnrolment 2023-03-08 account=@holder dossier=@mission provider="42740599800399" job_seeker=false
    training.kind=volunteer training.certification=BEN01 training.centihours=3500 training.price_cents=30000
    session.start=2023-04-03 session.end=2023-04-07
> ProposeOrder 2023-03-08 account=@holder dossier=@mission price_cents=30000 session.start=2023-04-03 session.end=2023-04-07
< accepted OrderProposed
# 300.00 − 240.00 = 60.00 €
> AcceptProposal 2023-03-09 account=@holder dossier=@mission card_cents=6000 payment_reference=CB1
< accepted RightsReserved
$ dossier @mission
= split[*].source ["cec", "card"]
= split[*].reserved_cents [24000, 6000]
# Death ends that too.
> RequestEnrolment 2023-03-09 account=@holder dossier=@in_memory provider="42740599800399" job_seeker=false
    training.kind=volunteer training.certification=BEN01 training.centihours=3500 training.price_cents=30000
    session.start=2023-04-03 session.end=2023-04-07
> ProposeOrder 2023-03-09 account=@holder dossier=@in_memory price_cents=30000 session.start=2023-04-03 session.end=2023-04-07
> FreezeAccount 2023-03-10 account=@holder cause=death
< accepted AccountFrozen
> AcceptProposal 2023-03-10 account=@holder dossier=@in_memory card_cents=30000 payment_reference=CB2
< rejected account_frozen
$ account @holder
= status "frozen"
= rights available_cents=150000 reserved_cents=24000
