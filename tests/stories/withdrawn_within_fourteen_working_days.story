# CGU (retractation, CP titulaires 6): within 14 working days of the order all comes back:
# rights to their bucket, the card to the holder (outcome table of the CGU, D = 0).

> OpenAccount 2019-12-02 account=@holder
# 100 h of CPF at 15 € (decree 2018-1153): 1 500.00 €
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=10000 year=2018
< accepted HoursCredited HoursConverted
> RequestEnrolment 2025-04-15 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=150000
    session.start=2025-06-16 session.end=2025-06-20
> ProposeOrder 2025-04-15 account=@holder dossier=@dossier price_cents=150000 session.start=2025-06-16 session.end=2025-06-20
# Participation of 2025 (L6323-7): 102.23 €; rights pay 1 500.00 − 102.23 = 1 397.77 €.
> AcceptProposal 2025-04-17 account=@holder dossier=@dossier card_cents=10223 payment_reference=CB1
< accepted RightsReserved
$ account @holder
= rights available_cents=10223 reserved_cents=139777
# Thursday 17 April 2025: 18 (Good Friday works), 22 (21 is Easter Monday) … 30 April are
# days 1 to 8, 2, 5, 6, 7, 9, 12 May (1 and 8 are holidays) 9 to 14: the last is 12 May.
> Withdraw 2025-05-13 account=@holder dossier=@dossier
< rejected deadline_passed
> Withdraw 2025-05-12 account=@holder dossier=@dossier
< accepted RightsReleased
$ dossier @dossier
= state "withdrawn"
= payment_state "not_billable"
= provider_due_cents 0
= split[source=annual] reserved_cents=139777 debited_cents=0 released_cents=139777 forfeited_cents=0
= split[source=card] reserved_cents=10223 debited_cents=0 refunded_cents=10223 credit_note_cents=0
= refundable_cents 10223
$ account @holder
= rights available_cents=150000 reserved_cents=0 debited_cents=0 forfeited_cents=0
> Withdraw 2025-05-12 account=@holder dossier=@dossier
< rejected wrong_state
> SubmitInvoice 2025-05-14 account=@holder dossier=@dossier number=F-1 cents=7500 vat_cents=0
< rejected nothing_due
