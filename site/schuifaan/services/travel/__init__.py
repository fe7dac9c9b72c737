"""How one gets there and home again: journeys worked out, stored and read."""
