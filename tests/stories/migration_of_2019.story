# Decree 2018-1153: an hour is 15 € (CEC, decree 2018-1349: 12 €). The accounts were
# converted on 2019-11-21; hour-managed dossiers went on until the end of that year.

> OpenAccount 2015-01-05 account=@holder
< accepted AccountOpened
> CreditHours 2018-03-01 account=@holder kind=cpf centihours=9600 year=2017
< accepted HoursCredited
> CreditHours 2019-04-10 account=@holder kind=dif centihours=12000 year=2014
< accepted HoursCredited
> CreditHours 2019-04-10 account=@holder kind=cec centihours=2000 year=2018
< accepted HoursCredited
> ReserveHours 2019-10-07 account=@holder dossier=@dossier kind=cpf centihours=2000 provider="42740599800399" validated_on=2019-10-04 session_start=2019-11-12
< accepted HoursReserved

# 76 h of CPF and 120 h of DIF at 15 €, 20 h of CEC at 12 €; 20 h stay with the dossier.
clock 2019-11-21
$ account @holder
= buckets[bucket=annual].available_cents 114000
= buckets[bucket=dif].available_cents 180000
= buckets[bucket=cec].available_cents 24000
= hours[kind=cpf].reserved_centihours 2000

# 12 h of the dossier are used: 180 €. The other 8 h come back at the year's end: 120 €.
> DebitHours 2019-12-10 account=@holder dossier=@dossier kind=cpf centihours=1200
< accepted HoursConverted HoursDebited
> DebitHours 2019-12-11 account=@holder dossier=@dossier kind=cpf centihours=801
< rejected amount_exceeds_reservation
clock 2020-01-01
$ account @holder
= rights.debited_cents 18000
= buckets[bucket=annual].available_cents 126000
= hours []
$ dossier @dossier
= state "hours_ended"
> ReserveHours 2020-01-02 account=@holder dossier=@late kind=cpf centihours=100 provider="42740599800399" validated_on=2019-10-04 session_start=2019-11-12
< rejected hours_closed
