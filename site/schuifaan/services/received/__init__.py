"""What people send in through the site, and what becomes of it."""
