"""Where a project stands: who was heard, what is missing in the chain, what to do next."""
