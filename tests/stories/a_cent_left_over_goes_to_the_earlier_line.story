# Largest remainder: shares of a price half up to the cent; a split's odd cent goes to the larger
# fraction, of equal ones to the earlier line.

> OpenAccount 2019-12-02 account=@holder
# DIF 3.34 h at 15 €: 50.10 €, half the price
> CreditHours 2019-12-02 account=@holder kind=dif centihours=334 year=2014
> RequestEnrolment 2020-01-06 account=@holder dossier=@tie provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=10020
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@tie price_cents=10020 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@tie card_cents=5010 payment_reference=CB1
> RequestEnrolment 2020-01-06 account=@holder dossier=@half_a_cent provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=10030
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@half_a_cent price_cents=10030 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@half_a_cent card_cents=10030 payment_reference=CB2
> RequestEnrolment 2020-01-06 account=@holder dossier=@below_half provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=10029
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@below_half price_cents=10029 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@below_half card_cents=10029 payment_reference=CB3
> DeclareNoShow 2020-03-02 account=@holder dossier=@tie
> DeclareNoShow 2020-03-02 account=@holder dossier=@half_a_cent
> DeclareNoShow 2020-03-02 account=@holder dossier=@below_half
# 5 % of 100.20 = 5.01 €: 2.505 each; 2.51 of the DIF, 2.50 of the card.
$ dossier @tie
= provider_due_cents 501
= split[*].source ["dif", "card"]
= split[*].debited_cents [251, 250]
= split[source=dif].forfeited_cents 4759
= split[source=card].credit_note_cents 4760
# 5 % of 100.30 = 5.015 → 5.02 €; 5 % of 100.29 = 5.0145 → 5.01 €.
$ dossier @half_a_cent
= provider_due_cents 502
$ dossier @below_half
= provider_due_cents 501
# 47.60 + 95.28 + 95.28 = 238.16 €
$ account @holder
= buckets[bucket=credit_note].available_cents 23816
