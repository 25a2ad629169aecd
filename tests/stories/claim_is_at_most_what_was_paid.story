# CT L6323-44, R6333-7-2: money paid without cause is claimed from the provider: what was paid for
# the training, all claims together, whether given back meanwhile or not.

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
# Owed is not paid, nor is on its way.
> ClaimFromProvider 2020-04-20 provider="42740599800399" dossier=@training cents=1
< rejected amount_mismatch
> IssuePayment 2020-04-21 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted PaymentIssued
> ClaimFromProvider 2020-04-22 provider="42740599800399" dossier=@training cents=1
< rejected amount_mismatch
> RecordBankStatus 2020-04-24 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=settled
< accepted PaymentSettled
> ClaimFromProvider 2020-06-02 provider="42740599800399" dossier=@never cents=100
< rejected unknown_dossier
> ClaimFromProvider 2020-06-02 provider="42740599800399" dossier=@training cents=0
< rejected malformed
> ClaimFromProvider 2020-06-02 provider="42740599800399" dossier=@training cents=60001
< rejected amount_mismatch
> ClaimFromProvider 2020-06-02 provider="42740599800399" dossier=@training cents=40000
< accepted ProviderClaimed
! again
< duplicate
# 600.00 − 400.00 = 200.00 €
> ClaimFromProvider 2020-06-03 provider="42740599800399" dossier=@training cents=20001
< rejected amount_mismatch
> RecordRecovery 2020-06-04 provider="42740599800399" dossier=@training cents=40000
< accepted RecoveryReceived
> ClaimFromProvider 2020-06-05 provider="42740599800399" dossier=@training cents=20001
< rejected amount_mismatch
> ClaimFromProvider 2020-06-05 provider="42740599800399" dossier=@training cents=20000
< accepted ProviderClaimed
> ClaimFromProvider 2020-06-08 provider="42740599800399" dossier=@training cents=1
< rejected amount_mismatch
# 600.00 claimed, 400.00 back. The training stays paid; it has cost nothing any more.
$ provider 42740599800399
= . paid_cents=60000 undue_cents=20000 payable_cents=0
$ dossier @training
= . state=paid payment_state=paid
$ trial-balance
= [ledger_account=provider:undue].balance 20000
= [ledger_account=fund:expense].balance 0
