"""Training losses, one short file per family."""
