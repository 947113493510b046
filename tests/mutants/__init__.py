"""Do the tests see a fault? Mutants of mutmut, a sample of each room, each run against the tests that reach its line.

mutants.py     what a mutant is: mutmut's operators, what is left out by rule, the seeded sample
reach.py       which test runs which line: recorded once with coverage, kept outside the repository
children.py    one forked process a mutant: the tests that reach it, quickest first, until one fails
equivalent.py  equivalent.toml: mutants that behave as the program does, each with the reason
__main__.py    the score of each room, and the survivors as diffs

A whole run of mutmut would take days on two cores: it starts every test of a function for each of some 15,000 mutants.
"""
