"""The reference documentation, and what it says of each kind of record: title, sentence, example."""
