"""Search: the index that is shipped to the browser, and the oracle that its ranking is tested against."""
