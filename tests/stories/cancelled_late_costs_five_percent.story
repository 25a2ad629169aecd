# CGU (late cancellation): 5 % of the price for the provider, by all who paid; rights are
# lost, top-ups go back, the holder's card money stays as a credit note (outcome table of the CGU).

> OpenAccount 2019-12-02 account=@holder
# DIF 20 h and CPF 50 h at 15 €: 300.00 € and 750.00 €
> CreditHours 2019-12-02 account=@holder kind=dif centihours=2000 year=2014
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=5000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=150000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@dossier price_cents=150000 session.start=2020-03-02 session.end=2020-03-27
> CommitTopUp 2020-01-07 account=@holder dossier=@dossier funder="892221631" kind=employer cents=35000
< accepted TopUpCommitted
# 1 500.00 − 300.00 − 750.00 − 350.00 = 100.00 € by card
> AcceptProposal 2020-01-08 account=@holder dossier=@dossier card_cents=10000 payment_reference=CB1
< accepted RightsReserved
> SubmitInvoice 2020-02-20 account=@holder dossier=@dossier number=F-1 cents=7500 vat_cents=0
< rejected wrong_state
# The 14 days ended on 28 January. From 24 February the 7th working day is 4 March: late.
> CancelByHolder 2020-02-24 account=@holder dossier=@dossier
< accepted RightsDebited
# D = 5 % of 1 500.00 = 75.00 €, in proportion 300 : 750 : 350 : 100, that is 5 % of each:
# 15.00 + 37.50 + 17.50 + 5.00. What is left: 285.00, 712.50, 332.50, 95.00.
$ dossier @dossier
= state "late_cancelled"
= payment_state "to_bill"
= provider_due_cents 7500
= split[*].source ["dif", "annual", "top_up", "card"]
= split[source=dif] debited_cents=1500 released_cents=0 forfeited_cents=28500
= split[source=annual] debited_cents=3750 released_cents=0 forfeited_cents=71250
= split[source=top_up] debited_cents=1750 released_cents=33250 forfeited_cents=0
= split[source=card] debited_cents=500 refunded_cents=0 credit_note_cents=9500
= refundable_cents 0
# Rights used 15.00 + 37.50 = 52.50 €, lost 285.00 + 712.50 = 997.50 €.
$ account @holder
= rights available_cents=0 reserved_cents=0 debited_cents=5250 forfeited_cents=99750
= buckets[bucket=credit_note].available_cents 9500
$ funder 892221631
= receivable_cents 1750
# Due and billed, but the order stays cancelled.
> SubmitInvoice 2020-02-25 account=@holder dossier=@dossier number=F-1 cents=7500 vat_cents=1250
< accepted InvoiceAccepted TrainingRecap
$ dossier @dossier
= state "late_cancelled"
= payment_state "billed"
