# Yr ystafell hyfforddi: pecynnau a wneir o’r canllawiau, a ddysgir, a gedwir yn gywir ac a rennir.
training-title = Hyfforddiant
training-lead = Pecynnau i ddechreuwyr, wedi’u gwneud o’r canllawiau a gedwir yma. Mae pob ffaith a phob cwestiwn yn seiliedig ar eiriau a ddyfynnir, a dywedir pan fydd y geiriau hynny’n newid.
training-back = Pob pecyn hyfforddi
training-go-back = Yn ôl
training-new = Gwneud pecyn
training-own = Eich pecynnau
training-own-hint = Fe’u cedwir ar gyfer y porwr hwn. Dim ond y pecynnau y rhowch eu dolen iddynt y mae dysgwyr yn eu gweld.
training-none = Nid ydych wedi gwneud pecyn yn y porwr hwn eto.
training-others = Pecynnau yr ydych yn dysgu ohonynt
training-no-others = Dim eto. Agorwch y ddolen y mae hyfforddwr wedi’i rhoi i chi.
training-version = Fersiwn { $number }
training-changed-on = newidiwyd { $moment }
training-learners = { $count ->
    [0] dim dysgwyr eto
    [one] { $count } dysgwr
    [two] { $count } ddysgwr
   *[other] { $count } dysgwr
}
training-is-shared = Ar ddolen
training-marked-count = { $count ->
    [two] { $count } ddarn i’w gwirio
    [one] { $count } darn i’w wirio
   *[other] { $count } darn i’w gwirio
}
training-as = Rydych yn cymryd rhan fel { $name }
training-no-topic = Arall

# Gwneud pecyn.
training-new-lead = Dewiswch am beth y mae’r pecyn ac i bwy. Yna mae’r rhaglen yn rhoi at ei gilydd yr hyn i’w ddarllen, yr hyn i’w gofio a chwis, i gyd o ganllawiau sy’n gymwys heddiw.
training-topics = Pynciau
training-topics-hint = Dewiswch un neu ragor. Mae’r rhif yn dweud faint o ddogfennau a gedwir ar bob un.
training-documents = { $count ->
    [one] dogfen
   *[other] o ddogfennau
}
training-nothing-held = Ni chedwir unrhyw ddogfennau eto, felly nid oes dim i wneud pecyn ohono.
training-audience = I bwy
training-audience-practitioner = Ymarferwyr newydd
training-audience-court-team = Timau llys
training-audience-administrator = Gweinyddwyr
training-audience-provider = Darparwyr a gomisiynwyd
training-length = Pa mor hir
training-length-half-hour = 30 munud
training-length-half-day = Hanner diwrnod
training-length-week = Wythnos
training-nation = Canllawiau ar gyfer
training-nation-england = Lloegr
training-nation-wales = Cymru
training-nation-both = Cymru a Lloegr
training-name = Teitl
training-name-hint = Os gadewir yn wag, caiff y pecyn deitl o’i bynciau. Peidiwch â chynnwys enwau pobl.
training-make = Gwneud y pecyn
training-make-hint = Mae hyn yn cymryd rhai eiliadau. Gallwch newid popeth wedyn.
training-problem = Mae rhywbeth i’w gywiro
training-error = Gwall:
training-problem-no-topic = Dewiswch o leiaf un pwnc.
training-problem-unknown-topic = Ni chedwir un o’r pynciau mwyach. Dewiswch o blith y rhai a restrir.
training-problem-long-title = Byrhewch y teitl i { $most } nod neu lai.
training-problem-busy = Mae pecynnau eraill yn cael eu gwneud ar hyn o bryd. Ni chollwyd dim: pwyswch “Gwneud y pecyn” eto ymhen munud.
training-problem-not-made = Ni ellid gwneud y pecyn. Mae’r hyn a ddewisoch yma o hyd: dewiswch ragor o bynciau, neu rhowch gynnig arall arni.
training-making = Gwneud eich pecyn
training-making-waiting = Mae’n aros nes bod pecyn arall yn barod.
training-making-making = Yn darllen y canllawiau, yn dewis beth i’w ddysgu, ac yn gwirio pob cwestiwn.
training-making-lost = Nid yw’r pecyn hwn yn cael ei wneud
training-making-lost-reason = Cafodd y gwasanaeth ei ailgychwyn, neu mae’r cyfeiriad yn anghyflawn. Dewiswch y pynciau eto; dim ond eiliadau y mae’n ei gymryd.
training-look-again = Gweld pa mor bell y mae
training-may-leave = Cewch adael y dudalen hon: bydd y pecyn ar eich rhestr.

# Beth aeth o’i le.
training-unknown-pack = Nid yw’r pecyn hwn yma
training-unknown-pack-reason = Efallai ei fod wedi’i ddileu, bod ei ddolen wedi dod i ben, neu fod y cyfeiriad yn anghyflawn. Dim ond yn y porwr a’i gwnaeth y mae pecyn hyfforddwr yn agor. Gofynnwch i bwy bynnag a roddodd y ddolen i chi am un newydd.
training-unknown-piece = Nid yw’r rhan hon o’r pecyn yma
training-unknown-piece-reason = Efallai fod y pecyn wedi newid yn y cyfamser. Agorwch ef eto i weld sut y mae nawr.
training-changed = Mae’r pecyn wedi newid yn y cyfamser
training-changed-reason = Newidiwyd ef mewn ffenestr arall ar ôl i chi agor y dudalen hon, felly ni wnaed dim. Agorwch ef eto ac edrychwch cyn ailadrodd.
training-changed-save-again = Newidiwyd ef mewn ffenestr arall ar ôl i chi agor y dudalen hon. Mae’r hyn a deipioch yma o hyd, ac ni chadwyd dim. Gwiriwch ef, yna cadwch eto.
training-unwell = Ni ellir gwneud hyn nawr
training-unwell-reason = Ni chollwyd dim. Rhowch gynnig arall arni cyn bo hir; os yw’n parhau fel hyn, dywedwch wrth y person sy’n rhedeg y gwasanaeth hwn.
training-no-cookie = Ni chadwodd y porwr hwn gwci
training-no-cookie-reason = Dim ond wrth gwci y mae’r gwasanaeth yn adnabod eich pecynnau a’ch canlyniadau. Caniatewch gwcis ar gyfer y gwasanaeth hwn, agorwch y dudalen eto ac ailadroddwch yr hyn a wnaethoch.

# Pecyn.
training-parts = Rhannau’r pecyn hwn
training-on-this-page = Ar y dudalen hon
training-part-pack = Pecyn
training-part-questions = Cwestiynau
training-part-marked = I’w gwirio
training-part-share = Rhannu
training-part-results = Canlyniadau
training-part-versions = Fersiynau
training-alarm = { $count ->
    [one] Mae un darn o’r pecyn hwn yn seiliedig ar ganllawiau sydd wedi newid.
    [two] Mae { $count } ddarn o’r pecyn hwn yn seiliedig ar ganllawiau sydd wedi newid.
   *[other] Mae { $count } darn o’r pecyn hwn yn seiliedig ar ganllawiau sydd wedi newid.
}
training-alarm-means = Ni ofynnir ei gwestiynau nes i chi eu hadnewyddu neu eu gollwng.
training-alarm-see = Gweld beth a newidiodd
training-retitle = Newid y teitl
training-save = Cadw
training-cancel = Canslo
training-quiz = Cwis
training-quiz-holds = { $count ->
    [0] Dim cwestiynau.
    [one] Un cwestiwn:
    [two] { $count } gwestiwn:
    [few] { $count } chwestiwn:
    [many] { $count } chwestiwn:
   *[other] { $count } cwestiwn:
}
training-not-asked = { $count ->
    [one] Ni ofynnir un ohonynt nawr, gan fod y canllawiau y mae’n seiliedig arnynt wedi newid.
   *[other] Ni ofynnir { $count } ohonynt nawr, gan fod y canllawiau y maent yn seiliedig arnynt wedi newid.
}
training-take-it = Gwneud y cwis
training-share-first = Ei rannu, yna ei wneud
training-see-questions = Gweld pob cwestiwn
training-files = Mynd ag ef gyda chi
training-files-hint = Caiff cwestiynau sy’n aros i’w gwirio eu hepgor o’r ffeiliau.
training-files-learner = I’w ddarllen ar bapur, heb yr atebion.
training-file-form = Ffurf
training-with-answers = Gydag atebion
training-without-answers = Heb atebion
training-always-answers = Gydag atebion bob amser
training-download = Cadw
training-file-docx = Taflen (Word)
training-file-pdf = Taflen (PDF)
training-file-pptx = Sleidiau (PowerPoint)
training-file-gift = Cwestiynau Moodle (GIFT)
training-file-moodle = Cwestiynau Moodle (XML)
training-file-qti = Banc cwestiynau (QTI 2.1)
training-file-anki = Cardiau (Anki)
training-file-csv = Tabl (CSV)
training-aims = Beth y byddwch yn gallu ei wneud
training-reading = Llwybr darllen
training-reading-hint = Mewn trefn sy’n adeiladu; { $minutes } munud i gyd.
training-steps = { $count ->
    [one] { $count } adran
   *[other] { $count } adran
}
training-minutes = { $count ->
    [0] llai na munud
    [two] { $count } funud
   *[other] { $count } munud
}
training-facts = I’w gofio
training-facts-hint = Yn union eiriau’r canllawiau.
training-changes = Gynt a nawr
training-changes-hint = Beth a newidiodd, fel na fydd neb yn dilyn yr hen reol.
training-then = Gynt
training-now = Nawr
training-since = ers { $day }
training-changed-by = Newidiwyd gan:
training-the-words = Yr union eiriau
training-glossary = Geiriau a ddefnyddir
training-source = Ffynhonnell
training-scenarios = Sefyllfaoedd
training-scenarios-hint = Nid am neb penodol. Meddyliwch am eich ateb eich hun cyn agor yr ateb enghreifftiol.
training-model-answer = Ateb enghreifftiol
training-further = Darllen ymhellach
training-open-at-quote = (yn agor wrth y geiriau a ddyfynnir)
training-changed-since = Mae’r canllawiau wedi newid ers hynny
training-delete = Dileu’r pecyn hwn
training-delete-title = Dileu’r pecyn hwn?
training-delete-warning = Caiff ei ddileu am byth, gyda’i holl fersiynau a dolenni{ $count ->
    [0] .
    [one] , a gyda chanlyniadau un dysgwr.
   *[other] , a gyda chanlyniadau { $count } o ddysgwyr.
}
training-delete-now = Ei ddileu
training-keep = Peidio â’i ddileu

# Rhannu.
training-live = Rhannu drwy ddolen
training-live-hint = Gall pwy bynnag sydd â’r ddolen ddarllen y pecyn a gwneud y cwis, ac mae’n gweld pob newid a wnewch. Nid oes neb arall yn dod o hyd iddo.
training-link = Dolen i ddysgwyr
training-link-of = Dolen ar gyfer { $name }
training-open-as-learner = Agor fel dysgwr
training-share-now = Gwneud dolen
training-end-share = Dod â’r ddolen hon i ben
training-end-share-hint = Yna nid yw’r ddolen yn agor dim mwyach. Mae’r canlyniadau’n aros; dolen arall fydd un newydd.
training-freeze = Rhewi fersiwn ar gyfer digwyddiad
training-freeze-hint = Caiff y digwyddiad ei ddolen ei hun, sydd bob amser yn dangos y fersiwn hon, beth bynnag a newidiwch wedyn. Gellir edrych ar ei ganlyniadau ar wahân.
training-event-name = Enw’r digwyddiad
training-event-name-hint = Er enghraifft “Cynefino, Mai 2027”. Peidiwch â chynnwys enwau pobl.
training-problem-event-name = Rhowch enw o { $most } nod neu lai i’r digwyddiad.
training-freeze-now = Rhewi fersiwn { $number }
training-events = Digwyddiadau
training-frozen-on = rhewyd { $moment }
training-frozen-stale = { $count ->
    [one] Mae un cwestiwn o’r fersiwn rewedig hon yn seiliedig ar ganllawiau sydd wedi newid. Ni chaiff ei ofyn.
    [two] Mae { $count } gwestiwn o’r fersiwn rewedig hon yn seiliedig ar ganllawiau sydd wedi newid. Ni chânt eu gofyn.
   *[other] Mae { $count } cwestiwn o’r fersiwn rewedig hon yn seiliedig ar ganllawiau sydd wedi newid. Ni chânt eu gofyn.
}
training-end-event = Dod â’r ddolen hon i ben
training-event-ended = Mae ei ddolen wedi dod i ben.
training-results-of = Canlyniadau { $name }

# Fersiynau.
training-versions-hint = Mae pob newid yn gwneud fersiwn. Mae dod ag un gynharach yn ôl yn ei gwneud yn ddiweddaraf, ac ni chollir dim.
training-latest = Diweddaraf
training-frozen-for = Rhewyd ar gyfer { $name }
training-bring-back = Dod â’r fersiwn hon yn ôl
training-step-made = Gwnaed
training-step-titled = Newidiwyd y teitl
training-step-edited = Golygwyd cwestiwn
training-step-dropped = Gollyngwyd rhywbeth
training-step-taken-back = Cymerwyd cwestiwn yn ôl
training-step-added = Ychwanegwyd cwestiwn
training-step-renewed = Adnewyddwyd ar ôl i’r canllawiau newid
training-step-restored = Daethpwyd â fersiwn gynharach yn ôl

# Cwestiynau.
training-questions-hint = Newidiwch y geiriad, gollyngwch yr hyn nad ydych ei eisiau, ac ychwanegwch eich rhai eich hun. Caiff pob newid ei wirio yn erbyn y canllawiau.
training-add = Ychwanegu cwestiwn
training-edit = Golygu
training-drop = Gollwng
training-take-back = Cymryd yn ôl
training-dropped = Gollyngwyd
training-waits = Ni ofynnir: newidiodd y canllawiau
training-by-trainer = Geiriwyd gan hyfforddwr
training-by-model = Geiriwyd gan fodel iaith, ac wedi’i wirio
training-rests-on = Ar beth y mae’n seiliedig
training-wrong-ones = Atebion anghywir i ddewis ohonynt:
training-kind = Math o gwestiwn
training-kind-number = Rhif
training-kind-date = Dyddiad
training-kind-duration = Hyd amser
training-kind-who = Pwy
training-kind-which = Pa un
training-kind-order = Trefn camau
training-kind-true-false = Gwir neu anwir
training-kind-match = Termau ac ystyron
training-kind-current-rule = Y rheol sy’n gymwys nawr
training-find = Dod o hyd i ddarn
training-find-hint = Mae cwestiwn yn seiliedig ar union eiriau darn. Chwiliwch am y darn yn gyntaf.
training-find-words = Am beth y mae’r darn
training-find-now = Dod o hyd i ddarnau
training-found = { $count ->
    [0] Heb ddod o hyd i ddim. Defnyddiwch eiriau eraill.
    [one] Un darn
    [two] { $count } ddarn, yr agosaf yn gyntaf
   *[other] { $count } darn, yr agosaf yn gyntaf
}
training-choose-passage = Defnyddio’r darn hwn
training-other-passage = Defnyddio darn arall
training-open-passage = (yn agor yn y ddogfen)
training-edit-question = Golygu’r cwestiwn
training-objected = Daeth y gwiriad o hyd i rywbeth
training-objected-must = Cywirwch hyn, yna cadwch eto. Ni chadwyd dim eto.
training-objected-may = Cywirwch hyn, neu dywedwch isod ei fod yn gywir fel y mae. Ni chadwyd dim eto.
training-overrule = Rwyf wedi darllen y darn, ac mae’r cwestiwn yn gywir fel y mae
training-item-marked = Mae’r canllawiau y mae’r cwestiwn hwn yn seiliedig arnynt wedi newid, felly ni ellir ei gadw fel y mae.
training-question = Cwestiwn
training-rows-choice = Atebion
training-rows-choice-hint = Marciwch yr un cywir. Gadewch y rhesi nad oes eu hangen arnoch yn wag.
training-rows-true-false = Mae’r gosodiad yn
training-rows-order = Camau yn eu trefn gywir
training-rows-order-hint = Mae dysgwyr yn eu gweld wedi’u cymysgu. Gadewch y rhesi nad oes eu hangen arnoch yn wag.
training-rows-match = Termau gyda’u hystyron
training-rows-match-hint = Mae dysgwyr yn gweld yr ystyron wedi’u cymysgu. Gadewch y rhesi nad oes eu hangen arnoch yn wag.
training-row-right = Mae ateb { $number } yn gywir
training-row-answer = Ateb { $number }
training-row-step = Cam { $number }
training-row-term = Term { $number }
training-row-meaning = Ystyr { $number }
training-explanation = Esboniad
training-explanation-hint = Fe’i dangosir ar ôl ateb, cyn y dyfyniad. Gellir ei adael yn wag.
training-topic = Pwnc
training-pick = Geiriau y mae’n seiliedig arnynt
training-pick-hint = Ticiwch y brawddegau sy’n penderfynu. Daw brawddeg arweiniol neu res bennawd gyda hwy ohoni ei hun. O:
training-fault-no-question = Teipiwch y cwestiwn.
training-fault-too-long = Byrhewch y cwestiwn, ateb neu’r esboniad.
training-fault-few-options = Rhowch o leiaf ddau ateb, gam neu bâr.
training-fault-alike-options = Mae dau ateb, gam neu derm yr un fath.
training-fault-none-right = Marciwch yr ateb cywir.
training-fault-half-pair = Rhowch ystyr i bob term, a therm i bob ystyr.
training-fault-no-quote = Ticiwch y geiriau y mae’n seiliedig arnynt.
training-fault-no-topic = Dewiswch un o bynciau’r pecyn hwn.
training-objection-broken = Nid yw’r cwestiwn yn gyflawn.
training-objection-not-exact = Nid yw’r dyfyniad yn sefyll yn y canllawiau a gedwir nawr.
training-objection-not-current = Nid yw’r geiriau y mae’n seiliedig arnynt yn gymwys mwyach.
training-objection-answer-shows = Mae’r ateb i’w weld yn y cwestiwn.
training-objection-options-alike = Mae dau ateb yn dweud yr un peth.
training-objection-kinds-mixed = Mae’r atebion o wahanol fathau, felly mae’r un cywir yn amlwg.
training-objection-not-answered = Nid yw’n ymddangos bod y dyfyniad yn ateb y cwestiwn.
training-objection-also-right = Gall ateb anghywir fod yn gywir hefyd, yn ôl y darn hwn neu un arall.
training-objection-not-false = Gall y gosodiad fod yn wir wedi’r cyfan.
training-objection-duplicate = Mae cwestiwn arall yn y pecyn yn gofyn yr un peth.

# Yr hyn sydd wedi’i farcio.
training-marked-hint = Mae’r canllawiau y tu ôl i’r darnau hyn wedi newid ers gwneud y pecyn. Cymharwch yr hen destun a’r newydd, yna adnewyddwch bob darn neu ei ollwng. Ni ofynnir y cwestiynau yn eu plith yn y cyfamser, mewn unrhyw fersiwn o’r pecyn hwn.
training-nothing-marked = Dim i’w wirio: mae’r holl eiriau y mae’r pecyn hwn yn seiliedig arnynt yn sefyll yn y canllawiau a gedwir heddiw.
training-standing = { $count ->
    [one] Mae un darn yn dal i sefyll air am air; dim ond y testun o’i gwmpas sydd wedi newid.
    [two] Mae { $count } ddarn yn dal i sefyll air am air; dim ond y testun o’u cwmpas sydd wedi newid.
   *[other] Mae { $count } darn yn dal i sefyll air am air; dim ond y testun o’u cwmpas sydd wedi newid.
}
training-renew-standing = Adnewyddu pob un sy’n dal i sefyll
training-left = { $count ->
    [one] Ni ellid adnewyddu un darn fel y mae. Dewiswch eiriau newydd iddo, neu ei ollwng.
    [two] Ni ellid adnewyddu { $count } ddarn fel y maent. Dewiswch eiriau newydd iddynt, neu eu gollwng.
   *[other] Ni ellid adnewyddu { $count } darn fel y maent. Dewiswch eiriau newydd iddynt, neu eu gollwng.
}
training-old-and-new = Yr hen destun a’r newydd
training-old-text = Hen destun
training-new-text = Testun newydd
training-no-new-text = Nid oes dim yn ei le, hyd y gwyddys.
training-old-until = Roedd yr hen reol yn gymwys hyd { $day }.
training-ended-by = Disodlwyd gan:
training-renew = Adnewyddu
training-renew-as-it-is = Mae’n dal i sefyll: ei adnewyddu
training-renew-with-new = Adnewyddu â geiriau newydd
training-words-so-far = Y geiriau hyd yma
training-change-was = Y rheol gynt, yn fyr
training-change-is-now = Y rheol nawr, yn fyr
training-piece-item = Cwestiwn
training-piece-fact = Ffaith
training-piece-reading = Darllen
training-piece-term = Term
training-piece-change = Gynt a nawr
training-piece-scenario = Sefyllfa
training-cause-changed = Nid yw’r geiriau hyn yn sefyll yn fersiwn ddiweddaraf eu dogfen.
training-cause-around = Mae’r geiriau hyn yn dal i sefyll, ond mae’r darn o’u cwmpas wedi newid.
training-cause-gone = Tynnwyd y ddogfen o’r llyfrgell.
training-cause-ended = Nid yw’r geiriau hyn yn gymwys mwyach.
training-cause-footing = Geiriau nodyn cychwynnol yw’r rhain, ac nid yw cyhoeddiad y mae’r nodyn wedi’u cael ohono yn gymwys mwyach.

# Canlyniadau.
training-results-hint = Rhestrir dysgwyr wrth yr enwau a ddewisasant. Mae “cywir y tro cyntaf” yn cyfrif cynnig cyntaf pob dysgwr ar gwestiwn.
training-results-whose = Canlyniadau pwy
training-results-all = Pob dysgwr
training-no-results = Nid oes neb wedi gwneud y cwis eto.
training-most-missed = Methwyd amlaf
training-missed-by = Methwyd ar y cynnig cyntaf gan { $missed } o { $answered }.
training-often-chosen = { $count ->
    [one] Dewiswyd yn lle hynny unwaith:
   *[other] Dewiswyd yn lle hynny amlaf ({ $count } o weithiau):
}
training-by-learner = Fesul dysgwr
training-learner = Dysgwr
training-answered-of = Atebwyd, o { $count }
training-right-first = Cywir y tro cyntaf
training-right-now = Cywir ar y cynnig olaf
training-last-at = Ateb diwethaf
training-not-begun = Heb ddechrau
training-by-item = Fesul cwestiwn
training-answered-by = Dysgwyr
training-tries = Cynigion

# Dysgwyr.
training-quiz-empty = Nid oes cwestiynau yn y pecyn hwn.
training-quiz-offer = { $count ->
    [one] Un cwestiwn, gyda’i ffynhonnell un clic i ffwrdd.
    [two] { $count } gwestiwn, un ar y tro, pob un â’i ffynhonnell un clic i ffwrdd. Daw’r hyn a fethwch yn ôl nes i chi ei wybod.
    [few] { $count } chwestiwn, un ar y tro, pob un â’i ffynhonnell un clic i ffwrdd. Daw’r hyn a fethwch yn ôl nes i chi ei wybod.
    [many] { $count } chwestiwn, un ar y tro, pob un â’i ffynhonnell un clic i ffwrdd. Daw’r hyn a fethwch yn ôl nes i chi ei wybod.
   *[other] { $count } cwestiwn, un ar y tro, pob un â’i ffynhonnell un clic i ffwrdd. Daw’r hyn a fethwch yn ôl nes i chi ei wybod.
}
training-begin = Dechrau
training-go-on = Mynd ymlaen
training-waiting = { $due ->
    [0] { $new ->
        [0] Daw cwestiwn a fethoch yn ôl nawr.
        [one] Mae un cwestiwn newydd yn aros.
       *[other] Mae { $new } o gwestiynau newydd yn aros.
    }
    [one] Daw un cwestiwn yn ôl nawr, ac mae { $new } yn newydd.
   *[other] Daw { $due } o gwestiynau yn ôl nawr, ac mae { $new } yn newydd.
}
training-all-done-short = Rydych wedi ateb popeth sy’n aros amdanoch nawr.
training-progress = Eich cynnydd
training-left-out = { $count ->
    [one] Ni ofynnir un cwestiwn ar hyn o bryd, gan fod y canllawiau y mae’n seiliedig arnynt wedi newid. Dywedir wrth ei hyfforddwr.
   *[other] Ni ofynnir { $count } o gwestiynau ar hyn o bryd, gan fod y canllawiau y maent yn seiliedig arnynt wedi newid. Dywedir wrth eu hyfforddwr.
}
training-your-name = O dan ba enw yr ydych yn cymryd rhan?
training-name-why = Cedwir eich atebion o dan yr enw hwn, fel bod yr hyn a fethoch yn dod yn ôl. Mae pwy bynnag a wnaeth y pecyn yn gweld yr enw a’r canlyniadau.
training-name-label = Enw neu rif
training-name-advice = Bydd llysenw neu rif yn gwneud y tro. Peidiwch â chynnwys dim am y bobl yr ydych yn gweithio â hwy.
training-name-empty = Teipiwch enw neu rif.
training-name-long = Dewiswch enw o { $most } nod neu lai.
training-name-personal = Mae hyn yn edrych fel cyfeiriad neu rif sy’n adnabod person. Dewiswch lysenw neu rif byr.
training-name-taken = Mae gan rywun yn y pecyn hwn yr enw hwn eisoes. Dewiswch un arall; os chi oedd yno, defnyddiwch eich cod dychwelyd isod.
training-been-here = Rwyf wedi dechrau ar ddyfais arall
training-code = Cod dychwelyd
training-code-hint = Mae’n sefyll ar dudalen eich cynnydd.
training-problem-code = Ni chedwir canlyniadau o dan y cod hwn yn y pecyn hwn. Gwiriwch ef, neu dechreuwch ag enw.
training-come-back = Mynd ymlaen o ble’r oeddwn
training-place-new = Cwestiwn { $number } o { $count }
training-place-due = { $tries ->
    [one] Daw’r cwestiwn hwn yn ôl: rydych wedi ei ateb unwaith
    [two] Daw’r cwestiwn hwn yn ôl: rydych wedi ei ateb ddwywaith
   *[other] Daw’r cwestiwn hwn yn ôl: rydych wedi ei ateb { $tries } gwaith
}
training-place-again = Methoch y cwestiwn hwn funud yn ôl
training-order-hint = Dewiswch le i bob cam.
training-match-hint = Dewiswch ystyr i bob term.
training-choose = Dewis
training-nth = Cam { $number }
training-answer = Ateb
training-stop-here = Stopio yma a gweld eich cynnydd
training-incomplete-choice = Dewiswch un o’r atebion.
training-incomplete-order = Rhowch ei le ei hun i bob cam.
training-incomplete-match = Rhowch ei ystyr ei hun i bob term.
training-question-changed = Mae’r cwestiwn hwn newydd gael ei newid. Atebwch ef fel y mae nawr.
training-right = Cywir
training-wrong = Ddim yn gywir
training-your-answer = Eich ateb
training-right-answer = Yr ateb cywir
training-why = Pam
training-comes-back-soon = Daw’r cwestiwn hwn yn ôl cyn bo hir, ac yna ar ôl cyfnodau hirach a hirach.
training-comes-back = { $count ->
    [0] Daw’r cwestiwn hwn yn ôl yn nes ymlaen heddiw.
    [one] Daw’r cwestiwn hwn yn ôl yfory.
    [two] Daw’r cwestiwn hwn yn ôl ymhen { $count } ddiwrnod.
   *[other] Daw’r cwestiwn hwn yn ôl ymhen { $count } diwrnod.
}
training-next = Cwestiwn nesaf
training-finish = Gweld eich cynnydd
training-all-done = Rydych wedi gorffen am y tro
training-so-far = Cwestiynau a atebwyd gennych: { $answered } o { $count }. Cywir ar eich cynnig olaf: { $right }. Cywir ar eich cynnig cyntaf: { $first }.
training-by-topic = Fesul pwnc
training-answered = Atebwyd
training-of = { $part } o { $count }
training-next-due = { $count ->
    [one] Daw un cwestiwn yn ôl ar { $day }.
   *[other] Daw { $count } o gwestiynau yn ôl, y cyntaf ohonynt ar { $day }.
}
training-your-results = Eich canlyniadau
training-results-seen = Mae pwy bynnag a wnaeth y pecyn yn gweld yr enw hwn a’ch canlyniadau. Gallwch eu dileu unrhyw bryd.
training-your-code = I fynd ymlaen ar ddyfais arall, defnyddiwch y cod dychwelyd hwn:
training-not-you = Rhywun arall ydw i
training-forget = Dileu fy nghanlyniadau
training-forget-title = Dileu eich canlyniadau?
training-forget-warning = Caiff popeth y mae { $name } wedi’i ateb yn y pecyn hwn ei ddileu am byth, i chi ac i’r hyfforddwr.
training-forget-now = Eu dileu
