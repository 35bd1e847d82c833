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
export-in-general = Yr hyn y mae’r canllawiau yn ei ddweud yn gyffredinol
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

# Pecyn hyfforddi fel ffeil: taflen, sleidiau, banciau cwestiynau, cardiau, tabl.
export-pack-untitled = Pecyn hyfforddi
export-pack-audience = Ar gyfer
export-pack-audience-practitioner = Ymarferwyr newydd
export-pack-audience-court-team = Timau llys
export-pack-audience-administrator = Gweinyddwyr
export-pack-audience-provider = Darparwyr a gomisiynwyd
export-pack-length = Hyd
export-pack-length-half-hour = 30 munud
export-pack-length-half-day = Hanner diwrnod
export-pack-length-week = Wythnos
export-pack-nation = Canllawiau ar gyfer
export-pack-nation-england = Lloegr
export-pack-nation-wales = Cymru
export-pack-nation-both = Cymru a Lloegr
export-pack-topics = Pynciau
export-pack-reading-time = Amser darllen
export-pack-made-on = Lluniwyd ar
export-pack-version = Fersiwn
export-pack-minutes = { $count ->
    [0] llai na munud
    [one] 1 funud
   *[other] { $count } munud
}
export-pack-sections = { $count ->
    [one] 1 adran
   *[other] { $count } adran
}
export-pack-aims = Nodau dysgu
export-pack-aims-said = Ar ôl gweithio drwy’r pecyn hwn byddwch yn gallu:
export-pack-reading = Llwybr darllen
export-pack-reading-said = Darllenwch yr adrannau hyn yn y drefn hon. Mae pob un yn adeiladu ar y rhai o’i blaen.
export-pack-facts = Ffeithiau allweddol
export-pack-facts-of = Ffeithiau allweddol: { $topic }
export-pack-glossary = Geirfa
export-pack-changes = Ddoe a heddiw
export-pack-change = Newid { $number }
export-pack-change-of = Newid { $number }: { $topic }
export-pack-then = Gynt
export-pack-now = Nawr
export-pack-changed-on = Newidiwyd ar
export-pack-changed-by = Newidiwyd gan
export-pack-quiz = Cwis
export-pack-question = Cwestiwn { $number }
export-pack-task-choose = Dewiswch un ateb.
export-pack-task-order = Rhowch y rhain yn y drefn gywir.
export-pack-task-match = Parwch bob term â’i ystyr.
export-pack-terms = Termau
export-pack-meanings = Ystyron
export-pack-answers = Atebion i’r cwis
export-pack-answer = Ateb i gwestiwn { $number }
export-pack-right = Ateb cywir
export-pack-place = Safle { $number }
export-pack-scenarios = Senarios
export-pack-scenario = Senario { $number }
export-pack-scenario-answer = Ateb i senario { $number }
export-pack-model-answer = Ateb enghreifftiol, yng ngeiriau’r canllawiau
export-pack-further = Darllen pellach
export-pack-licences = Cyhoeddiadau a ddyfynnwyd
export-pack-promise = Mae pob ffaith, cwestiwn ac ateb yn y pecyn hwn yn seiliedig ar eiriau union y canllawiau, a ddyfynnir gyda’u ffynhonnell. Mae canllawiau’n newid, felly agorwch y ffynhonnell cyn gweithredu.
export-pack-notes = Ffeithiau yn ein geiriau ein hunain yw nodiadau cychwynnol, pob un gyda’r cyhoeddiad y mae’n seiliedig arno. Nid ydynt yn ganllawiau swyddogol.
export-pack-undrawn = Mae { $mark } yn sefyll am nod na all y ffeil hon ei ddangos. Mae yn ffeil Word y pecyn.
export-pack-part = { $title } ({ $part } o { $parts })
export-pack-page = tudalen { $page }
export-pack-source = Ffynhonnell
export-pack-source-of = Ffynhonnell { $number }
export-pack-kind-number = Rhif
export-pack-kind-date = Dyddiad
export-pack-kind-duration = Cyfnod
export-pack-kind-who = Pwy
export-pack-kind-which = Pa un
export-pack-kind-order = Trefn y camau
export-pack-kind-true-false = Gwir neu gau
export-pack-kind-match = Term ac ystyr
export-pack-kind-current-rule = Rheol gyfredol
export-pack-column-number = Rhif
export-pack-column-id = Dynodydd
export-pack-column-topic = Pwnc
export-pack-column-kind = Math
export-pack-column-question = Cwestiwn
export-pack-column-terms = Termau
export-pack-column-option = Dewis { $letter }
export-pack-column-letters = Llythrennau cywir
export-pack-column-right = Ateb cywir
export-pack-column-explanation = Esboniad
export-pack-column-quote = Dyfyniad
export-pack-column-citation = Cyfeiriad
export-pack-column-link = Dolen
