"""What participants are told: what became of what they said."""
