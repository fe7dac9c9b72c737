"""Reading a GTFS feed (gtfs.org/documentation/schedule/reference): one module a kind of table."""
