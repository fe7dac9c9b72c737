"""Everything that knows HTTP: one folder a feature, and what the features share in the modules beside them."""
