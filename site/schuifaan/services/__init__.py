"""Use cases: functions that take a session and plain arguments. Each is one transaction; none knows HTTP."""
