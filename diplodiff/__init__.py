"""diplodiff: compare what each side published of the same declaration, statement or treaty."""

__version__ = "0.1.0"
