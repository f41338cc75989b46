"""The guide of a round of interviews, worked out from the themes and the method's card."""
