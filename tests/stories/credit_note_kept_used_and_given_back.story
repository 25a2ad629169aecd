# CGU: card money of a holder who cancels late is kept for him as a credit note, which pays
# for a later training (CT R6333-3; outcome table of the CGU).

> OpenAccount 2019-12-02 account=@holder
# 27 h at 15 €: 405.00 €
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=2700 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@first provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=50000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@first price_cents=50000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@first card_cents=9500 payment_reference=CB1
# From 24 February the 7th working day is 4 March: late. 5 % of 500.00 = 25.00 €: 20.25 of
# the rights, 4.75 of the card; 95.00 − 4.75 = 90.25 € stay.
> CancelByHolder 2020-02-24 account=@holder dossier=@first
< accepted RightsDebited
$ account @holder
= buckets[bucket=credit_note].available_cents 9025
= rights available_cents=0 forfeited_cents=38475
> RequestEnrolment 2020-03-05 account=@holder dossier=@second provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=30000
    session.start=2020-05-04 session.end=2020-05-07
> ProposeOrder 2020-03-05 account=@holder dossier=@second price_cents=30000 session.start=2020-05-04 session.end=2020-05-07
# 300.00 € to pay; not one cent more of the note than there is.
> AcceptProposal 2020-03-06 account=@holder dossier=@second card_cents=20976 payment_reference=CB2 credit_note_cents=9025
< rejected payment_mismatch
> AcceptProposal 2020-03-06 account=@holder dossier=@second card_cents=20974 payment_reference=CB2 credit_note_cents=9026
< rejected insufficient_rights
> AcceptProposal 2020-03-06 account=@holder dossier=@second card_cents=20975 payment_reference=CB2 credit_note_cents=9025
< accepted RightsReserved
$ dossier @second
= holder_cents 30000
= split[*].source ["credit_note", "card"]
> CancelByProvider 2020-03-20 account=@holder dossier=@second
< accepted RightsReleased
# The note is available again, the card is to be paid back.
$ dossier @second
= split[source=credit_note] reserved_cents=9025 debited_cents=0 refunded_cents=9025 credit_note_cents=0
= split[source=card] reserved_cents=20975 debited_cents=0 refunded_cents=20975
= refundable_cents 20975
$ account @holder
= buckets[bucket=credit_note].available_cents 9025
# All by the note, and late again. From 14 May 2020: 15, 18, 19, 20, 22 (21 is Ascension),
# 25, 26: the 7th is after the start of 25 May. 5 % of 90.25 = 4.5125 → 4.51; 85.74 € stay.
> RequestEnrolment 2020-03-23 account=@holder dossier=@third provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=9025
    session.start=2020-05-25 session.end=2020-05-29
> ProposeOrder 2020-03-23 account=@holder dossier=@third price_cents=9025 session.start=2020-05-25 session.end=2020-05-29
> AcceptProposal 2020-03-24 account=@holder dossier=@third card_cents=0 credit_note_cents=9025
> CancelByHolder 2020-05-14 account=@holder dossier=@third
< accepted RightsDebited
$ dossier @third
= provider_due_cents 451
= split[source=credit_note] debited_cents=451 refunded_cents=0 credit_note_cents=8574
$ account @holder
= buckets[bucket=credit_note].available_cents 8574
