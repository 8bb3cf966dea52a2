"""Pages about people. Each opens one client through `opening.client_page`, which asks, audits, and answers."""
