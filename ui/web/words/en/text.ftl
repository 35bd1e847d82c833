# An answer as text, for a terminal or an email.
text-note = Note
text-sources = Sources
text-replaced-by = replaced by
text-rests-on = rests on
text-nearest = Nearest headings
text-in-general = What the guidance says in general
text-contacts = Whom to ask
text-page = page { $number }
text-updated = updated { $day }
text-published = published { $day }
text-starter-note = starter note, not official guidance
text-status-current = current
text-status-draft = draft
text-status-superseded = superseded
text-status-withdrawn = withdrawn
text-status-historic = historic
