# Ateb fel testun, ar gyfer terfynell neu e-bost.
text-note = Sylwer
text-sources = Ffynonellau
text-replaced-by = disodlwyd gan
text-rests-on = yn seiliedig ar
text-nearest = Y penawdau agosaf
text-in-general = Yr hyn y mae’r canllawiau yn ei ddweud yn gyffredinol
text-contacts = Pwy i’w holi
text-page = tudalen { $number }
text-updated = diweddarwyd { $day }
text-published = cyhoeddwyd { $day }
text-starter-note = nodyn cychwynnol, nid canllaw swyddogol
text-status-current = cyfredol
text-status-draft = drafft
text-status-superseded = disodlwyd
text-status-withdrawn = tynnwyd yn ôl
text-status-historic = hanesyddol
