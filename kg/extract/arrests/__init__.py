"""Arrests, what follows them, and movements."""
