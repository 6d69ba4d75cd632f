"""How well statements are found, by the measures of the literature, on PolNeAR's dev split.

Measures follow Pareti (2015) and Newell, Margolin and Ruths (LREC 2018) where they agree; where they do not, the
definitions are written at the functions. PolNeAR annotates only the outermost of nested statements, so a system's
nested ones are left out before scoring.
"""
