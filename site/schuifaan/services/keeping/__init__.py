"""Keeping what must be kept, and forgetting what must be forgotten."""
