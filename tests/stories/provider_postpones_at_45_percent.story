# CGU: the provider interrupts and offers another date: it gets its rate, the rest of all
# resources goes back (outcome table of the CGU).

> OpenAccount 2019-12-02 account=@holder
# 50 h at 15 €: 750.00 €; a grant of 150.00 €
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=5000 year=2018
> CallFunds 2020-01-02 funder="867873473" call=CPF-867873473-BADO-020120
    line: account=@holder grant=@gift kind=voluntary cents=15000
< accepted FundsCalled
> ReceiveFunds 2020-01-03 funder="867873473" call=CPF-867873473-BADO-020120 cents=15000 bank_reference=BK1
< accepted CallFunded
> RequestEnrolment 2020-01-06 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=100000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@dossier price_cents=100000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@dossier card_cents=10000 payment_reference=CB1
> DeclareStart 2020-03-02 account=@holder dossier=@dossier
> DeclareEnd 2020-03-16 account=@holder dossier=@dossier rate=45 motive=provider_postponed
> ValidateService 2020-03-20 account=@holder dossier=@dossier
< accepted RightsDebited
# 45 % of 1 000.00 = 450.00 €: 337.50 + 67.50 + 45.00; back 412.50 + 82.50 + 55.00.
$ dossier @dossier
= provider_due_cents 45000
= split[*].source ["annual", "grant", "card"]
= split[source=annual] debited_cents=33750 released_cents=41250 forfeited_cents=0
= split[grant=@gift] debited_cents=6750 released_cents=8250 forfeited_cents=0
= split[source=card] debited_cents=4500 refunded_cents=5500
$ account @holder
= buckets[bucket=annual].available_cents 41250
= buckets[bucket=grant:@gift].available_cents 8250
= rights available_cents=49500 reserved_cents=0 debited_cents=40500 forfeited_cents=0
# 67.50 € of the grant's 150.00 € have left the funder's funds.
$ trial-balance
= [ledger_account=funder:funds] debit=6750 credit=15000
