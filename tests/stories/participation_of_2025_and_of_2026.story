# Orders on L6323-7: 100.00 € until 2024-12-31, 102.23 € in 2025, 103.20 € from 2026-01-01;
# the day of acceptance decides, not the session's.

> OpenAccount 2019-12-02 account=@holder
> OpenAccount 2019-12-02 account=@other
# 150 h at 15 €: 2 250.00 € each
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=15000 year=2018
> CreditHours 2019-12-02 account=@other kind=cpf centihours=15000 year=2018
> RequestEnrolment 2024-12-30 account=@holder dossier=@end_of_2024 provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=100000
    session.start=2025-02-03 session.end=2025-02-07
> ProposeOrder 2024-12-30 account=@holder dossier=@end_of_2024 price_cents=100000 session.start=2025-02-03 session.end=2025-02-07
> RequestEnrolment 2024-12-30 account=@holder dossier=@start_of_2025 provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=100000
    session.start=2025-02-03 session.end=2025-02-07
> ProposeOrder 2024-12-30 account=@holder dossier=@start_of_2025 price_cents=100000 session.start=2025-02-03 session.end=2025-02-07
> RequestEnrolment 2025-12-30 account=@other dossier=@end_of_2025 provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=100000
    session.start=2026-02-02 session.end=2026-02-06
> ProposeOrder 2025-12-30 account=@other dossier=@end_of_2025 price_cents=100000 session.start=2026-02-02 session.end=2026-02-06
> RequestEnrolment 2025-12-30 account=@other dossier=@start_of_2026 provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=100000
    session.start=2026-02-02 session.end=2026-02-06
> ProposeOrder 2025-12-30 account=@other dossier=@start_of_2026 price_cents=100000 session.start=2026-02-02 session.end=2026-02-06
> AcceptProposal 2024-12-31 account=@holder dossier=@end_of_2024 card_cents=10000 payment_reference=CB1
< accepted RightsReserved
> AcceptProposal 2025-01-01 account=@holder dossier=@start_of_2025 card_cents=10000 payment_reference=CB2
< rejected payment_mismatch
> AcceptProposal 2025-01-01 account=@holder dossier=@start_of_2025 card_cents=10223 payment_reference=CB2
< accepted RightsReserved
> AcceptProposal 2025-12-31 account=@other dossier=@end_of_2025 card_cents=10223 payment_reference=CB3
< accepted RightsReserved
> AcceptProposal 2026-01-01 account=@other dossier=@start_of_2026 card_cents=10223 payment_reference=CB4
< rejected payment_mismatch
> AcceptProposal 2026-01-01 account=@other dossier=@start_of_2026 card_cents=10320 payment_reference=CB4
< accepted RightsReserved
# 1 000.00 − 100.00 = 900.00, − 102.23 = 897.77, − 103.20 = 896.80 €
$ dossier @end_of_2024
= split[source=annual].reserved_cents 90000
$ dossier @start_of_2025
= split[source=annual].reserved_cents 89777
$ dossier @end_of_2025
= split[source=annual].reserved_cents 89777
$ dossier @start_of_2026
= split[source=annual].reserved_cents 89680
