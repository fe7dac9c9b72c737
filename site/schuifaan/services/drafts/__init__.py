"""Giving an activity page by page: what was answered is kept at every button, and nothing is asked twice."""
