# CT R6333-3 (decree 2025-1156, in force on 2025-12-05): grants first, then rights, then
# top-ups, then the holder (CT R6333-3). The same holder as in the story of the day before.

> OpenAccount 2019-12-02 account=@holder
# DIF 20 h at 15 € = 300.00 €; the year 2019: 500.00 €; civic 240.00 €
> CreditHours 2019-12-02 account=@holder kind=dif centihours=2000 year=2014
> DeclareActivity 2020-03-02 account=@holder year=2019 employer="79910919400529" category=employee worked=1607 unit=hours
> CreditCivic 2020-05-01 account=@holder activity=@mission category=service_civique year=2019 cents=24000
> CallFunds 2025-11-03 funder="892221631" call=CPF-892221631-BADO-031125
    line: account=@holder grant=@gift kind=voluntary cents=20000
    line: account=@holder grant=@penalty kind=corrective cents=30000
> ReceiveFunds 2025-11-04 funder="892221631" call=CPF-892221631-BADO-031125 cents=50000 bank_reference=BK1
> RequestEnrolment 2025-12-03 account=@holder dossier=@first provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=120000
    session.start=2026-01-12 session.end=2026-01-16
> ProposeOrder 2025-12-03 account=@holder dossier=@first price_cents=120000 session.start=2026-01-12 session.end=2026-01-16
> RequestEnrolment 2025-12-03 account=@holder dossier=@second provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=150000
    session.start=2026-01-12 session.end=2026-01-16
> ProposeOrder 2025-12-03 account=@holder dossier=@second price_cents=150000 session.start=2026-01-12 session.end=2026-01-16
> CommitTopUp 2025-12-03 account=@holder dossier=@second funder="867873473" kind=region cents=20000
> CommitTopUp 2025-12-03 account=@holder dossier=@second funder="635116205" kind=france_travail cents=10000
# Sources cover at most 1 200.00 − 102.23 = 1 097.77 €: corrective 300.00, voluntary 200.00,
# DIF 300.00, annual 297.77.
> AcceptProposal 2025-12-05 account=@holder dossier=@first card_cents=10223 payment_reference=CB1
< accepted RightsReserved
# Left: annual 500.00 − 297.77 = 202.23, civic 240.00, top-ups 200.00 and 100.00: 742.23 €.
# The holder: 1 500.00 − 742.23 = 757.77 €.
> AcceptProposal 2025-12-05 account=@holder dossier=@second card_cents=75777 payment_reference=CB2
< accepted RightsReserved
$ dossier @first
= split[*].source ["grant", "grant", "dif", "annual", "card"]
= split[*].reserved_cents [30000, 20000, 30000, 29777, 10223]
$ dossier @second
= split[*].source ["annual", "cec", "top_up", "top_up", "card"]
= split[*].reserved_cents [20223, 24000, 20000, 10000, 75777]
# The order is the acceptance's; back they go to where they came from (outcome table of the CGU).
> CancelByProvider 2025-12-08 account=@holder dossier=@first
> CancelByProvider 2025-12-08 account=@holder dossier=@second
$ account @holder
= buckets[bucket=dif].available_cents 30000
= buckets[bucket=annual].available_cents 50000
= buckets[bucket=cec].available_cents 24000
= buckets[bucket=grant:@penalty].available_cents 30000
= buckets[bucket=grant:@gift].available_cents 20000
