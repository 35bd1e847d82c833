# Sgwrs fel ffeil: Markdown, Word, PDF.
export-product = O’r Cynorthwyydd Canllawiau Prawf
export-untitled = Sgwrs
export-started = Dechreuwyd
export-last-question = Cwestiwn diwethaf
export-questions = Cwestiynau
export-part = y { $shown } olaf o { $all }
export-exported = Allforiwyd
export-question = { $number }. { $question }
export-asked-on = Gofynnwyd ar { $day }
export-as-at = Atebwyd yn ôl y canllawiau fel yr oeddent ar { $day }
export-narrowed = Holwyd rhan o’r canllawiau yn unig: { $parts }
export-narrowed-england = yr hyn sy’n gymwys yn Lloegr
export-narrowed-wales = yr hyn sy’n gymwys yng Nghymru
export-narrowed-law = y gyfraith
export-narrowed-policy = polisi a chanllawiau
export-narrowed-reports = adroddiadau
export-narrowed-other = cyhoeddiadau eraill
export-narrowed-starter-notes = nodiadau cychwynnol
export-narrowed-only-official = testun swyddogol yn unig
export-narrowed-documents = { $count ->
    [one] un ddogfen a ddewiswyd
   *[other] dogfennau a ddewiswyd ({ $count })
}
export-said-quoted = Dyfynnwyd air am air o’r canllawiau:
export-said-written = Ysgrifennwyd o’r canllawiau, a’i wirio yn erbyn y dyfyniadau y mae’n eu nodi:
export-quoted = Dyfynnwyd
export-notice = Sylwer:
export-stopped-part = Stopiwyd yr ateb. Dim ond y rhan ohono a oedd wedi cyrraedd sydd yma.
export-stopped-before = Stopiwyd y cwestiwn cyn i ateb gyrraedd.
export-nearest = Y penawdau agosaf yn y canllawiau a gedwir
export-contacts = Pwy i’w holi
export-sources = Ffynonellau
export-publisher = Cyhoeddwr
export-status = Statws
export-status-current = Cyfredol
export-status-draft = Drafft
export-status-superseded = Disodlwyd
export-status-withdrawn = Tynnwyd yn ôl
export-status-historic = Hanesyddol
export-published = cyhoeddwyd { $day }
export-updated = diweddarwyd { $day }
export-applies-from = yn gymwys o { $day }
export-applies-to = yn gymwys hyd { $day }
export-starter-note = Nodyn cychwynnol, nid canllaw swyddogol
export-source-page = Tudalen
export-official-page = Tudalen swyddogol
export-replaced-by = Disodlwyd gan
export-replaced-on-by = Disodlwyd ar { $day } gan
export-rests-on = Yn seiliedig ar
export-licence = Trwydded
export-about = Ynglŷn â’r ddogfen hon
export-promise = Atebion y gallwch eu gwirio: mae pob datganiad naill ai’n eiriau union ffynhonnell a restrir yma, neu wedi’i wirio yn erbyn y dyfyniadau y mae’n eu nodi. Mae canllawiau’n newid, felly agorwch y ffynhonnell cyn gweithredu.
export-no-case-data = Canllawiau sydd yn y ddogfen hon, nid data achosion. Tynnwyd data personol a adnabuwyd allan o’r cwestiynau cyn eu cadw; gwiriwch hyn cyn rhannu’r ddogfen.
export-versions = Atebwyd gyda
export-versions-of = Atebwyd gyda ({ $count ->
    [one] cwestiwn
   *[other] cwestiynau
} { $numbers })
export-version-guidance = fersiwn { $generation } o’r canllawiau a gedwir, nifer y dogfennau: { $documents }
export-version-index = mynegai: { $index }
export-version-model = model: { $model }
export-page = Tudalen { $page } o { $pages }
export-undrawn = Mae { $mark } yn sefyll am nod na all y ffeil hon ei ddangos. Mae yn ffeiliau Word a Markdown y sgwrs.
