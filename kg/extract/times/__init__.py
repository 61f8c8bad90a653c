"""When: the time expressions of a text, found by a grammar and resolved by rules."""
