"""Frames of one attack become one attack: event coreference, its facts, ledger, victims, parts and plots."""
