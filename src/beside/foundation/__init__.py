"""The ground floor: actor, clock, audit trail, encryption, drafts, access. Imports no other storey."""
