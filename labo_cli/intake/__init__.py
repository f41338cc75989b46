"""What people wrote elsewhere, made into contributions: tables recognised, cells read, entries written as YAML."""
