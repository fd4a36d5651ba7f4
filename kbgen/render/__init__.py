"""The knowledge base to pages: plan, theme, interface strings, rendering."""
