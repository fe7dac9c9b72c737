"""Signing in and out, and the door before every page behind the sign-in."""
