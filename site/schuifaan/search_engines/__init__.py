"""Other engines behind zoekindex's protocol."""
