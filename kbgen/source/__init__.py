"""Files to the knowledge base: everything that reads content."""
