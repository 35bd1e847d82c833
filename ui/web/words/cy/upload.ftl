# Yr ystafell lle ychwanegir ffeiliau at y llyfrgell.
upload-title = Ychwanegu dogfennau
upload-error = Gwall:
upload-problem = Mae problem
upload-to-library = Llyfrgell
upload-to-start = Ychwanegu dogfennau
upload-to-batch = Yn ôl at y ffeiliau a anfonwyd gennych
upload-lead = Anfonwch ffeiliau o ganllawiau. Fe’u darllenir yn gyntaf; byddwch chi’n edrych ar yr hyn a ddarllenwyd, ac yn penderfynu beth sy’n mynd i’r llyfrgell.
upload-files = Ffeiliau o ganllawiau
upload-hint-formats = PDF, Word (DOCX), OpenDocument (ODT), HTML, Markdown, testun plaen, a bwndeli ZIP o’r rhain. Canllawiau yn unig: dim cofnodion achos, dim enwau pobl ar brawf.
upload-hint-limits = { $megabytes } MB y ffeil ar y mwyaf, a { $together } MB a { $files } ffeil gyda’i gilydd.
upload-send = Anfon a darllen
upload-nothing-yet = Nid oes dim yn mynd i’r llyfrgell gyda’r cam hwn, ac ni fydd neb arall yn gweld yr hyn a anfonwch.
upload-batches = Yr hyn a anfonwyd gennych
upload-batches-hint = Dim ond chi sy’n gweld y rhestr hon, yn y porwr hwn. Caiff yr hyn na fyddwch yn penderfynu arno ei ddileu ar ôl { $hours } awr.
upload-no-batches = Dim byd eto.
upload-batch-title = Y ffeiliau a anfonwyd gennych
upload-batch-of = { $more ->
    [0] { $first }
    [one] { $first } ac un ffeil arall
   *[other] { $first } a { $more } ffeil arall
}
upload-state-waiting = Yn aros i’w ddarllen
upload-state-reading = Yn cael ei ddarllen
upload-state-ready = Yn aros am eich penderfyniad
upload-state-going-in = Yn mynd i mewn
upload-state-in = Yn y llyfrgell
upload-state-going-back = Yn cael ei ddadwneud
upload-state-taken-back = Wedi’i ddadwneud
upload-said-waiting = Mae’r ffeiliau wedi cyrraedd. Maent yn aros eu tro i gael eu darllen.
upload-said-reading = Mae’r ffeiliau’n cael eu darllen.
upload-said-ready = { $read ->
    [0] Ni ellid darllen unrhyw ddogfen
    [one] Darllenwyd un ddogfen
    [two] Darllenwyd dwy ddogfen
   *[other] Darllenwyd { $read } o ddogfennau
}{ $refused ->
    [0] .
    [one] , gwrthodwyd un ffeil.
    [two] , gwrthodwyd dwy ffeil.
   *[other] , gwrthodwyd { $refused } o ffeiliau.
}
upload-said-going-in = Mae’r dogfennau’n mynd i’r llyfrgell.
upload-said-in-not-yet = Mae’r dogfennau yn y llyfrgell. Mae’r chwiliad yn cael ei ddiweddaru.
upload-said-in = Mae’r dogfennau yn y llyfrgell, ac atebir cwestiynau ohonynt.
upload-said-going-back = Mae hyn yn cael ei ddadwneud.
upload-said-taken-back-not-yet = Dadwnaed hyn. Mae’r chwiliad yn cael ei ddiweddaru.
upload-said-taken-back = Dadwnaed hyn: mae’r llyfrgell fel yr oedd o’r blaen.
upload-note-busy = Mae rhywbeth arall yn ysgrifennu i’r llyfrgell ar hyn o bryd, felly ni newidiwyd dim. Ni chollwyd dim: rhowch gynnig arall arni mewn munud.
upload-note-busy-by = Mae rhywbeth arall yn ysgrifennu i’r llyfrgell ar hyn o bryd ({ $detail }), felly ni newidiwyd dim. Ni chollwyd dim: rhowch gynnig arall arni mewn munud.
upload-note-interrupted = Ailgychwynnwyd y gwasanaeth tra oedd hyn yn cael ei wneud. Ni newidiwyd dim ac ni chollwyd dim: rhowch gynnig arall arni.
upload-note-overtaken = Ni ellir dadwneud hyn mwyach: mae rhywbeth mwy newydd wedi cymryd lle { $detail }. Ni newidiwyd dim.
upload-note-failed = Aeth rhywbeth o’i le yn y gwasanaeth, ac mae ei log yn dweud beth. Mae’ch ffeiliau yma o hyd: rhowch gynnig arall arni, neu rhowch wybod i’r sawl sy’n rhedeg y gwasanaeth hwn.
upload-note-nothing-chosen = Ni ddewiswyd dim nad yw’r llyfrgell yn ei gadw eisoes. Ticiwch o leiaf un ddogfen.
upload-files-read = Ffeiliau a ddarllenwyd: { $done } o { $total }
upload-look-again = Gweld sut mae’n dod ymlaen
upload-may-leave = Cewch adael y dudalen hon a dod yn ôl: mae’r gwaith yn mynd yn ei flaen.
upload-refused-title = { $count ->
    [one] Gwrthodwyd un ffeil
    [two] Gwrthodwyd dwy ffeil
   *[other] Gwrthodwyd { $count } o ffeiliau
}
upload-not-taken = Heb ei chymryd:
upload-refused-too-large = yn fwy na { $megabytes } MB. Rhannwch y ffeil yn rhai llai a’u hanfon eto.
upload-refused-too-many = un ffeil yn ormod: cymerir { $files } ar y tro. Anfonwch hi mewn ail swp.
upload-refused-too-many-documents = un ddogfen yn ormod: cymerir { $documents } ar y tro. Anfonwch hi mewn ail swp.
upload-refused-same-file = yr un fath â ffeil arall yn y swp hwn. Darllenwyd y llall.
upload-refused-same-id = yn nodi’r un cyfeirnod â ffeil arall yn y swp hwn. Anfonwch yr un fwyaf newydd ar ei phen ei hun.
upload-refused-by-reader = ni ellid ei darllen.
upload-read-title = Yr hyn a ddarllenwyd
upload-read-hint = Edrychwch ar bob rhagolwg. Y dogfennau â thic sy’n mynd i mewn.
upload-tick = Rhoi hon i mewn
upload-new = Newydd: nid yw’r llyfrgell yn ei chadw.
upload-held-unchanged = Eisoes yn cael ei chadw, heb newid, ers { $day }. Nid oes dim i’w roi i mewn.
upload-open-held = Agor yr hyn a gedwir
upload-new-version-of = Fersiwn newydd o
upload-held-since = a gedwir ers { $day }.
upload-what-would-change = Yr hyn a fyddai’n newid
upload-only-facts-change = Yr un yw’r testun. Dim ond y ffeithiau am y ddogfen fyddai’n newid.
upload-reworded = Darnau wedi’u haileirio: { $count }
upload-added = Darnau wedi’u hychwanegu: { $count }
upload-removed = Darnau wedi’u tynnu allan: { $count }
upload-more-changes = Ni ddangosir { $count } arall.
upload-before = Cynt:
upload-after = Wedyn:
upload-preview = Rhagolwg
upload-preview-notice = Fel hyn y’i darllenwyd. Nid yw yn y llyfrgell eto.
upload-correct = Cywiro’r ffeithiau
upload-corrected = Wedi’i gywiro gennych chi
upload-correct-lead = Yr hyn a ddarllenwyd am { $name }. Cywirwch yr hyn sy’n anghywir, a gadewch yn wag yr hyn nad ydych yn ei wybod.
upload-keep-facts = Cadw’r ffeithiau hyn
upload-cancel = Canslo
upload-put-in = Rhoi yn y llyfrgell
upload-give-up = Rhoi’r gorau i hyn
upload-give-up-hint = Mae’n dileu’r ffeiliau a anfonwyd gennych o’r gwasanaeth hwn. Mae’r llyfrgell yn aros fel y mae.
upload-undo-title = Dadwneud
upload-undo-hint = Mae’n tynnu’r dogfennau hyn allan eto ac yn dod â’r hyn a ddisodlwyd ganddynt yn ôl.
upload-undo = Dadwneud y swp hwn
upload-undo-not = Ni ellir dadwneud hyn mwyach, am fod rhywbeth mwy newydd wedi cymryd ei le.
upload-forget = Tynnu hwn oddi ar y rhestr
upload-forget-hint = Nid yw yn y llyfrgell mwyach.
upload-ask-about-it = Gofyn cwestiwn
upload-now-held-new = Newydd yn y llyfrgell.
upload-now-held-new-version = Fersiwn newydd. Cedwir yr un o’i blaen, ond ni chaiff ei chwilio mwyach.
upload-now-held-unchanged = Yn y llyfrgell.
upload-fact-file = Ffeil
upload-fact-format = Fformat
upload-fact-pages = Tudalennau
upload-fact-read = Darllenwyd
upload-fact-publisher = Cyhoeddwr
upload-fact-language = Iaith
upload-fact-nation = Yn gymwys yn
upload-fact-address = Tudalen swyddogol
upload-read = penawdau: { $headings }, darnau: { $passages }
upload-unknown = Heb ei nodi
upload-format-pdf = PDF
upload-format-html = HTML
upload-format-markdown = Markdown
upload-format-text = Testun plaen
upload-format-odt = OpenDocument (ODT)
upload-format-docx = Word (DOCX)
upload-language-en = Saesneg
upload-language-cy = Cymraeg
upload-look-out = Gwiriwch:
upload-caution-pages-without-text = ni chafwyd testun ar dudalen { $detail }. Gall fod yn sgan neu’n llun.
upload-caution-little-text = ychydig o destun sydd yma am gynifer o dudalennau. Gall rhai fod yn sganiau.
upload-caution-hidden-characters = mae yn y ffeil nodau na all neb eu gweld. Fe’u gadawyd allan.
upload-caution-hidden-text = mae yn y ffeil destun y mae ei thudalen yn ei guddio. Fe’i gadawyd allan.
upload-caution-personal-numbers = ymddengys fod ynddi rifau pobl ({ $detail }). Nid oes dim o’r fath mewn canllawiau, felly nid oes tic wrthi: peidiwch â rhoi cofnodion achos i mewn.
upload-caution-no-headings = ni adnabuwyd unrhyw bennawd, felly ni fydd dyfyniadau ohoni’n dweud ble maent yn sefyll.
upload-caution-replaces = mae’n dweud ei bod yn disodli { $detail }. Dangosir yr hyn y mae’n ei enwi fel testun a ddisodlwyd.
upload-caution-starter-claim = mae’n dweud ei bod yn un o nodiadau’r gwasanaeth hwn. Bydd yn mynd i mewn fel dogfen gyffredin.
upload-field-title = Teitl
upload-field-publisher = Cyhoeddwr
upload-field-status = Statws
upload-field-published = Cyhoeddwyd
upload-field-updated = Diweddarwyd
upload-field-applies-from = Yn gymwys o
upload-field-applies-to = Yn gymwys hyd
upload-field-address = Tudalen swyddogol
upload-field-nation = Yn gymwys yn
upload-dates = Dyddiadau
upload-hint-publisher = Pwy a’i cyhoeddodd, er enghraifft Gwasanaeth Carchardai a Phrawf EF.
upload-hint-dates = Er enghraifft 31 Mawrth 2026, 31/3/2026, Mawrth 2026 neu 2026.
upload-hint-address = Y cyfeiriad gwe lle mae ei chyhoeddwr yn ei dangos, yn dechrau â https://
upload-nation-england-and-wales = Cymru a Lloegr
upload-nation-england = Lloegr
upload-nation-wales = Cymru
upload-apart = Yr hyn a gadwyd o’r blaen
upload-apart-hint = Ychwanegwyd ffeil o’r enw { $name } o’r blaen.
upload-apart-no = Fersiwn newydd yw hon o “{ $title }”, a gedwir ers { $day }
upload-apart-yes = Dogfen ar ei phen ei hun yw hon; mae’r ddwy yn aros
upload-wrong-missing = Ysgrifennwch deitl
upload-wrong-too-long = Ysgrifennwch lai o eiriau
upload-wrong-no-date = Ni ddeallwyd “{ $typed }” fel dyddiad. Ysgrifennwch ef fel 31 Mawrth 2026, 31/3/2026, Mawrth 2026 neu 2026
upload-wrong-no-address = Ysgrifennwch gyfeiriad gwe sy’n dechrau â https:// neu http://
upload-wrong-no-status = Dewiswch un o’r rhestr
upload-wrong-ends-before-it-begins = Ni chaiff fod cyn y diwrnod y mae’n gymwys ohono
upload-problem-nothing = Dewiswch o leiaf un ffeil
upload-problem-too-large = Mae’r ffeiliau’n fwy na { $megabytes } MB gyda’i gilydd. Ni chymerwyd dim. Anfonwch nhw mewn sawl swp
upload-problem-cookie = Nid oedd gan eich porwr gwci’r gwasanaeth hwn eto, felly ni fyddai neb wedi gwybod mai chi biau’r ffeiliau hyn. Ni chymerwyd dim. Dewiswch y ffeiliau a’u hanfon eto
upload-problem-waiting = Mae gormod o ffeiliau’n aros i gael eu darllen ar hyn o bryd. Ni chymerwyd dim. Rhowch gynnig arall arni ymhen ychydig funudau
upload-problem-open-batches = Mae gennych { $batches } swp heb benderfyniad. Rhowch nhw i mewn neu rhowch y gorau iddynt yn gyntaf. Ni chymerwyd dim
upload-problem-disk = Nid oes digon o le ar ddisg y gwasanaeth hwn. Ni chymerwyd dim. Rhowch wybod i’r sawl sy’n ei redeg
upload-closed = Ni ellir ychwanegu dogfennau ar y dudalen hon yma.
upload-closed-ask = Gofynnwch i’r sawl sy’n rhedeg y gwasanaeth hwn: gall ychwanegu dogfen ar y llinell orchymyn, neu agor y dudalen hon i chi.
upload-missing-title = Nid oes dim o’ch eiddo chi yma
upload-missing = Nid oes swp o’ch eiddo chi yn y cyfeiriad hwn. Efallai y rhoddwyd y gorau iddo neu iddo gael ei ddileu ar ôl diwrnod, neu iddo gael ei anfon o borwr arall.
upload-unwell-title = Ni ellir darllen y llyfrgell ar hyn o bryd
upload-unwell = Mae’ch ffeiliau yma o hyd, ac ni chollwyd dim.
upload-js-chosen = Ffeiliau a ddewiswyd:
upload-js-sending = Yn anfon y ffeiliau
upload-js-broken = Ni chyrhaeddodd y ffeiliau: torrodd y cysylltiad neu nid yw’r gwasanaeth yn ateb. Maent wedi’u dewis o hyd. Anfonwch nhw eto.
upload-js-drop = neu gollyngwch ffeiliau yma
