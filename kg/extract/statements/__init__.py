"""What was said, by whom, and in whose speech every other fact stands."""
