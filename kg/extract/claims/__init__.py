"""Who is tied to an attack, how surely, and by whose word: claims, suspicion, involvement."""
