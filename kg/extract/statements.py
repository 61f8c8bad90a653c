"""To be written."""


def find_statements(reading, frames, circumstances, clusters, of_trigger):  # type: ignore
    return None
