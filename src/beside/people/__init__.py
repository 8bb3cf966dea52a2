"""The mother, her child and what is between them: three clients, their people, and how they are found."""
