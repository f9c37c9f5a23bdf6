"""What can be trained on. A dataset is one file here that registers itself (`registry.py`)."""
