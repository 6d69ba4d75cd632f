"""How the letter tables of `marsad.names` are learnt from pairs of spellings."""
