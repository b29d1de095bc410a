"""One page a file: what it asks the products for, and its template."""
