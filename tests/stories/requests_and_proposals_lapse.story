# CGU: the provider has 2 working days, 30 calendar days from the request if it
# acknowledged; the holder 4 working days. Easter Monday 2020 (13 April) is a holiday, Good
# Friday (10 April) is none (CT L3133-1).

> OpenAccount 2019-12-02 account=@holder
> RequestEnrolment 2020-04-09 account=@holder dossier=@silent provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-06-15 session.end=2020-06-19
> RequestEnrolment 2020-04-09 account=@holder dossier=@examined provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-06-15 session.end=2020-06-19
> RequestEnrolment 2020-04-09 account=@holder dossier=@offered provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-06-15 session.end=2020-06-19
> ProposeOrder 2020-04-09 account=@holder dossier=@offered price_cents=60000 session.start=2020-06-15 session.end=2020-06-19
> RequestEnrolment 2020-04-09 account=@holder dossier=@in_time provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-06-15 session.end=2020-06-19
> ProposeOrder 2020-04-09 account=@holder dossier=@in_time price_cents=60000 session.start=2020-06-15 session.end=2020-06-19
# Thursday 9 April: 10, 14 April. An act after the last day is late before the clock comes.
> AcknowledgeEnrolment 2020-04-15 account=@holder dossier=@examined
< rejected deadline_passed
> AcknowledgeEnrolment 2020-04-14 account=@holder dossier=@examined
< accepted EnrolmentAcknowledged
> AcknowledgeEnrolment 2020-04-14 account=@holder dossier=@examined
< rejected wrong_state
> ProposeOrder 2020-04-15 account=@holder dossier=@silent price_cents=60000 session.start=2020-06-15 session.end=2020-06-19
< rejected deadline_passed
clock 2020-04-14
$ dossier @silent
= state "requested"
clock 2020-04-15
$ dossier @silent
= state "lapsed"
> ProposeOrder 2020-04-15 account=@holder dossier=@silent price_cents=60000 session.start=2020-06-15 session.end=2020-06-19
< rejected wrong_state
# The holder: 10, 14, 15, 16 April.
> AcceptProposal 2020-04-17 account=@holder dossier=@in_time card_cents=60000 payment_reference=CB1
< rejected deadline_passed
> RefuseProposal 2020-04-17 account=@holder dossier=@in_time
< rejected deadline_passed
> AcceptProposal 2020-04-16 account=@holder dossier=@in_time card_cents=60000 payment_reference=CB1
< accepted RightsReserved
clock 2020-04-16
$ dossier @offered
= state "proposed"
clock 2020-04-17
$ dossier @offered
= state "lapsed"
> SubmitInvoice 2020-04-17 account=@holder dossier=@offered number=F-1 cents=3000 vat_cents=0
< rejected nothing_due
# 9 April + 30 calendar days = Saturday 9 May.
clock 2020-05-09
$ dossier @examined
= state "requested"
clock 2020-05-10
$ dossier @examined
= state "lapsed"
