"""A training pack as files to take away: handout, slides, question banks, cards, table."""
