"""The look: page frames, form fields, components, icons and charts. No models, no program knowledge."""
