# The platform opened on 2019-11-21; hour-managed dossiers ended with 2019: from 2020-01-01
# they are closed and release what they hold (CT R6333-3 since 2020-01-01).

> OpenAccount 2019-12-02 account=@holder
# CPF 100 h and DIF 20 h at 15 €: 1 500.00 € and 300.00 €
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=10000 year=2018
> CreditHours 2019-12-02 account=@holder kind=dif centihours=2000 year=2014
> RequestEnrolment 2019-11-20 account=@holder dossier=@too_early provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=50000
    session.start=2020-03-02 session.end=2020-03-27
< rejected wrong_date
> RequestEnrolment 2019-11-21 account=@holder dossier=@first_day provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=50000
    session.start=2020-03-02 session.end=2020-03-27
< accepted EnrolmentRequested
# 20 h of the counter reserve 300.00 € of annual rights.
> ReserveHours 2019-12-09 account=@holder dossier=@hours kind=cpf centihours=2000 provider="42740599800399" validated_on=2019-11-15 session_start=2019-12-09
< accepted HoursReserved
> RequestEnrolment 2019-12-30 account=@holder dossier=@hours provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=50000
    session.start=2020-03-02 session.end=2020-03-27
< rejected dossier_exists
> RequestEnrolment 2019-12-30 account=@holder dossier=@last_year provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=50000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2019-12-30 account=@holder dossier=@last_year price_cents=50000 session.start=2020-03-02 session.end=2020-03-27
> RequestEnrolment 2019-12-30 account=@holder dossier=@new_year provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=50000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2019-12-30 account=@holder dossier=@new_year price_cents=50000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2019-12-30 account=@holder dossier=@hours card_cents=0
< rejected wrong_state
# DIF 300.00, annual 200.00; 1 500.00 − 300.00 − 200.00 = 1 000.00 € are left.
> AcceptProposal 2019-12-31 account=@holder dossier=@last_year card_cents=0
< accepted RightsReserved
clock 2019-12-31
$ dossier @hours
= state "hours_reserved"
clock 2020-01-01
$ dossier @hours
= state "hours_ended"
> ReserveHours 2020-01-01 account=@holder dossier=@more kind=cpf centihours=100 provider="42740599800399" validated_on=2019-11-15 session_start=2019-12-09
< rejected hours_closed
> AcceptProposal 2020-01-01 account=@holder dossier=@new_year card_cents=0
< accepted RightsReserved
$ dossier @last_year
= split[*].source ["dif", "annual"]
= split[*].reserved_cents [30000, 20000]
$ dossier @new_year
= split[*].source ["annual"]
= split[*].reserved_cents [50000]
# annual: 1 000.00 + 300.00 released − 500.00 = 800.00 €
$ account @holder
= rights available_cents=80000 reserved_cents=100000 debited_cents=0
> SubmitInvoice 2020-01-02 account=@holder dossier=@hours number=F-1 cents=30000 vat_cents=0
< rejected nothing_due
