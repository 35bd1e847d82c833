# Statws cyhoeddiad, a’r dudalen statws.
status-current = Cyfredol
status-draft = Drafft
status-superseded = Disodlwyd
status-withdrawn = Tynnwyd yn ôl
status-historic = Hanesyddol
status-published = cyhoeddwyd { $day }
status-updated = diweddarwyd { $day }
status-applies-from = o { $day }
status-applies-to = hyd { $day }
status-starter-note = Nodyn cychwynnol, nid canllaw swyddogol
