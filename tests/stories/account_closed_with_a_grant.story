# CT L5151-2, L6323-3: an account closes when no dossier is under way; rights and grants are lost, a
# grant's money stays with the fund even where a refund was agreed (the fund keeps it).

> OpenAccount 2019-12-02 account=@holder
# 40 h at 15 €: 600.00 €
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=4000 year=2018
> CallFunds 2020-01-02 funder="892221631" call=CPF-892221631-BADO-020120
    line: account=@holder grant=@gift kind=voluntary cents=30000 use_by=2020-12-31 refund_unused=true
> ReceiveFunds 2020-01-03 funder="892221631" call=CPF-892221631-BADO-020120 cents=30000 bank_reference=BK1
> RequestEnrolment 2020-01-06 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=70000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@dossier price_cents=70000 session.start=2020-03-02 session.end=2020-03-27
> CloseAccount 2020-01-07 account=@holder
< rejected wrong_state
# Annual 600.00, grant 100.00; 200.00 of the grant are free.
> AcceptProposal 2020-01-08 account=@holder dossier=@dossier card_cents=0
> CloseAccount 2020-01-09 account=@holder
< rejected wrong_state
> Withdraw 2020-01-20 account=@holder dossier=@dossier
< accepted RightsReleased
> CloseAccount 2020-01-21 account=@holder
< accepted AccountClosed
$ account @holder
= status "closed"
= rights available_cents=0 reserved_cents=0 debited_cents=0 forfeited_cents=90000
$ funder 892221631
= refundable_cents 0
= granted_cents 30000
$ trial-balance
= [ledger_account=funder:funds] debit=30000 credit=30000
# Nothing is left for the clock to expire; another grant finds the account closed.
clock 2021-01-02
> CallFunds 2021-01-04 funder="892221631" call=CPF-892221631-BADO-040121
    line: account=@holder grant=@late kind=voluntary cents=1000
> ReceiveFunds 2021-01-05 funder="892221631" call=CPF-892221631-BADO-040121 cents=1000 bank_reference=BK2
< accepted CallFunded
$ funder 892221631
= refundable_cents 0
= suspense[bank_reference=@late] cents=1000 cause=account_closed
