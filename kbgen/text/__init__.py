"""Pure functions on Unicode text, and the tables behind them."""
