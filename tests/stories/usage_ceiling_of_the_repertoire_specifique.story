# CT D6323-1 A (decree 2026-127): from 2026-02-26 at most 1 500.00 € of annual rights for a
# certification of the répertoire spécifique; DIF is not counted, CléA and RNCP not bound.

> OpenAccount 2019-12-02 account=@holder
> OpenAccount 2019-12-02 account=@later
> OpenAccount 2019-12-02 account=@basics
> OpenAccount 2019-12-02 account=@diploma
# CPF 150 h at 15 €: 2 250.00 € each; DIF 20 h: 300.00 € for the first two
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=15000 year=2018
> CreditHours 2019-12-02 account=@later kind=cpf centihours=15000 year=2018
> CreditHours 2019-12-02 account=@basics kind=cpf centihours=15000 year=2018
> CreditHours 2019-12-02 account=@diploma kind=cpf centihours=15000 year=2018
> CreditHours 2019-12-02 account=@holder kind=dif centihours=2000 year=2014
> CreditHours 2019-12-02 account=@later kind=dif centihours=2000 year=2014
> RequestEnrolment 2026-02-24 account=@holder dossier=@before provider="42740599800399" job_seeker=false
    training.kind=rs training.certification=RS5616 training.centihours=3500 training.price_cents=200000
    session.start=2026-04-13 session.end=2026-04-17
> ProposeOrder 2026-02-24 account=@holder dossier=@before price_cents=200000 session.start=2026-04-13 session.end=2026-04-17
> RequestEnrolment 2026-02-24 account=@later dossier=@since provider="42740599800399" job_seeker=false
    training.kind=rs training.certification=RS5616 training.centihours=3500 training.price_cents=200000
    session.start=2026-04-13 session.end=2026-04-17
> ProposeOrder 2026-02-24 account=@later dossier=@since price_cents=200000 session.start=2026-04-13 session.end=2026-04-17
> RequestEnrolment 2026-02-24 account=@basics dossier=@clea provider="42740599800399" job_seeker=false
    training.kind=clea training.certification=RS5080 training.centihours=3500 training.price_cents=200000
    session.start=2026-04-13 session.end=2026-04-17
> ProposeOrder 2026-02-24 account=@basics dossier=@clea price_cents=200000 session.start=2026-04-13 session.end=2026-04-17
> RequestEnrolment 2026-02-24 account=@diploma dossier=@rncp provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=200000
    session.start=2026-04-13 session.end=2026-04-17
> ProposeOrder 2026-02-24 account=@diploma dossier=@rncp price_cents=200000 session.start=2026-04-13 session.end=2026-04-17
# 2 000.00 − 103.20 = 1 896.80 €: DIF 300.00, annual 1 596.80
> AcceptProposal 2026-02-25 account=@holder dossier=@before card_cents=10320 payment_reference=CB1
< accepted RightsReserved
# DIF 300.00, annual 1 500.00; the holder 200.00, the participation within
> AcceptProposal 2026-02-26 account=@later dossier=@since card_cents=10320 payment_reference=CB2
< rejected payment_mismatch
> AcceptProposal 2026-02-26 account=@later dossier=@since card_cents=20000 payment_reference=CB2
< accepted RightsReserved
> AcceptProposal 2026-02-26 account=@basics dossier=@clea card_cents=10320 payment_reference=CB3
< accepted RightsReserved
> AcceptProposal 2026-02-26 account=@diploma dossier=@rncp card_cents=10320 payment_reference=CB4
< accepted RightsReserved
$ dossier @before
= split[*].reserved_cents [30000, 159680, 10320]
$ dossier @since
= split[*].reserved_cents [30000, 150000, 20000]
$ dossier @clea
= split[*].reserved_cents [189680, 10320]
$ dossier @rncp
= split[*].reserved_cents [189680, 10320]
