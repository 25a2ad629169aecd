# CT D6323-1 A, D6323-8, L6323-6 II 4°: from 2026-02-26 at most 900.00 € of annual rights for
# a car licence, and only for job seekers or with 100.00 € by a funder (neither association
# nor "other": CT R6333-3).

> OpenAccount 2019-12-02 account=@holder
> OpenAccount 2019-12-02 account=@later
> OpenAccount 2019-12-02 account=@seeker
# 100 h at 15 €: 1 500.00 € each
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=10000 year=2018
> CreditHours 2019-12-02 account=@later kind=cpf centihours=10000 year=2018
> CreditHours 2019-12-02 account=@seeker kind=cpf centihours=10000 year=2018
> RequestEnrolment 2026-02-24 account=@holder dossier=@before provider="42740599800399" job_seeker=false
    training.kind=light_licence training.certification=CPFPB01 training.centihours=3500 training.price_cents=120000
    session.start=2026-04-13 session.end=2026-04-17
> ProposeOrder 2026-02-24 account=@holder dossier=@before price_cents=120000 session.start=2026-04-13 session.end=2026-04-17
> RequestEnrolment 2026-02-24 account=@later dossier=@since provider="42740599800399" job_seeker=false
    training.kind=light_licence training.certification=CPFPB01 training.centihours=3500 training.price_cents=120000
    session.start=2026-04-13 session.end=2026-04-17
> ProposeOrder 2026-02-24 account=@later dossier=@since price_cents=120000 session.start=2026-04-13 session.end=2026-04-17
> RequestEnrolment 2026-02-24 account=@seeker dossier=@jobless provider="42740599800399" job_seeker=true
    training.kind=light_licence training.certification=CPFPB01 training.centihours=3500 training.price_cents=120000
    session.start=2026-04-13 session.end=2026-04-17
> ProposeOrder 2026-02-24 account=@seeker dossier=@jobless price_cents=120000 session.start=2026-04-13 session.end=2026-04-17
# 1 200.00 − 103.20 = 1 096.80 €
> AcceptProposal 2026-02-25 account=@holder dossier=@before card_cents=10320 payment_reference=CB1
< accepted RightsReserved
> AcceptProposal 2026-02-26 account=@later dossier=@since card_cents=30000 payment_reference=CB2
< rejected not_eligible
> CommitTopUp 2026-02-26 account=@later dossier=@since funder="635116205" kind=association cents=20000
> AcceptProposal 2026-02-26 account=@later dossier=@since card_cents=10320 payment_reference=CB2
< rejected not_eligible
> CommitTopUp 2026-02-26 account=@later dossier=@since funder="892221631" kind=region cents=9999
> AcceptProposal 2026-02-26 account=@later dossier=@since card_cents=10320 payment_reference=CB2
< rejected not_eligible
> CommitTopUp 2026-02-26 account=@later dossier=@since funder="892221631" kind=region cents=10000
# Annual 900.00; of 1 096.80 − 900.00 = 196.80 the association, first, pays all. The
# region's 100.00 € opened the way without being used. The holder: 103.20 €.
> AcceptProposal 2026-02-26 account=@later dossier=@since card_cents=10320 payment_reference=CB2
< accepted RightsReserved
# No participation; annual 900.00, the holder 300.00 €
> AcceptProposal 2026-02-26 account=@seeker dossier=@jobless card_cents=30000 payment_reference=CB3
< accepted RightsReserved
$ dossier @before
= split[*].reserved_cents [109680, 10320]
$ dossier @since
= split[*].source ["annual", "top_up", "card"]
= split[*].reserved_cents [90000, 19680, 10320]
= split[source=top_up].funder "635116205"
$ dossier @jobless
= split[*].reserved_cents [90000, 30000]
