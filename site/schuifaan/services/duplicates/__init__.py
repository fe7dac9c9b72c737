"""Activities that several sources tell of: finding them, merging them, undoing it."""
