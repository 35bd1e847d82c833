# Y ddesg ateb: ymholiadau sy’n dod i mewn, a’r atebion iddynt.
helpdesk-title = Desg ateb
helpdesk-lead = Ymholiadau o’r tu allan, pob un â’i gwestiynau, yr atebion a rydd y canllawiau, a drafft i’w wirio a’i anfon.
helpdesk-to-queue = Pob ymholiad
helpdesk-go-back = Yn ôl
helpdesk-problem = Mae rhywbeth i’w gywiro
helpdesk-error = Gwall:
helpdesk-working-as = Rydych yn gweithio fel { $name }.
helpdesk-change-name = Newid yr enw
helpdesk-nobody = Neb eto

# Pwy sy’n eistedd wrth y ddesg.
helpdesk-your-name = Eich enw wrth y ddesg hon
helpdesk-name-why = Mae pob ymholiad yn cadw pwy a wnaeth beth a phryd. Mae eich cydweithwyr yn gweld yr enw hwn.
helpdesk-name-label = Enw neu lythrennau cyntaf
helpdesk-name-hint = Fel y mae eich cydweithwyr yn eich adnabod, hyd at { $most } nod. Dim cyfeiriad e-bost na rhif ffôn.
helpdesk-name-keep = Defnyddio’r enw hwn
helpdesk-name-empty = Ysgrifennwch yr enw y mae eich cydweithwyr yn eich adnabod wrtho.
helpdesk-name-long = Byrhewch yr enw i { $most } nod neu lai.
helpdesk-name-personal = Ysgrifennwch enw neu lythrennau cyntaf yn unig, heb gyfeiriad e-bost na rhif.
helpdesk-closed = Nid yw’r ddesg ateb ar agor ar y dudalen hon yma.
helpdesk-closed-ask = Gofynnwch i’r sawl sy’n rhedeg y gwasanaeth hwn ei hagor i chi: mae’n agored i’r rhai a gaiff ddod â dogfennau i mewn.

# Y rhestr.
helpdesk-find-label = Dod o hyd i ymholiadau
helpdesk-words = Geiriau mewn ymholiad
helpdesk-find = Dangos
helpdesk-show-open = Dangos pob un sydd ar agor
helpdesk-any = Pob un
helpdesk-state = Cyflwr
helpdesk-state-open = Pob un sydd ar agor
helpdesk-state-all = Pob un, rhai wedi’u cau hefyd
helpdesk-state-new = Newydd
helpdesk-state-drafted = Wedi’i ddrafftio
helpdesk-state-waiting = Yn aros am gydweithiwr
helpdesk-state-approved = Wedi’i gymeradwyo
helpdesk-state-sent = Wedi’i anfon
helpdesk-state-closed = Wedi’i gau
helpdesk-state-reopened = Wedi’i ailagor
helpdesk-route = Yn perthyn i
helpdesk-route-guidance = Canllawiau
helpdesk-route-threat = Bygythiad
helpdesk-route-victim-at-risk = Dioddefwr mewn perygl
helpdesk-route-person = Achos unigolyn
helpdesk-route-complaint = Cwyn
helpdesk-route-subject-access = Cais gwrthrych am wybodaeth
helpdesk-route-freedom-of-information = Rhyddid gwybodaeth
helpdesk-route-media = Y cyfryngau
helpdesk-route-commercial = Masnachol
helpdesk-sender = Oddi wrth
helpdesk-sender-council = Cyngor
helpdesk-sender-charity = Elusen
helpdesk-sender-parliament = Swyddfa AS
helpdesk-sender-police = Yr heddlu
helpdesk-sender-court = Llys
helpdesk-sender-victim = Dioddefwr neu deulu
helpdesk-sender-journalist = Newyddiadurwr
helpdesk-sender-provider = Darparwr
helpdesk-sender-public = Aelod o’r cyhoedd
helpdesk-person = Gyda
helpdesk-person-me = Fi
helpdesk-due = Erbyn
helpdesk-late-only = Rhai hwyr yn unig
helpdesk-paging = Rhagor o ymholiadau
helpdesk-first-page = Tudalen gyntaf
helpdesk-next-page = Tudalen nesaf
helpdesk-enquiry = Ymholiad
helpdesk-questions = Cwestiynau
helpdesk-no-subject = Ymholiad heb bwnc
helpdesk-shown = { $total ->
    [one] Un ymholiad.
   *[other] { $count } o { $total } ymholiad.
}
helpdesk-order = Yr hyn sydd i’w ateb gyntaf sy’n sefyll gyntaf.
helpdesk-none-found = Nid oes ymholiad o’r fath.
helpdesk-due-in-days = { $count ->
    [0] heddiw
    [one] yfory
   *[other] ymhen { $count } diwrnod
}
helpdesk-overdue-by = { $count ->
    [0] Yn hwyr ers heddiw
    [one] Yn hwyr o un diwrnod
   *[other] Yn hwyr o { $count } diwrnod
}
helpdesk-no-due = Wedi’i wneud
helpdesk-views = Ymholiadau i edrych arnynt
helpdesk-view-open = Ar agor
helpdesk-view-mine = Fy rhai i
helpdesk-view-nobody = Heb neb
helpdesk-view-late = Yn hwyr
helpdesk-view-waiting = I’w cymeradwyo
helpdesk-view-approved = I’w hanfon
helpdesk-more-filters = Rhagor o hidlwyr
helpdesk-load = Faint sydd gan bwy
helpdesk-load-open = Ar agor
helpdesk-load-late = Yn hwyr
helpdesk-load-waiting = Yn aros am gydweithiwr
helpdesk-empty-title = Nid oes ymholiad wedi dod i mewn eto
helpdesk-empty = Cadwch e-bost fel ffeil a’i dewis o dan “Ymholiad newydd”, neu gludo ei destun yno. Deuir o hyd i’w gwestiynau, a’u hateb o’r canllawiau a gedwir yma.
helpdesk-empty-programs = Gall rhaglenni anfon ymholiadau i /helpdesk/enquiries, fel JSON gyda subject a text, neu fel e-bost cyfan.

# Ymholiad yn dod i mewn.
helpdesk-new = Ymholiad newydd
helpdesk-new-lead = Dewch ag e-bost i mewn fel ffeil, neu gludo ei destun. Rhoddir negeseuon cynharach a llofnodion o’r neilltu, a rhestrir ei gwestiynau.
helpdesk-by-file = Fel ffeil
helpdesk-file = Ffeil e-bost
helpdesk-file-hint = Wedi’i chadw o raglen e-bost fel .eml neu .msg, hyd at { $megabytes } MB. Ni ddarllenir dogfennau a atodwyd.
helpdesk-read-file = Darllen y ffeil
helpdesk-by-paste = Fel testun
helpdesk-subject = Pwnc
helpdesk-subject-hint = Gellir ei adael yn wag.
helpdesk-text = Testun yr e-bost
helpdesk-text-hint = Y testun cyfan, a’r negeseuon cynharach oddi tano hefyd.
helpdesk-read-text = Darllen y testun
helpdesk-masked-first = Tynnir enwau, cyfeiriadau, rhifau ffôn a rhifau cyfeirnod pobl allan cyn i ddim gael ei gadw. Ni chedwir cyfeiriad yr anfonwr ychwaith.
helpdesk-js-drop = neu gollyngwch hi yma
helpdesk-problem-no-file = Dewiswch ffeil a gadwyd o raglen e-bost.
helpdesk-problem-no-text = Gludwch destun yr e-bost.
helpdesk-problem-too-large = Mae hyn yn fwy nag y gellir ei ddarllen: caiff ffeil fod hyd at { $megabytes } MB. Cadwch yr e-bost heb ei atodiadau, neu gludwch y rhan sy’n gofyn.
helpdesk-problem-unreadable = Ni ellid darllen e-bost o hyn. Cadwch ef eto fel .eml neu .msg, neu gludwch ei destun.
helpdesk-problem-kind = Anfonwch JSON gyda subject a text (application/json), neu e-bost cyfan (message/rfc822).
helpdesk-problem-json = Nid gwrthrych JSON gyda subject a text yw hyn.
helpdesk-problem-long-reply = Byrhewch yr ateb i { $most } nod neu lai. Ni chadwyd yr hyn a deipiwyd gennych.
helpdesk-problem-no-reason = Ysgrifennwch pam y caiff y frawddeg hon fynd allan, neu tynnwch y tic.
helpdesk-problem-marks-left = { $count ->
    [one] Nid yw un frawddeg yn seiliedig ar ddyfyniad. Newidiwch hi, neu ticiwch hi a dweud pam, cyn cymeradwyo’r ateb.
   *[other] Nid yw { $count } brawddeg yn seiliedig ar ddyfyniad. Newidiwch nhw, neu ticiwch bob un a dweud pam, cyn cymeradwyo’r ateb.
}
helpdesk-problem-colleague = Rydych wedi gweithio ar yr ateb hwn, felly rhaid i gydweithiwr ei gymeradwyo. Anfonwch ef at gydweithiwr.
helpdesk-problem-no-reply = Nid oes ateb i’w gymeradwyo eto.

# Beth aeth o’i le.
helpdesk-unknown = Nid yw’r ymholiad hwn yma
helpdesk-unknown-reason = Efallai ei fod wedi’i ddileu, neu nad yw’r cyfeiriad yn gyflawn. Chwiliwch amdano ymhlith pob ymholiad.
helpdesk-changed = Mae cydweithiwr wedi newid yr ymholiad hwn
helpdesk-changed-reason = Fe’i newidiwyd ar ôl i chi ei agor, felly ni chadwyd dim o’ch gwaith. Ewch yn ôl yn eich porwr a chopïo’r hyn a deipiwyd gennych; yna agorwch yr ymholiad eto a’i roi i mewn.
helpdesk-not-now = Ni ellir gwneud hyn fel y mae’r ymholiad
helpdesk-not-now-reason = Efallai iddo gael ei symud ymlaen mewn ffenestr arall, neu fod rhaid ei gymeradwyo yn gyntaf. Agorwch ef eto i weld sut y mae.
helpdesk-unwell = Ni ellir gwneud hyn nawr
helpdesk-unwell-reason = Ni chollwyd dim. Rhowch gynnig arall yn fuan; os yw’n aros felly, dywedwch wrth y sawl sy’n rhedeg y gwasanaeth hwn.

# Beth sydd i’w wneud nesaf gydag ymholiad.
helpdesk-next = Nesaf:
helpdesk-next-go = Mynd i: { $place }
helpdesk-next-draft = atebwch ei gwestiynau a gwnewch ddrafft.
helpdesk-next-anew = mae ffynhonnell wedi newid. Gwnewch y drafft o’r newydd.
helpdesk-next-marks = { $count ->
    [one] nid yw un frawddeg yn seiliedig ar ddyfyniad. Newidiwch hi, neu ticiwch hi a dweud pam.
   *[other] nid yw { $count } brawddeg yn seiliedig ar ddyfyniad. Newidiwch bob un, neu ticiwch hi a dweud pam.
}
helpdesk-next-give-back = { $count ->
    [one] nid yw un frawddeg yn seiliedig ar ddyfyniad, ac nid oes rheswm. Rhowch yr ateb yn ôl. Os ticiwch neu newidiwch hi eich hun, rhaid i rywun arall ei gymeradwyo.
   *[other] nid yw { $count } brawddeg yn seiliedig ar ddyfyniad, ac nid oes rheswm. Rhowch yr ateb yn ôl. Os ticiwch neu newidiwch nhw eich hun, rhaid i rywun arall ei gymeradwyo.
}
helpdesk-next-hand-on = darllenwch yr atebion a’r drafft, yna anfonwch ef at gydweithiwr i’w gymeradwyo.
helpdesk-next-approve = darllenwch yr atebion a’r drafft, yna cymeradwywch ef.
helpdesk-next-pass-hand-on = gwnewch yr hyn a enwir uchod, darllenwch yr ateb, yna anfonwch ef at gydweithiwr i’w gymeradwyo.
helpdesk-next-pass-approve = gwnewch yr hyn a enwir uchod, darllenwch yr ateb, yna cymeradwywch ef.
helpdesk-next-approve-for = darllenwch yr ateb, yna cymeradwywch ef neu rhowch ef yn ôl.
helpdesk-next-wait = rhaid i gydweithiwr ei gymeradwyo. Nid oes dim i chi ei wneud.
helpdesk-next-send = ewch â’r ateb i’ch rhaglen e-bost, anfonwch ef, a’i nodi yma fel un wedi’i anfon.
helpdesk-next-sent = fe’i hanfonwyd. Caewch ef, neu ei ailagor os bydd yr anfonwr yn ysgrifennu eto.
helpdesk-next-closed = nid oes dim ar ôl i’w wneud.

# Un ymholiad.
helpdesk-on-this-page = Ar y dudalen hon
helpdesk-message = Neges
helpdesk-removed = Tynnwyd allan cyn ei chadw:
helpdesk-no-body = Nid oes gan y neges eiriau ei hun.
helpdesk-signature = Llofnod
helpdesk-earlier = { $count ->
    [one] Un neges gynharach
   *[other] { $count } neges gynharach
}
helpdesk-attached = Wedi’u hatodi, a heb eu darllen:
helpdesk-about = Am yr ymholiad hwn
helpdesk-written-at = Ysgrifennwyd
helpdesk-came-in = Daeth i mewn
helpdesk-take = Ei gymryd
helpdesk-hand-over = Ei drosglwyddo
helpdesk-hand-over-to = I bwy
helpdesk-hand-over-hint = Yr enw y mae eich cydweithiwr yn gweithio oddi tano. Gadewch yn wag i’w roi yn ôl i unrhyw un.
helpdesk-hand-over-now = Trosglwyddo
helpdesk-do-first = Beth i’w wneud yn gyntaf
helpdesk-why-routed = Pam y mae’n perthyn yno:
helpdesk-may-tell-of-danger = Gall y neges hon sôn am berygl. Darllenwch hi eich hun cyn gwneud dim arall.
helpdesk-not-from-guidance = Nid atebir dim ynddo o’r canllawiau. Nid yw’r ateb isod ond yn dweud i ble y caiff ei drosglwyddo.
helpdesk-source-changed = Mae ffynhonnell i’r ateb hwn wedi newid:
helpdesk-source-changed-do = Gwnewch y drafft o’r newydd gyda’r canllawiau fel y maent nawr.
helpdesk-cause-changed = Mae ei geiriau’n wahanol nawr.
helpdesk-cause-around = Mae’r testun o amgylch ei geiriau’n wahanol nawr.
helpdesk-cause-gone = Nid yw yn y llyfrgell mwyach.
helpdesk-cause-ended = Nid yw’n gymwys mwyach.
helpdesk-cause-footing = Nid yw’r hyn y mae’n seiliedig arno’n gymwys mwyach.
helpdesk-did-received = Darllenwyd y neges, a gwnaed drafft. Gwiriwch y cwestiynau yn gyntaf.
helpdesk-did-drafted = Gwnaed y drafft.
helpdesk-did-checked = Cadwyd eich testun ac fe’i gwiriwyd.
helpdesk-did-approved = Mae’r ateb wedi’i gymeradwyo. Ewch ag ef oddi yma isod.
helpdesk-did-waiting = Mae’n aros am gydweithiwr.
helpdesk-did-banked = Cymerwyd yr ateb, a gwnaed y drafft o’r newydd.
helpdesk-did-sent = Mae wedi’i nodi fel wedi’i anfon.

# Ei gwestiynau.
helpdesk-questions-answers = Cwestiynau ac atebion
helpdesk-extents = { $all ->
    [one] Un cwestiwn:
   *[other] { $all } cwestiwn:
}
helpdesk-extents-answered = { $count } wedi’u hateb
helpdesk-extents-partly = { $count } wedi’u hateb yn rhannol
helpdesk-extents-open = { $count } heb ateb
helpdesk-extents-unasked = { $count } heb eu gofyn eto
helpdesk-extent-answered = Wedi’i ateb
helpdesk-extent-partly = Wedi’i ateb yn rhannol
helpdesk-extent-open = Ni chafwyd ateb
helpdesk-extent-unasked = Heb ei ofyn
helpdesk-extent-doubtful = Wedi’i ateb, ond efallai nad yw’r darnau’n gweddu: darllenwch nhw
helpdesk-nearest = Yr hyn a chwiliwyd, a phwy i’w holi
helpdesk-not-asked = Mae’r neges yn gofyn hyn. Ni roddwyd ef i’r canllawiau.
helpdesk-no-questions = Ni chafwyd cwestiwn. Ychwanegwch un isod os yw’r neges yn gofyn rhywbeth.
helpdesk-stands-on = Yn y neges:
helpdesk-answered-before = Atebwyd o’r blaen, cymeradwywyd ar { $day }
helpdesk-places = Mannau eraill a allai ateb
helpdesk-quote-place = Dyfynnu’r man hwn yn yr ateb
helpdesk-place-chosen = Dewiswyd y man a ddyfynnir yma gan berson.
helpdesk-use-before = Defnyddio’r ateb hwn
helpdesk-from-bank = Dyma ateb a gymeradwywyd o’r blaen.
helpdesk-ask-guidance = Ateb o’r canllawiau yn lle hynny
helpdesk-change-questions = Newid y cwestiynau
helpdesk-change-hint = Dim ond cwestiynau sy’n newid a ofynnir eto. Gadewir un gwag allan.
helpdesk-question-number = Cwestiwn { $number }
helpdesk-question-new = Cwestiwn arall
helpdesk-question-up = Symud i fyny
helpdesk-question-down = Symud i lawr
helpdesk-question-drop = Gadael allan
helpdesk-questions-keep = Cadw ac ateb
helpdesk-draft-anew = Yna gwneir y drafft o’r newydd: collir yr hyn a newidiwyd gennych ynddo.

# Ei ateb.
helpdesk-reply = Ateb
helpdesk-not-drafted = Nid oes drafft eto.
helpdesk-draft-now = Ateb a gwneud drafft
helpdesk-draft-again = Gwneud y drafft o’r newydd
helpdesk-draft-again-hint = Collir yr hyn a newidiwyd gennych yn y drafft.
helpdesk-draft-again-now = Ei wneud o’r newydd
helpdesk-reply-language = Iaith yr ateb
helpdesk-language-en = Saesneg
helpdesk-language-cy = Cymraeg
helpdesk-ask-again = Gofyn pob cwestiwn eto
helpdesk-needs-eyes = Rhaid i gydweithiwr gymeradwyo’r ateb hwn:
helpdesk-barred = Rydych wedi gweithio arno, felly ni chewch chi wneud.
helpdesk-left-out = { $count ->
    [one] Gadawyd un darn arall allan i gadw’r ateb yn fyr. Mae ymhlith yr atebion uchod.
   *[other] Gadawyd { $count } darn arall allan i gadw’r ateb yn fyr. Maent ymhlith yr atebion uchod.
}
helpdesk-draft = Drafft
helpdesk-draft-hint = Newidiwch yr hyn sydd ei angen; gwirir pob brawddeg eto. Mae enwau’n aros allan: rhowch nhw i mewn lle mae’r [cromfachau], yn eich rhaglen e-bost.
helpdesk-check = Cadw a gwirio
helpdesk-by-keys = Gyda’r bysellfwrdd:
helpdesk-all-stand = Mae pob brawddeg yn seiliedig ar ddyfyniad, neu’n ymadrodd gosod.
helpdesk-marks = { $count ->
    [one] Nid yw un frawddeg yn seiliedig ar ddyfyniad
   *[other] Nid yw { $count } brawddeg yn seiliedig ar ddyfyniad
}
helpdesk-marks-hint = Newidiwch bob un isod, neu ticiwch hi a dweud pam y caiff fynd allan.
helpdesk-taken-out = Tynnwyd allan
helpdesk-tick = Gadael iddi fynd allan fel y mae
helpdesk-tick-reason = Pam
helpdesk-ticked = Gadawyd trwodd: { $reason }
helpdesk-move-approved = Cymeradwyo
helpdesk-move-waiting = Anfon at gydweithiwr
helpdesk-move-given-back = Rhoi yn ôl
helpdesk-move-unapproved = Tynnu’r gymeradwyaeth yn ôl
helpdesk-move-sent = Nodi fel wedi’i anfon
helpdesk-move-closed = Cau
helpdesk-move-reopened = Ailagor
helpdesk-reply-text = Testun yr ateb
helpdesk-take-away = Ei anfon
helpdesk-take-hint = Agorwch y ffeil e-bost yn eich rhaglen e-bost. Mae’n parhau â’r edefyn ac nid yw’n enwi neb: ychwanegwch y derbynnydd a’r enwau yn y [cromfachau], yna anfonwch hi a’i nodi fel wedi’i hanfon yma.
helpdesk-take-eml = Ffeil e-bost (.eml)
helpdesk-take-docx = Dogfen Word
helpdesk-copy = Copïo’r testun
helpdesk-js-copied = Mae’r testun wedi’i gopïo.
helpdesk-js-chosen = Mae’r testun wedi’i ddewis: copïwch ef â’ch bysellfwrdd.

# Pwy a wnaeth beth.
helpdesk-history = Pwy a wnaeth beth
helpdesk-act-received = Ei dderbyn
helpdesk-act-assigned = Ei roi i: { $name }
helpdesk-act-questions = Newid y cwestiynau
helpdesk-act-drafted = Gwneud y drafft
helpdesk-act-banked = Newid o ble y daw ateb
helpdesk-act-edited = Golygu’r ateb
helpdesk-act-ticked = Gadael brawddeg a nodwyd trwodd
helpdesk-act-unticked = Tynnu tic yn ôl
helpdesk-act-moved = Ei symud i: { $state }

# Yr atebion a gymeradwywyd.
helpdesk-bank = Atebion a gymeradwywyd
helpdesk-bank-lead = Atebion o atebion e-bost a gymeradwywyd. Fe’u dangosir yn gyntaf pan ofynnir y cyffelyb eto, cyhyd ag y bo’r hyn a ddyfynnir ynddynt heb newid.
helpdesk-offered = Yn cael eu cynnig
helpdesk-none-offered = Dim eto. Bydd atebion yr ateb nesaf a gymeradwyir yn sefyll yma.
helpdesk-recalled = Wedi’u galw’n ôl
helpdesk-recalled-means = Mae’r hyn y mae’r rhain yn ei ddyfynnu wedi newid, felly ni chânt eu cynnig mwyach.
helpdesk-none-recalled = Dim.
helpdesk-approved-on = Cymeradwywyd ar { $day }
helpdesk-recalled-on = Galwyd yn ôl ar { $day }.
