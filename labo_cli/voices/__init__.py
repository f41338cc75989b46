"""What people said, before it is sorted: what says nearly the same, and what belongs together."""
