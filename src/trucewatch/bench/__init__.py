"""Measuring: what the desk costs and how well it reads. Nothing here is asserted; figures go into the docs."""
