# CT R6323-41: the fund must know who a provider is; of one of whom it knows nothing, nothing is
# decided, and the same provider is not registered twice.

> SetBankDetails 2020-01-06 provider="42740599800399" iban=FR7630006000011234567890189 holder_name=Formation
< rejected unknown_provider
> SuspendPayments 2020-01-06 provider="42740599800399" cause=control
< rejected unknown_provider
> ResumePayments 2020-01-06 provider="42740599800399" cause="end of control"
< rejected unknown_provider
> IssuePayment 2020-01-06 provider="42740599800399" run=3b9d7f10-6c52-4e0a-8d41-a2c4e6f80b1d
< rejected unknown_provider
> RecordBankStatus 2020-01-06 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=accepted
< rejected unknown_provider
> ClaimFromProvider 2020-01-06 provider="42740599800399" dossier=@training cents=100
< rejected unknown_provider
> RecordRecovery 2020-01-06 provider="42740599800399" dossier=@training cents=100
< rejected unknown_provider
# Its last digit changed, the number is no SIRET (Luhn).
> RegisterProvider 2020-01-07 provider="42740599800390" nda="11754831175" name="Formation et conseil"
< rejected malformed
> RegisterProvider 2020-01-07 provider="42740599800399" nda="11754831175" name="Formation et conseil"
< accepted ProviderRegistered
! again
< duplicate
> RegisterProvider 2020-01-08 provider="42740599800399" nda="11754831175" name="Formation et conseil"
< rejected provider_exists
$ provider 42740599800399
= provider "42740599800399"
= . status=active payable_cents=0 in_transit_cents=0 paid_cents=0 undue_cents=0 overdue_cents=0
= payables []
= payments []
# One request refused before is not refused now.
> SuspendPayments 2020-01-09 provider="42740599800399" cause=control
< accepted PaymentsSuspended
