"""The everyday record: outreach, intake, contacts and notes for three clients, appointments."""
