"""Training families and their losses. A family is one file here that registers itself (`registry.py`)."""
