"""History: what changed of a release from one day to another, and whether a report still holds."""
