"""The staff's face: Today, Families, search, and the page that puts a client's panels together. No models."""
