"""The service under measurement: its data, its server, and a reader that signs in and asks for pages."""
