"""How many: the counts of a text with their bounds."""
