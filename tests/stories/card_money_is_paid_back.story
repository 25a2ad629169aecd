# CP titulaires (v12: within 30 days, to the card used): what became refundable is paid out,
# in parts if need be, never more (outcome table of the CGU).

> OpenAccount 2019-12-02 account=@holder
# 100 h at 15 € = 1 500.00 €: 300.00 of 1 800.00 € by card
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=10000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=180000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@dossier price_cents=180000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@dossier card_cents=30000
< rejected malformed
> AcceptProposal 2020-01-08 account=@holder dossier=@dossier card_cents=30000 payment_reference=CB1
> RecordHolderRefund 2020-01-09 account=@holder dossier=@dossier cents=1 payment_reference=RF0
< rejected amount_mismatch
> CancelByProvider 2020-02-03 account=@holder dossier=@dossier
> RecordHolderRefund 2020-02-10 account=@holder dossier=@dossier cents=30001 payment_reference=RF1
< rejected amount_mismatch
> RecordHolderRefund 2020-02-10 account=@holder dossier=@dossier cents=10000 payment_reference=RF1
< accepted HolderRefunded
# 300.00 − 100.00 = 200.00 €
$ dossier @dossier
= refundable_cents 20000
> RecordHolderRefund 2020-02-11 account=@holder dossier=@dossier cents=20001 payment_reference=RF2
< rejected amount_mismatch
> RecordHolderRefund 2020-02-11 account=@holder dossier=@dossier cents=20000 payment_reference=RF2
< accepted HolderRefunded
> RecordHolderRefund 2020-02-12 account=@holder dossier=@dossier cents=1 payment_reference=RF3
< rejected amount_mismatch
$ dossier @dossier
= refundable_cents 0
= state "cancelled_by_provider"
