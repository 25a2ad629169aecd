# CT R6333-7-5: a funder's share of recovered money is paid out to it, training by training.

# 40 h at 15 €: 600.00 €, and 400.00 of a region
> OpenAccount 2019-12-02 account=@holder
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=4000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@training provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=100000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@training price_cents=100000 session.start=2020-03-02 session.end=2020-03-27
> CommitTopUp 2020-01-07 account=@holder dossier=@training funder="867873473" kind=region cents=40000
> AcceptProposal 2020-01-08 account=@holder dossier=@training card_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=@training
> DeclareEnd 2020-03-27 account=@holder dossier=@training rate=100 motive=completed
> ValidateService 2020-03-30 account=@holder dossier=@training
> SubmitInvoice 2020-04-01 account=@holder dossier=@training number=F-1 cents=100000 vat_cents=0
> RegisterProvider 2020-04-02 provider="42740599800399" nda="11754831175" name=Formation
> SetBankDetails 2020-04-02 provider="42740599800399" iban=FR7630006000011234567890189 holder_name=Formation
# Another funder, which the training does not concern
> ReceiveContribution 2020-01-15 funder="639090232" cents=1000000 period=2020-Q1 bank_reference=FC1
> IssuePayment 2020-04-21 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted PaymentIssued
> RecordBankStatus 2020-04-24 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=settled
< accepted PaymentSettled
# 100.00: 60.00 and 40.00
> ClaimFromProvider 2020-06-02 provider="42740599800399" dossier=@training cents=10000
> RecordRecovery 2020-06-03 provider="42740599800399" dossier=@training cents=10000
< accepted RecoveryReceived
> RefundFunder 2020-06-04 funder="867873473" dossier=@never cents=1000
< rejected unknown_dossier
> RefundFunder 2020-06-04 funder="639090232" dossier=@training cents=1000
< rejected unknown_dossier
> RefundFunder 2020-06-04 funder="867873473" dossier=@training cents=4001
< rejected amount_mismatch
> RefundFunder 2020-06-04 funder="867873473" dossier=@training cents=1500
< accepted FunderRefunded
$ funder 867873473
= . refundable_cents=2500 receivable_cents=40000
> RefundFunder 2020-06-05 funder="867873473" dossier=@training cents=2501
< rejected amount_mismatch
> RefundFunder 2020-06-05 funder="867873473" dossier=@training cents=2500
< accepted FunderRefunded
> RefundFunder 2020-06-08 funder="867873473" dossier=@training cents=1
< rejected amount_mismatch
# 10 000.00 came, 1 000.00 went, 100.00 came back, 40.00 went on.
$ trial-balance
= [ledger_account=bank].balance 906000
= [ledger_account=funder:refundable].balance 0
