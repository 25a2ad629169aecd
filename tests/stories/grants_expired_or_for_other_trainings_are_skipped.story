# CT R6323-42-1 (2025-04-17): a funder may restrict a grant to kinds of action and set a day
# until which it is used; others do not count on that day (CT R6333-3).

> OpenAccount 2019-12-02 account=@holder
> CallFunds 2025-11-03 funder="892221631" call=CPF-892221631-BADO-031125
    line: account=@holder grant=@expired kind=voluntary cents=10000 use_by=2025-12-09
    line: account=@holder grant=@last_day kind=voluntary cents=20000 use_by=2025-12-10
    line: account=@holder grant=@for_others kind=corrective cents=30000 restriction=rs,vae
    line: account=@holder grant=@for_this kind=voluntary cents=40000 restriction=vae,rncp
> ReceiveFunds 2025-11-04 funder="892221631" call=CPF-892221631-BADO-031125 cents=100000 bank_reference=BK1
> RequestEnrolment 2025-12-08 account=@holder dossier=@diploma provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=100000
    session.start=2026-01-12 session.end=2026-01-16
> ProposeOrder 2025-12-08 account=@holder dossier=@diploma price_cents=100000 session.start=2026-01-12 session.end=2026-01-16
> RequestEnrolment 2025-12-08 account=@holder dossier=@certificate provider="42740599800399" job_seeker=false
    training.kind=rs training.certification=RS5616 training.centihours=3500 training.price_cents=50000
    session.start=2026-01-12 session.end=2026-01-16
> ProposeOrder 2025-12-08 account=@holder dossier=@certificate price_cents=50000 session.start=2026-01-12 session.end=2026-01-16
# On 10 December one expired the day before; 200.00 + 400.00 of at most 897.77 €.
# The holder: 1 000.00 − 600.00 = 400.00 €.
> AcceptProposal 2025-12-10 account=@holder dossier=@diploma card_cents=40000 payment_reference=CB1
< accepted RightsReserved
# For the répertoire spécifique: 300.00 of at most 500.00 − 102.23 = 397.77 €.
> AcceptProposal 2025-12-10 account=@holder dossier=@certificate card_cents=20000 payment_reference=CB2
< accepted RightsReserved
$ dossier @diploma
= split[*].grant ["@last_day", "@for_this", null]
= split[*].reserved_cents [20000, 40000, 40000]
$ dossier @certificate
= split[*].grant ["@for_others", null]
= split[*].reserved_cents [30000, 20000]
# The expired one lies there until the clock takes it: without a clause it is lost.
clock 2025-12-11
$ account @holder
= rights available_cents=0 reserved_cents=90000 forfeited_cents=10000
