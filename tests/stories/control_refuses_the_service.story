# outcome table of the CGU: a refused service settles as if the provider had stopped: nothing is due and
# all goes back, whatever rate was declared.

> OpenAccount 2019-12-02 account=@holder
# 40 h at 15 €: 600.00 €, so 100.00 € of 700.00 € by card
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=4000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=70000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@dossier price_cents=70000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@dossier card_cents=10000 payment_reference=CB1
> DeclareStart 2020-03-02 account=@holder dossier=@dossier
> DeclareEnd 2020-03-30 account=@holder dossier=@dossier rate=100 motive=completed
> OpenControl 2020-03-31 account=@holder dossier=@dossier
> CloseControl 2020-04-15 account=@holder dossier=@dossier result=refused
< accepted ControlClosed
> ValidateService 2020-04-16 account=@holder dossier=@dossier
< accepted RightsReleased
$ dossier @dossier
= state "service_validated"
= provider_due_cents 0
= split[source=annual] debited_cents=0 released_cents=60000 forfeited_cents=0
= split[source=card] debited_cents=0 refunded_cents=10000 credit_note_cents=0
$ account @holder
= rights available_cents=60000 reserved_cents=0 debited_cents=0 forfeited_cents=0
> SubmitInvoice 2020-04-17 account=@holder dossier=@dossier number=F-1 cents=70000 vat_cents=0
< rejected nothing_due
