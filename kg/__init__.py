"""Event knowledge graphs from news about attacks and political violence."""

__version__ = "0.1.0"
