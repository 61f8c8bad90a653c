"""Proper names and mentions: which phrases name or describe something, and what a name names."""
