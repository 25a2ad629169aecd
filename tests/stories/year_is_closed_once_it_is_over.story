# CT R6333-11, R6333-12: the books of a year are closed after its last day, once, and with them
# those of the years before.

> CloseYear 2020-12-31 year=2020
< rejected wrong_date
> CloseYear 2021-01-01 year=2021
< rejected wrong_date
> CloseYear 2021-01-01 year=2020
< accepted
! again
< duplicate
> CloseYear 2021-01-04 year=2020
< rejected wrong_state
> CloseYear 2021-01-04 year=2019
< rejected wrong_state
# 2021 is closed with 2022.
> CloseYear 2023-01-02 year=2022
< accepted
> CloseYear 2023-01-03 year=2021
< rejected wrong_state
> CloseYear 2023-01-03 year=2022
< rejected wrong_state
> CloseYear 2024-01-02 year=2023
< accepted
