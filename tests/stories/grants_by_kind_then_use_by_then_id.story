# Order of 2020-07-30 (corrective, APC, agreement, voluntary …) inside the grants, then what
# must be used first, then the id (CT R6333-3). From 2025-12-05 they come before rights.

> OpenAccount 2019-12-02 account=@holder
# One grant of 100.00 € a line, in no order.
> CallFunds 2025-11-03 funder="892221631" call=CPF-892221631-BADO-031125
    line: account=@holder grant=00000000-0000-4000-8000-000000000001 kind=voluntary cents=10000
    line: account=@holder grant=00000000-0000-4000-8000-000000000002 kind=other cents=10000 use_by=2026-01-31
    line: account=@holder grant=00000000-0000-4000-8000-000000000007 kind=voluntary cents=10000 use_by=2026-12-31
    line: account=@holder grant=00000000-0000-4000-8000-000000000004 kind=voluntary cents=10000 use_by=2026-12-31
    line: account=@holder grant=00000000-0000-4000-8000-000000000005 kind=voluntary cents=10000 use_by=2026-06-30
    line: account=@holder grant=00000000-0000-4000-8000-000000000006 kind=platform cents=10000
    line: account=@holder grant=00000000-0000-4000-8000-000000000003 kind=agreement cents=10000
    line: account=@holder grant=00000000-0000-4000-8000-000000000008 kind=corrective cents=10000
    line: account=@holder grant=00000000-0000-4000-8000-000000000009 kind=apc cents=10000
    line: account=@holder grant=00000000-0000-4000-8000-000000000010 kind=whistleblower cents=10000
< accepted FundsCalled
> ReceiveFunds 2025-11-04 funder="892221631" call=CPF-892221631-BADO-031125 cents=100000 bank_reference=BK1
< accepted CallFunded
# Participation 102.23 €: sources cover 1 000.00 of 1 102.23 €, all ten grants.
> RequestEnrolment 2025-12-08 account=@holder dossier=@dossier provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=110223
    session.start=2026-01-12 session.end=2026-01-16
> ProposeOrder 2025-12-08 account=@holder dossier=@dossier price_cents=110223 session.start=2026-01-12 session.end=2026-01-16
> AcceptProposal 2025-12-10 account=@holder dossier=@dossier card_cents=10223 payment_reference=CB1
< accepted RightsReserved
# corrective 8, apc 9, agreement 3, voluntary 5 (June 2026), 4 and 7 (December, by id), 1
# (without a day), platform 6, whistleblower 10, other 2, whatever its day
$ dossier @dossier
= split[*].grant ["00000000-0000-4000-8000-000000000008", "00000000-0000-4000-8000-000000000009", "00000000-0000-4000-8000-000000000003", "00000000-0000-4000-8000-000000000005", "00000000-0000-4000-8000-000000000004", "00000000-0000-4000-8000-000000000007", "00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000006", "00000000-0000-4000-8000-000000000010", "00000000-0000-4000-8000-000000000002", null]
$ account @holder
= rights available_cents=0 reserved_cents=100000
$ funder 892221631
= granted_cents 100000
