"""The training room: packs made, taken, kept right and handed out."""
