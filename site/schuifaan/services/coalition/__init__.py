"""What the coalition sees: what is on offer and what is missing, in figures and never about a person."""
