"""`python -m satupintu`, which the launcher calls."""

from satupintu.cli import main

main()
