# ISO 20022: what was rejected or returned does not go any more, what was settled is not rejected;
# a status that had already passed is no news even then.

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
# No payment of the run 0f1e2d3c…, none of this provider's, no status of a bank
> RecordBankStatus 2020-04-22 provider="42740599800399" end_to_end_id=42740599800399-0F1E2D3CA4B3C2D1E0F9 status=settled
< rejected unknown_payment
> RecordBankStatus 2020-04-22 provider="42740599800399" end_to_end_id=79910919400529-3B9D7F10A2C4E6F80B1D status=settled
< rejected unknown_payment
> RecordBankStatus 2020-04-22 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=lost
< rejected malformed
> RecordBankStatus 2020-04-22 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=accepted
< accepted PaymentAccepted
> RecordBankStatus 2020-04-23 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=settled
< accepted PaymentSettled
> RecordBankStatus 2020-04-24 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=rejected reason=MS03
< rejected wrong_state
$ dossier @training
= . state=paid payment_state=paid
> RecordBankStatus 2020-04-27 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=returned reason=MS03
< accepted PaymentReturned
# Both had passed before.
> RecordBankStatus 2020-04-27 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=accepted
< accepted
> RecordBankStatus 2020-04-27 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=settled
< accepted
> RecordBankStatus 2020-04-27 provider="42740599800399" end_to_end_id=42740599800399-3B9D7F10A2C4E6F80B1D status=rejected reason=MS03
< rejected wrong_state
# Returned without having been settled
> IssuePayment 2020-04-28 provider="42740599800399" run=c0ffee42-1b2d-4f3e-9a5c-7d8e9fa0b1c2
< accepted PaymentIssued
> RecordBankStatus 2020-04-29 provider="42740599800399" end_to_end_id=42740599800399-C0FFEE427D8E9FA0B1C2 status=returned reason=MS03
< accepted PaymentReturned
> RecordBankStatus 2020-04-30 provider="42740599800399" end_to_end_id=42740599800399-C0FFEE427D8E9FA0B1C2 status=settled
< rejected wrong_state
> RecordBankStatus 2020-04-30 provider="42740599800399" end_to_end_id=42740599800399-C0FFEE427D8E9FA0B1C2 status=accepted
< rejected wrong_state
> RecordBankStatus 2020-04-30 provider="42740599800399" end_to_end_id=42740599800399-C0FFEE427D8E9FA0B1C2 status=rejected reason=MS03
< rejected wrong_state
# Rejected
> IssuePayment 2020-05-04 provider="42740599800399" run=5eed0000-91a7-4b3c-8def-1234567890ab
< accepted PaymentIssued
> RecordBankStatus 2020-05-05 provider="42740599800399" end_to_end_id=42740599800399-5EED00001234567890AB status=rejected reason=MS03
< accepted PaymentRejected
> RecordBankStatus 2020-05-06 provider="42740599800399" end_to_end_id=42740599800399-5EED00001234567890AB status=accepted
< rejected wrong_state
> RecordBankStatus 2020-05-06 provider="42740599800399" end_to_end_id=42740599800399-5EED00001234567890AB status=settled
< rejected wrong_state
> RecordBankStatus 2020-05-06 provider="42740599800399" end_to_end_id=42740599800399-5EED00001234567890AB status=returned reason=AC04
< rejected wrong_state
# A refused word of the bank says nothing of the account either.
$ provider 42740599800399
= . status=active payable_cents=60000 in_transit_cents=0 paid_cents=0
> IssuePayment 2020-05-07 provider="42740599800399" run=d15ea5e0-2468-4ace-b135-79bdf02468ac
< accepted PaymentIssued
