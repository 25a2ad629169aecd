# CT L6323-7, decree 2024-394: since 2024-05-02 the holder pays 100.00 € of the price
# himself; more if his rights do not reach (max(participation, remainder), CT L6323-7).

> OpenAccount 2019-12-02 account=@holder
# 150 h at 15 €: 2 250.00 €
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=15000 year=2018
> RequestEnrolment 2024-04-30 account=@holder dossier=@before provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=100000
    session.start=2024-06-03 session.end=2024-06-07
> ProposeOrder 2024-04-30 account=@holder dossier=@before price_cents=100000 session.start=2024-06-03 session.end=2024-06-07
> RequestEnrolment 2024-04-30 account=@holder dossier=@since provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=100000
    session.start=2024-06-03 session.end=2024-06-07
> ProposeOrder 2024-04-30 account=@holder dossier=@since price_cents=100000 session.start=2024-06-03 session.end=2024-06-07
> RequestEnrolment 2024-04-30 account=@holder dossier=@short provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=100000
    session.start=2024-06-03 session.end=2024-06-07
> ProposeOrder 2024-04-30 account=@holder dossier=@short price_cents=100000 session.start=2024-06-03 session.end=2024-06-07
> AcceptProposal 2024-05-01 account=@holder dossier=@before card_cents=0
< accepted RightsReserved
> AcceptProposal 2024-05-02 account=@holder dossier=@since card_cents=0
< rejected payment_mismatch
# 1 000.00 − 100.00 = 900.00 € of rights
> AcceptProposal 2024-05-02 account=@holder dossier=@since card_cents=10000 payment_reference=CB1
< accepted RightsReserved
# Left: 2 250.00 − 1 000.00 − 900.00 = 350.00 €; the remainder of 650.00 contains the
# participation, it is not added (750.00 would be too much).
> AcceptProposal 2024-05-02 account=@holder dossier=@short card_cents=75000 payment_reference=CB2
< rejected payment_mismatch
> AcceptProposal 2024-05-02 account=@holder dossier=@short card_cents=65000 payment_reference=CB2
< accepted RightsReserved
$ dossier @before
= holder_cents 0
= split[*].reserved_cents [100000]
$ dossier @since
= holder_cents 10000
= split[*].reserved_cents [90000, 10000]
$ dossier @short
= holder_cents 65000
= split[*].reserved_cents [35000, 65000]
