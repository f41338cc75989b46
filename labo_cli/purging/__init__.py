"""When personal data has been kept long enough."""
