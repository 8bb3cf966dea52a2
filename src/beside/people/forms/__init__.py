"""What a person may type about people."""
