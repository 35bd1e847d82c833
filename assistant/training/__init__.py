"""The training room: packs whose every item rests on a quoted passage, and who takes them."""
