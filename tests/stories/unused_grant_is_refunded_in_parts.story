# CT R6323-42-1: what expired of a grant is given back where that was agreed, at once or in parts,
# never more.

> RefundFunder 2025-05-05 funder="892221631" grant=@given_back cents=1
< rejected unknown_funder
> OpenAccount 2019-12-02 account=@holder
> CallFunds 2025-05-05 funder="892221631" call=CPF-892221631-BADO-050525
    line: account=@holder grant=@given_back kind=voluntary cents=30000 use_by=2025-10-31 refund_unused=true
    line: account=@holder grant=@lost kind=agreement cents=20000 use_by=2025-10-31
> ReceiveFunds 2025-05-06 funder="892221631" call=CPF-892221631-BADO-050525 cents=50000 bank_reference=BK1
> CallFunds 2025-05-05 funder="867873473" call=CPF-867873473-BADO-050525
    line: account=@holder grant=@other kind=voluntary cents=10000
# It can still be used until 31 October.
> RefundFunder 2025-10-31 funder="892221631" grant=@given_back cents=1
< rejected amount_mismatch
clock 2025-11-01
> RefundFunder 2025-11-03 funder="892221631" grant=@never cents=10000
< rejected unknown_grant
> RefundFunder 2025-11-03 funder="867873473" grant=@given_back cents=10000
< rejected unknown_grant
> RefundFunder 2025-11-03 funder="892221631" cents=10000
< rejected malformed
> RefundFunder 2025-11-03 funder="892221631" grant=@given_back cents=30001
< rejected amount_mismatch
> RefundFunder 2025-11-03 funder="892221631" grant=@lost cents=1
< rejected amount_mismatch
> RefundFunder 2025-11-03 funder="892221631" grant=@given_back cents=10000
< accepted FunderRefunded
! again
< duplicate
# 300.00 − 100.00 = 200.00 €
$ funder 892221631
= refundable_cents 20000
> RefundFunder 2025-11-04 funder="892221631" grant=@given_back cents=20001
< rejected amount_mismatch
> RefundFunder 2025-11-04 funder="892221631" grant=@given_back cents=20000
< accepted FunderRefunded
> RefundFunder 2025-11-05 funder="892221631" grant=@given_back cents=1
< rejected amount_mismatch
# 500.00 came, 300.00 went back; 200.00 are the fund's.
$ funder 892221631
= . refundable_cents=0 granted_cents=50000
$ trial-balance
= [ledger_account=bank].balance 20000
= [ledger_account=funder:funds].balance 0
= [ledger_account=fund:resources].balance -20000
