# CT R6333-3: `financing` tells the split of a day without moving anything: the orders of
# 2025-12-04 and 2025-12-05, the participations of 2025 (102.23 €) and 2026 (103.20 €).

> OpenAccount 2019-12-02 account=@holder
# 50 h at 15 €: 750.00 €
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=5000 year=2018
> CallFunds 2025-11-03 funder="892221631" call=CPF-892221631-BADO-031125
    line: account=@holder grant=@gift kind=voluntary cents=40000
> ReceiveFunds 2025-11-04 funder="892221631" call=CPF-892221631-BADO-031125 cents=40000 bank_reference=BK1
> RequestEnrolment 2025-12-03 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=80000
    session.start=2026-02-02 session.end=2026-02-06
> ProposeOrder 2025-12-03 account=@holder dossier=@dossier price_cents=80000 session.start=2026-02-02 session.end=2026-02-06
# 800.00 − 102.23 = 697.77 €: annual 697.77.
$ financing @dossier --on 2025-12-04
= holder_cents 10223
= split[source=annual].reserved_cents 69777
# Grant 400.00, annual 297.77.
$ financing @dossier --on 2025-12-05
= holder_cents 10223
= split[source=grant].reserved_cents 40000
= split[source=annual].reserved_cents 29777
# 800.00 − 103.20 − 400.00 = 296.80 €.
$ financing @dossier --on 2026-01-01
= holder_cents 10320
= split[source=annual].reserved_cents 29680
$ account @holder
= rights available_cents=115000 reserved_cents=0
$ dossier @dossier
= state "proposed"
