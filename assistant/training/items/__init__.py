"""Quiz items, one module for each family of kinds: each makes drafts by rule from quoted units."""
