"""Bundled cases, as data only. Nothing in the code knows their names."""
