"""What a reading of a partner's feed does to the database, and how it can be undone."""
