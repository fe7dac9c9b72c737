"""Mail that waits to be sent, and sending it."""
