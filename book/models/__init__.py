"""Pure models: no files, no drawing, no clock; chance comes in as `rng`."""
