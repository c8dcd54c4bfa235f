"""One module for each command: the edge, where git, processes, the clock and the terminal are."""
