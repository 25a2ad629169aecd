# What happened elsewhere (a bank, a control, a provider's own word) is told when it is known, dated
# when it was; a payment is ours, and not issued in the past.

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
clock 2020-05-10
> RegisterProvider 2020-04-02 provider="42740599800399" nda="11754831175" name=Formation
< accepted ProviderRegistered
> SetBankDetails 2020-04-02 provider="42740599800399" iban=FR7630006000011234567890189 holder_name=Formation
< accepted BankDetailsSet
> SuspendPayments 2020-04-03 provider="42740599800399" cause=control
< accepted PaymentsSuspended
> ResumePayments 2020-04-06 provider="42740599800399" cause="end of control"
< accepted PaymentsResumed
> IssuePayment 2020-05-09 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< rejected wrong_date
> IssuePayment 2020-05-10 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted PaymentIssued
> SealRun 2020-05-09 run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< rejected wrong_date
> SealRun 2020-05-10 run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< accepted RunSealed
clock 2020-06-10
> RecordBankStatus 2020-05-12 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=settled
< accepted PaymentSettled
> ClaimFromProvider 2020-06-02 provider="42740599800399" dossier=@training cents=10000
< accepted ProviderClaimed
> RecordRecovery 2020-06-03 provider="42740599800399" dossier=@training cents=10000
< accepted RecoveryReceived
> ReceiveContribution 2020-04-15 funder="639090232" cents=100000 period=2020-Q2 bank_reference=FC1
< accepted ContributionReceived
$ dossier @training
= state "paid"
