"""What people change by hand, and the log of it."""
