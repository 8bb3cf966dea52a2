"""Parts of the engine's benchmarks and of its validation by simulation."""
