"""Who and where: mentions become entities; coreference, attributes, groups, persons and places."""
