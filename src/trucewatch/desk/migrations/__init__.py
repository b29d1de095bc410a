"""The desk's own tables, step by step."""
