"""What editors change in use: kept in the database, laid over the files, and noticed by every process."""
