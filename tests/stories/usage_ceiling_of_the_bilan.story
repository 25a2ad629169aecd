# CT D6323-1 A: from 2026-02-26 at most 1 600.00 € of annual rights for a bilan de
# compétences; a grant is not counted.

> OpenAccount 2019-12-02 account=@holder
> OpenAccount 2019-12-02 account=@later
# 150 h at 15 €: 2 250.00 € each; a grant of 200.00 € for the second
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=15000 year=2018
> CreditHours 2019-12-02 account=@later kind=cpf centihours=15000 year=2018
> CallFunds 2026-02-02 funder="892221631" call=CPF-892221631-BADO-020226
    line: account=@later grant=@gift kind=voluntary cents=20000
> ReceiveFunds 2026-02-03 funder="892221631" call=CPF-892221631-BADO-020226 cents=20000 bank_reference=BK1
> RequestEnrolment 2026-02-24 account=@holder dossier=@before provider="42740599800399" job_seeker=false
    training.kind=bilan training.certification=CPFFR01 training.centihours=3500 training.price_cents=200000
    session.start=2026-04-13 session.end=2026-04-17
> ProposeOrder 2026-02-24 account=@holder dossier=@before price_cents=200000 session.start=2026-04-13 session.end=2026-04-17
> RequestEnrolment 2026-02-24 account=@later dossier=@since provider="42740599800399" job_seeker=false
    training.kind=bilan training.certification=CPFFR01 training.centihours=3500 training.price_cents=200000
    session.start=2026-04-13 session.end=2026-04-17
> ProposeOrder 2026-02-24 account=@later dossier=@since price_cents=200000 session.start=2026-04-13 session.end=2026-04-17
# 2 000.00 − 103.20 = 1 896.80 €
> AcceptProposal 2026-02-25 account=@holder dossier=@before card_cents=10320 payment_reference=CB1
< accepted RightsReserved
# Grant 200.00, annual 1 600.00; the holder 200.00 €
> AcceptProposal 2026-02-26 account=@later dossier=@since card_cents=20000 payment_reference=CB2
< accepted RightsReserved
$ dossier @before
= split[*].source ["annual", "card"]
= split[*].reserved_cents [189680, 10320]
$ dossier @since
= split[*].source ["grant", "annual", "card"]
= split[*].reserved_cents [20000, 160000, 20000]
