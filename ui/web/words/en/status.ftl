# How a publication stands, and the status page.
status-current = Current
status-draft = Draft
status-superseded = Superseded
status-withdrawn = Withdrawn
status-historic = Historic
status-published = published { $day }
status-updated = updated { $day }
status-applies-from = from { $day }
status-applies-to = until { $day }
status-starter-note = Starter note, not official guidance
