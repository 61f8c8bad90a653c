"""What a trigger says in its own sentence: roles, figures, weapon, time and place, and whether it took place."""
