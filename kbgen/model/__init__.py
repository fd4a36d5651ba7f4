"""The vocabulary of kbgen: frozen records, standard library only, no input or output."""
