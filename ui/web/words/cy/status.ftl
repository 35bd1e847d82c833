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

# Y dudalen statws.
status-title = Cyflwr y gwasanaeth
status-well = Mae popeth yn iawn.
status-well-means = Gellir gofyn cwestiynau, ac fe’u hatebir o bopeth a gedwir yn y llyfrgell.
status-amiss = { $count ->
    [one] Mae un peth o’i le
   *[other] Pethau sydd o’u lle: { $count }
}
status-problem-library = Ni ellir darllen y llyfrgell. Ni ellir ateb cwestiynau. Rhowch wybod i’r sawl sy’n rhedeg y gwasanaeth hwn.
status-problem-index = Ni ellir agor y chwiliad. Ni ellir ateb cwestiynau ar hyn o bryd. Rhowch wybod i’r sawl sy’n rhedeg y gwasanaeth hwn.
status-problem-behind = Mae’r chwiliad ychydig y tu ôl i’r llyfrgell: efallai na cheir hyd eto i’r hyn a ddaeth i mewn ddiwethaf. Bydd yn dal i fyny ohono’i hun.
status-problem-disk = Ychydig o le sydd ar ôl ar y ddisg. Rhowch wybod i’r sawl sy’n rhedeg y gwasanaeth hwn.
status-checked = Edrychwyd ar { $when }.
status-check-again = Edrych eto
status-for-programs = Yr un peth ar gyfer rhaglenni:
status-section-health = Iechyd
status-section-held = Yr hyn a gedwir
status-section-search = Chwilio
status-section-sync = Cyhoeddwyr swyddogol
status-section-program = Y rhaglen
status-name-library = Llyfrgell
status-name-index = Chwiliad
status-name-writing = Yn cael ei ysgrifennu ar hyn o bryd
status-name-disk = Lle ar ôl ar y ddisg
status-name-documents = Dogfennau a gedwir
status-name-official = Dogfennau cyhoeddwyr, neu rai a ychwanegwyd
status-name-starter = Nodiadau cychwynnol o’n heiddo ni
status-name-publications = Cyhoeddiadau a gedwir
status-name-newest = Dogfen ddiweddaraf
status-name-built = Diweddarwyd y chwiliad
status-name-passages = Darnau a chwilir
status-name-indexed = Dogfennau a chwilir
status-name-behind = Darnau nas chwilir eto
status-name-model = Model mewnblannu
status-name-engine = Chwilio yn ôl ystyr
status-name-reader = Darllenydd y darnau
status-name-reranker = Ail olwg ar y darnau gorau
status-name-caution = Gofal cyn rhoi ateb
status-name-synced = Daeth rhywbeth newydd gan gyhoeddwr ddiwethaf
status-name-language-model = Model iaith
status-name-upload = Ychwanegu ffeiliau ar y tudalennau
status-name-limit = Ffeil fwyaf
status-name-version = Fersiwn y rhaglen
status-name-libraries = Ei phrif lyfrgelloedd
status-opens = Yn agor
status-closed = Ni ellir ei agor
status-unknown = Ddim yn hysbys ar hyn o bryd
status-nobody-writes = Dim byd
status-somebody-writes = Oes: { $purpose }
status-somebody-writes-since = Oes, ers { $since }: { $purpose }
status-number = { $number }
status-gigabytes = { $number } GB
status-megabytes = { $number } MB
status-share = { $number } (0 yw’r lleiaf, 1 yw’r mwyaf)
status-of-known = { $held } o { $known } sy’n hysbys
status-title-and-day = { $title }, { $day }
status-when-and-age = { $when } ({ $age })
status-age-now = newydd fod
status-age-minutes = { $count ->
    [one] funud yn ôl
    [two] ddau funud yn ôl
   *[other] { $count } munud yn ôl
}
status-age-hours = { $count ->
    [one] awr yn ôl
    [two] dwy awr yn ôl
   *[other] { $count } awr yn ôl
}
status-age-days = { $count ->
    [one] diwrnod yn ôl
    [two] ddeuddydd yn ôl
   *[other] { $count } diwrnod yn ôl
}
status-up-to-date = Dim: mae’n gyfredol
status-engine-chroma = Chroma
status-engine-exact = Cymharu fectorau’n fanwl
status-reader-bundled = Yr un a ddaw gyda’r rhaglen
status-reader-own = Un a osodwyd
status-reader-off = Dim
status-reranker-on = Wedi’i osod
status-reranker-off = Dim
status-never = Erioed
status-brought = { $documents ->
    [one] un ddogfen, daeth y ddiweddaraf ar { $when }
    [two] dwy ddogfen, daeth y ddiweddaraf ar { $when }
   *[other] { $documents } o ddogfennau, daeth y ddiweddaraf ar { $when }
}
status-publisher-unknown = Ni nodir y cyhoeddwr
status-no-language-model = Dim: dyfynnir pob ateb
status-upload-local = Wrth y peiriant ei hun yn unig
status-upload-on = I bawb sy’n cyrraedd y gwasanaeth hwn
status-upload-off = Ni chaniateir
