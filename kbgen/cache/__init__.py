"""What earlier builds worked out, kept in the project, and by what it is known again."""
