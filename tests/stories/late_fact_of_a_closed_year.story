# CT R6333-11: the fund's books are those of a company. What is told after its year was closed
# belongs to the first year still open; its date stays its own.

> OpenAccount 2019-12-02 account=@holder
> CreditHours 2019-12-02 account=@holder kind=cpf centihours=4000 year=2018
> RequestEnrolment 2020-01-06 account=@holder dossier=@training provider="42740599800399" job_seeker=false
    training.kind=rncp training.certification=RNCP34126 training.centihours=3500 training.price_cents=60000
    session.start=2020-03-02 session.end=2020-03-27
> ProposeOrder 2020-01-06 account=@holder dossier=@training price_cents=60000 session.start=2020-03-02 session.end=2020-03-27
> AcceptProposal 2020-01-08 account=@holder dossier=@training card_cents=0
> DeclareStart 2020-03-02 account=@holder dossier=@training
> DeclareEnd 2020-03-27 account=@holder dossier=@training rate=100 motive=completed
> ValidateService 2020-03-30 account=@holder dossier=@training
> SubmitInvoice 2020-04-01 account=@holder dossier=@training number=F-1 cents=60000 vat_cents=0
> RegisterProvider 2020-04-02 provider="42740599800399" nda="11754831175" name=Formation
> SetBankDetails 2020-04-02 provider="42740599800399" iban=FR7630006000011234567890189 holder_name=Formation
> IssuePayment 2020-04-21 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted PaymentIssued
> RecordBankStatus 2020-04-24 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=settled
< accepted PaymentSettled
> CloseYear 2021-01-15 year=2020
< accepted
# 600.00 spent, out of 600.00: nothing left, and none of it is of the next year.
$ trial-balance
= [ledger_account=fund:expense].balance 0
= [ledger_account=fund:resources].balance 0
> ClaimFromProvider 2020-12-15 provider="42740599800399" dossier=@training cents=10000
< accepted ProviderClaimed
$ journal --type ProviderClaimed
= [on=2020-12-15].fiscal_year 2021
$ journal --type PaymentSettled
= [on=2020-04-24].fiscal_year 2020
$ trial-balance
= [ledger_account=fund:expense].balance -10000
> CloseYear 2022-01-03 year=2021
< accepted
# The 100.00 € not spent after all are a gain of 2021.
$ trial-balance
= [ledger_account=fund:expense].balance 0
= [ledger_account=fund:reserve].balance -10000
# They came in 2021, but this is told in 2022: they are France compétences'.
> RecordRecovery 2021-06-01 provider="42740599800399" dossier=@training cents=10000
< accepted RecoveryReceived
$ journal --type RecoveryReceived
= [on=2021-06-01].fiscal_year 2022
> CloseYear 2023-01-02 year=2022
< accepted
$ trial-balance
= [ledger_account=fund:resources].balance 0
= [ledger_account=fund:reserve].balance 0
= [ledger_account=fund:owed].balance -10000
