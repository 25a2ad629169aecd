# ISO 13616: the four first characters moved to the end, letters as numbers, an IBAN leaves 1
# modulo 97; one of France has 27 characters.

> RegisterProvider 2020-04-02 provider="42740599800399" nda="11754831175" name=Formation
# FR7630006000011234567890189 with another last digit
> SetBankDetails 2020-04-02 provider="42740599800399" iban=FR7630006000011234567890188 holder_name=Formation
< rejected invalid_iban
# One character short, though its check digits (13) fit
> SetBankDetails 2020-04-02 provider="42740599800399" iban=FR133000600001123456789018 holder_name=Formation
< rejected invalid_iban
> SetBankDetails 2020-04-02 provider="42740599800399" iban=FR7630006000011234567890189 holder_name=Formation
< accepted BankDetailsSet
! again
< duplicate
> SetBankDetails 2020-04-03 provider="42740599800399" iban=FR1420041010050500013M02606 bic=PSSTFRPPPAR holder_name=Formation
< accepted BankDetailsSet
> SetBankDetails 2020-04-06 provider="42740599800399" iban=DE89370400440532013000 holder_name=Formation
< accepted BankDetailsSet
# In whose name is part of it.
> SetBankDetails 2020-04-06 provider="42740599800399" iban=BE68539007547034
< rejected malformed
