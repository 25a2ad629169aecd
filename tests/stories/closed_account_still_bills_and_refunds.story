# CT L5151-2, L6323-3: after closing, the invoice of a training done and the holder's card money are
# still decided, nothing else; the credit note is the holder's own money and stays.

> OpenAccount 2019-12-02 account=@holder
# 40 h at 15 €: 600.00 €
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=4000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@done provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=50000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@done price_cents=50000 session.start=2020-03-02 session.end=2020-03-27
> RequestEnrolment 2020-01-06 account=@holder dossier=@missed provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=20000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@missed price_cents=20000 session.start=2020-03-02 session.end=2020-03-27
> RequestEnrolment 2020-01-06 account=@holder dossier=@cancelled provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=20000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@cancelled price_cents=20000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@done card_cents=0
# 100.00 € are left: 100.00 by card, then all by card
> AcceptProposal 2020-01-08 account=@holder dossier=@missed card_cents=10000 payment_reference=CB1
> AcceptProposal 2020-01-08 account=@holder dossier=@cancelled card_cents=20000 payment_reference=CB2
> DeclareStart 2020-03-02 account=@holder dossier=@done
> DeclareNoShow 2020-03-02 account=@holder dossier=@missed
> CancelByProvider 2020-03-02 account=@holder dossier=@cancelled
> DeclareEnd 2020-03-27 account=@holder dossier=@done rate=100 motive=completed
> ValidateService 2020-03-30 account=@holder dossier=@done
> CreditHours 2020-04-01 account=@holder kind=cpf centihours=1000 year=2018
> CloseAccount 2020-04-02 account=@holder
< accepted AccountClosed
> SubmitInvoice 2020-04-03 account=@holder dossier=@done number=F-1 cents=50000 vat_cents=0
< accepted InvoiceAccepted TrainingRecap
# 5 % of 200.00 = 10.00 €
> SubmitInvoice 2020-04-03 account=@holder dossier=@missed number=F-2 cents=1000 vat_cents=0
< accepted InvoiceAccepted TrainingRecap
> RecordHolderRefund 2020-04-03 account=@holder dossier=@cancelled cents=20000 payment_reference=RF1
< accepted HolderRefunded
> RequestEnrolment 2020-04-03 account=@holder dossier=@new provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=20000
    session.start=2020-06-15 session.end=2020-06-19
< rejected account_closed
> CancelByHolder 2020-04-03 account=@holder dossier=@done
< rejected account_closed
# Debited 500.00 + 5.00; lost 95.00 of the no-show and 10 h, 150.00, at closing; of the card
# 100.00 − 5.00 = 95.00 € stay as a credit note.
$ account @holder
= rights available_cents=0 reserved_cents=0 debited_cents=50500 forfeited_cents=24500
= buckets[bucket=credit_note].available_cents 9500
$ dossier @done
= state "invoiced"
$ dossier @cancelled
= refundable_cents 0
