# CT R6333-3 until 2025-12-04: rights first (DIF before annual, civic rights last), then
# grants, then top-ups, then the holder (CT R6333-3).

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
# Participation of 2025: 102.23 €, so that sources cover at most 1 200.00 − 102.23 = 1 097.77 €:
# 300.00 + 500.00 + 240.00 = 1 040.00, and 57.77 of the corrective grant.
> AcceptProposal 2025-12-04 account=@holder dossier=@first card_cents=10223 payment_reference=CB1
< accepted RightsReserved
# Left: 242.23 of the corrective grant, 200.00 of the voluntary one, top-ups of 200.00 and
# 100.00: 742.23 of at most 1 397.77 €. The holder: 1 500.00 − 742.23 = 757.77 €.
> AcceptProposal 2025-12-04 account=@holder dossier=@second card_cents=75777 payment_reference=CB2
< accepted RightsReserved
$ dossier @first
= split[*].source ["dif", "annual", "cec", "grant", "card"]
= split[*].reserved_cents [30000, 50000, 24000, 5777, 10223]
= split[source=grant].grant "@penalty"
$ dossier @second
= split[*].source ["grant", "grant", "top_up", "top_up", "card"]
= split[*].reserved_cents [24223, 20000, 20000, 10000, 75777]
= split[source=top_up,funder=867873473].reserved_cents 20000
