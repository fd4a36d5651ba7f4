"""YAML with its places: the one reader of YAML, and typed fields over it."""
