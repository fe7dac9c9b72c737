"""`python -m schuifaan`: the same as the command `schuifaan`."""

from schuifaan.cli import main

main()
