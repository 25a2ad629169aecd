# Shares by largest remainder: each line's exact share is cut to the cent, then
# one cent each to the largest fractions, so that the parts sum to the whole.

> OpenAccount 2019-12-02 account=@holder
# 500.00 for 2019, less 166.67 bought by a funder: 333.33 €; then DIF 8.23 h at 15 € = 123.45 €
> DeclareActivity 2020-03-02 account=@holder year=2019 employer="79910919400529" category=employee worked=1607 unit=hours
> DebitWithoutPayment 2020-03-03 account=@holder cents=16667 cause=bought_by_funder
> CreditHours 2020-03-04 account=@holder kind=dif centihours=823 year=2014
> CreditCivic 2020-05-01 account=@holder activity=@mission category=service_civique year=2019 cents=11111
> CallFunds 2023-01-02 funder="892221631" call=CPF-892221631-BADO-020123
    line: account=@holder grant=@gift kind=voluntary cents=16667
> ReceiveFunds 2023-01-03 funder="892221631" call=CPF-892221631-BADO-020123 cents=16667 bank_reference=BK1
> RequestEnrolment 2023-03-06 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=100000
    session.start=2023-04-03 session.end=2023-04-28
> ProposeOrder 2023-03-06 account=@holder dossier=@dossier price_cents=100000 session.start=2023-04-03 session.end=2023-04-28
> CommitTopUp 2023-03-07 account=@holder dossier=@dossier funder="867873473" kind=region cents=20001
# 123.45 + 333.33 + 111.11 + 166.67 + 200.01 = 934.57; 65.43 € by card
> AcceptProposal 2023-03-08 account=@holder dossier=@dossier card_cents=6543 payment_reference=CB1
< accepted RightsReserved
> DeclareStart 2023-04-03 account=@holder dossier=@dossier
> DeclareEnd 2023-04-14 account=@holder dossier=@dossier rate=33 motive=trainee
> ValidateService 2023-04-17 account=@holder dossier=@dossier
< accepted RightsDebited
# 33 % of 1 000.00 = 330.00 €. Exact shares in cents: 4073.85, 10999.89, 3666.63, 5500.11,
# 6600.33, 2159.19; cut they sum to 32 997; the three cents go to .89, .85, .63.
$ dossier @dossier
= provider_due_cents 33000
= split[*].source ["dif", "annual", "cec", "grant", "top_up", "card"]
= split[*].reserved_cents [12345, 33333, 11111, 16667, 20001, 6543]
= split[*].debited_cents [4074, 11000, 3667, 5500, 6600, 2159]
= split[*].forfeited_cents [8271, 22333, 7444, 11167, 0, 0]
= split[*].released_cents [0, 0, 0, 0, 13401, 0]
= split[*].credit_note_cents [0, 0, 0, 0, 0, 4384]
# Debited 166.67 + 40.74 + 110.00 + 36.67 + 55.00 = 409.08 €; lost 82.71 + 223.33 + 74.44 +
# 111.67 = 492.15 €
$ account @holder
= rights available_cents=0 reserved_cents=0 debited_cents=40908 forfeited_cents=49215
= buckets[bucket=credit_note].available_cents 4384
$ funder 867873473
= receivable_cents 6600
# Used or lost, the grant's 166.67 € have left its funder's funds.
$ funder 892221631
= refundable_cents 0
$ trial-balance
= [ledger_account=funder:funds] debit=16667 credit=16667
