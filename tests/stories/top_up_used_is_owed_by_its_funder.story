# CT R6323-42: what a training used of a top-up is a receivable of its funder, paid with the
# dossier's UUID as label and exactly what is owed; anything else is suspense.

> OpenAccount 2019-12-02 account=@holder
# 40 h at 15 €: 600.00 €
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=4000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=100000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@dossier price_cents=100000 session.start=2020-03-02 session.end=2020-03-27
> CommitTopUp 2020-01-07 account=@holder dossier=@dossier funder="635116205" kind=employer cents=40000
> AcceptProposal 2020-01-08 account=@holder dossier=@dossier card_cents=0
# Reserved only: nobody owes anything yet, and the ledger does not know the funder.
> ReceiveFunds 2020-01-10 funder="635116205" call=@dossier cents=40000 bank_reference=BK0
< rejected unknown_funder
> DeclareStart 2020-03-02 account=@holder dossier=@dossier
> DeclareEnd 2020-03-23 account=@holder dossier=@dossier rate=50 motive=provider_postponed
> ValidateService 2020-03-27 account=@holder dossier=@dossier
# 50 % of 1 000.00 = 500.00 €: 300.00 of the rights, 200.00 of the top-up.
$ funder 635116205
= receivable_cents 20000
= suspense_cents 0
> ReceiveFunds 2020-04-06 funder="635116205" call=@dossier cents=19999 bank_reference=BK1
< accepted FundsInSuspense
> ReceiveFunds 2020-04-07 funder="635116205" call=@dossier cents=20000 bank_reference=BK2
< accepted TopUpReceived
> ReceiveFunds 2020-04-07 funder="635116205" call=@dossier cents=20000 bank_reference=BK2
< accepted
> ReceiveFunds 2020-04-08 funder="635116205" call=@dossier cents=20000 bank_reference=BK3
< accepted FundsInSuspense
# 199.99 + 200.00 = 399.99 €
$ funder 635116205
= receivable_cents 0
= suspense_cents 39999
= suspense[bank_reference=BK1].cause "amount_mismatch"
