"""Settings, root addresses, the web entry point. Knows everyone; nobody imports it."""
