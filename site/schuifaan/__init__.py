"""Schuif aan: find an activity in your village, and how to get there and home again."""
