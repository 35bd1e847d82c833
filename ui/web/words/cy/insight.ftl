# Yr ystafell sy’n dangos yr hyn a ddywed y cwestiynau.
insight-title = Mewnwelediad
insight-intro = Yr hyn a ofynnodd pobl nad oes dim a gedwir yn ei ateb, sut y defnyddir y gwasanaeth, a lle na fu atebion o gymorth. Dim enwau: dangosir cwestiynau heb ddata personol, ac ni ddywedir pwy a ofynnodd.
insight-parts = Rhannau’r ystafell hon
insight-part-list = Cwestiynau heb eu hateb
insight-part-use = Defnydd ac ansawdd
insight-part-feedback = Adborth
insight-closed = Mae’r ystafell hon ar gyfer y rhai sy’n gofalu am y canllawiau. Ar y gwasanaeth hwn mae’n agored yn unig i’r bobl a gaiff ddod â dogfennau i mewn.
insight-closed-yours = Gallwch weld yr hyn a gedwir amdanoch, ei gymryd gyda chi a’i ddileu eich hun:
insight-yours-link = Popeth a gedwir amdanoch
insight-trouble = Ni ellir gwneud hyn ar hyn o bryd
insight-missing = Nid oes dim yn y cyfeiriad hwn.
insight-problem-unknown-group = Ni chedwir y cwestiynau hyn mwyach: efallai iddynt gael eu dileu gyda’u sgyrsiau.
insight-problem-unknown-feedback = Ni chedwir yr ateb hwn mwyach: efallai i’w sgwrs gael ei dileu.
insight-problem-owner-missing = Enwch y tîm neu’r person sy’n gofalu am y cwestiynau hyn, yna rhowch gynnig arall arni.
insight-problem-nothing-to-reject = Nid oes dogfen yn sefyll fel ateb i’r cwestiynau hyn mwyach.
insight-problem-case-kept = Mae achos prawf o’r adborth hwn eisoes. Golygwch ei linell yn y ffeil i’w newid.
insight-problem-unusable-case = Ticiwch o leiaf un lle cywir, neu dewiswch ganlyniad nad yw’n ateb.
insight-back = Yn ôl
insight-number = { $number }
insight-questions = { $count ->
    [zero] dim cwestiynau
    [one] { $count } cwestiwn
    [two] { $count } gwestiwn
    [few] { $count } chwestiwn
    [many] { $count } chwestiwn
   *[other] { $count } cwestiwn
}
insight-conversations = { $count ->
    [zero] dim sgyrsiau
    [one] { $count } sgwrs
    [two] { $count } sgwrs
    [few] { $count } sgwrs
    [many] { $count } sgwrs
   *[other] { $count } sgwrs
}
insight-groups = { $count ->
    [zero] dim grwpiau
    [one] { $count } grŵp
    [two] { $count } grŵp
    [few] { $count } grŵp
    [many] { $count } grŵp
   *[other] { $count } grŵp
}
insight-found = { $groups }, { $questions }
insight-enquiries = { $count ->
    [zero] dim ymholiadau i’r ddesg gymorth
    [one] { $count } ymholiad i’r ddesg gymorth
    [two] { $count } ymholiad i’r ddesg gymorth
    [few] { $count } ymholiad i’r ddesg gymorth
    [many] { $count } ymholiad i’r ddesg gymorth
   *[other] { $count } ymholiad i’r ddesg gymorth
}
insight-in = { $questions } mewn { $places }
insight-in-both = { $questions } mewn { $first } a { $second }
insight-from-helpdesk = (gofynnwyd i’r ddesg gymorth)
insight-last-asked = gofynnwyd ddiwethaf { $day }
insight-first-asked = gofynnwyd gyntaf { $day }
insight-state = Cyflwr
insight-state-open = Agored: newydd neu gyda pherchennog
insight-state-new = Newydd
insight-state-with-owner = Gyda pherchennog
insight-state-answered = Wedi’u hateb gan ddogfen newydd
insight-state-declined = Gwrthodwyd
insight-state-all = Pob un
insight-order = Trefn
insight-order-count = Gofynnwyd amlaf
insight-order-lately = Gofynnwyd amlaf yn y pedair wythnos ddiwethaf
insight-order-last = Gofynnwyd ddiwethaf
insight-show = Dangos
insight-none = Nid oes grŵp fel hyn. Ffurfir grwpiau pan fydd o leiaf ddau gwestiwn heb ateb yn debyg.
insight-nameless = Cwestiynau tebyg
insight-owner = Perchennog: { $owner }
insight-example = Er enghraifft
insight-near = Agosaf yn y canllawiau
insight-trend = Cwestiynau’r wythnos dros y { $weeks } wythnos ddiwethaf: { $lately } yn y pedair ddiwethaf, { $before } yn y pedair cyn hynny
insight-trend-short = { $lately } yn y pedair wythnos ddiwethaf, { $before } yn y pedair cyn hynny
insight-trend-title = Cwestiynau’r wythnos
insight-week-of = Wythnos o
insight-more-groups = Rhagor o grwpiau
insight-following = Nesaf
insight-shown-of = { $begins } i { $ends } o { $total }
insight-preceding = Blaenorol
insight-alone-link = { $count ->
    [zero] Nid oes cwestiwn sy’n wahanol i bob un arall
    [one] Mae { $count } cwestiwn heb ei debyg hyd yma
    [two] Mae { $count } gwestiwn heb eu tebyg hyd yma
    [few] Mae { $count } chwestiwn heb eu tebyg hyd yma
    [many] Mae { $count } chwestiwn heb eu tebyg hyd yma
   *[other] Mae { $count } cwestiwn heb eu tebyg hyd yma
}
insight-alone-title = Gofynnwyd unwaith
insight-alone-hint = Cwestiynau heb ateb nad ydynt yn debyg i’r un arall hyd yma. Pan ofynnir un tebyg, byddant yn grŵp.
insight-no-alone = Nid oes yr un.
insight-renew = Diweddaru nawr
insight-renew-hint = Darllenir a grwpir cwestiynau newydd bob ychydig funudau. Gofynnir grwpiau agored eto ar ôl pob adeiladu newydd o’r mynegai.
insight-csv = Lawrlwytho fel CSV
insight-csv-of = Lawrlwytho fel CSV: { $what }
insight-asked-as = Fel y’i gofynnwyd
insight-part-of-question = (rhan o gwestiwn)
insight-nearest-title = Penawdau agosaf
insight-nearest-hint = Yr hyn a gafodd y chwiliad yn agosaf pan ofynnwyd y cwestiynau. Nid oedd yn eu hateb.
insight-starter-note = nodyn cychwynnol
insight-answered-title = Mae dogfen yn ateb nawr
insight-answered-how = Gofynnwyd eto ar { $day }: atebir { $answered } o { $tried } enghraifft.
insight-answered-open = Ei ddarllen yn y ddogfen
insight-reject = Nid yw hyn yn eu hateb
insight-reject-hint = Os nad yw’n eu hateb, agorwch y cwestiynau eto: ni chymerir y ddogfen hon yn ateb iddynt yr eildro.
insight-open-again = Agor eto
insight-ask-again = Gofyn eto nawr
insight-ask-again-hint = Yn gofyn y mwyaf nodweddiadol o’r cwestiynau i’r canllawiau fel y’u cedwir nawr.
insight-still-open = Gofynnwyd eto’r eiliad hon: nid oes dim a gedwir yn ateb y cwestiynau hyn o hyd.
insight-decide = Beth i’w wneud
insight-owner-field = Pwy sy’n gofalu amdano
insight-owner-hint = Tîm neu rôl. Cedwir yr enw, a’i ddangos i bawb yn yr ystafell hon.
insight-note-field = Nodyn
insight-note-hint = Peidiwch â chynnwys enwau na manylion achosion pobl ar brawf.
insight-note = Nodyn: { $note }
insight-give = Ei roi i’r perchennog hwn
insight-decline = Gwrthod
insight-decline-hint = Ni fydd canllawiau’n ateb hyn: nid yw ar gyfer y gwasanaeth hwn, neu fe’i hatebir yn rhywle arall.
insight-decline-now = Gwrthod y cwestiynau hyn
insight-use-days = { $days ->
    [365] Y flwyddyn ddiwethaf
   *[other] Y { $days } diwrnod diwethaf
}
insight-period = Cyfnod
insight-period-told = { $since } hyd { $until }
insight-use-none = Ni ofynnwyd dim yn y cyfnod hwn.
insight-asked-title = Cwestiynau’r dydd
insight-asked-chart = { $count ->
    [zero] dim cwestiynau mewn { $days } diwrnod
    [one] { $count } cwestiwn mewn { $days } diwrnod
    [two] { $count } gwestiwn mewn { $days } diwrnod
    [few] { $count } chwestiwn mewn { $days } diwrnod
    [many] { $count } chwestiwn mewn { $days } diwrnod
   *[other] { $count } cwestiwn mewn { $days } diwrnod
}
insight-outcomes-title = Sut y daeth cwestiynau i ben
insight-outcome-answered = Atebwyd
insight-outcome-partial = Atebwyd yn rhannol
insight-outcome-premise-corrected = Cywirwyd hen reol
insight-outcome-needs-detail = Teipiwyd rhy ychydig
insight-outcome-not-in-guidance = Nid oes dim a gedwir yn ateb
insight-outcome-out-of-scope = Nid i’r gwasanaeth hwn
insight-outcome-about-a-person = Am berson
insight-outcome-personal-advice = Cyngor personol
insight-outcome-case-judgement = Barn ar achos
insight-outcome-emergency = Argyfwng
insight-outcome-unavailable = Methodd y chwiliad
insight-feedback-title = Yr hyn a ddywedodd pobl
insight-verdict-helpful = Bu o gymorth
insight-verdict-not-helpful = Ni fu o gymorth
insight-feedback-told = Bu o gymorth: { $helpful }. Ni fu o gymorth: { $not }.
insight-reasons-title = Pam na fu o gymorth
insight-no-feedback = Ni ddywedodd neb ddim yn y cyfnod hwn.
insight-times-title = Amser i ateb
insight-times-told = Cymerodd hanner yr atebion { $half } neu lai, a 95 o bob 100 { $most } neu lai.
insight-times-chart = Amser i ateb fesul wythnos. Dros yr holl gyfnod cymerodd hanner { $half } neu lai, a 95 o bob 100 { $most } neu lai
insight-times-half = Ni chymerodd hanner fwy
insight-times-most = Ni chymerodd 95 o bob 100 fwy
insight-seconds = { $seconds } e
insight-cited-title = Dogfennau a ddyfynnir amlaf
insight-never-title = Dogfennau nad oes ateb yn eu dyfynnu
insight-never-told = { $count ->
    [0] Dyfynnwyd pob dogfen a gedwir.
    [one] Ni ddyfynnwyd { $count } ddogfen a gedwir.
    [two] Ni ddyfynnwyd { $count } ddogfen a gedwir.
    [few] Ni ddyfynnwyd { $count } dogfen a gedwir.
    [many] Ni ddyfynnwyd { $count } dogfen a gedwir.
   *[other] Ni ddyfynnwyd { $count } dogfen a gedwir.
}
insight-all-in-csv = Mae pob un yn y tabl i’w lawrlwytho.
insight-outdated-title = Testun heb rym a ddangoswyd o hyd
insight-outdated-hint = Testun a ddisodlwyd, a dynnwyd yn ôl, hanesyddol neu ddrafft mewn atebion i bobl a ofynnodd am reolau heddiw. Fe’i dangoswyd gyda’i label.
insight-no-outdated = Nid oedd dim.
insight-corrected-title = Hen reolau y gofynnir amdanynt o hyd
insight-corrected-hint = Cwestiynau a gymerodd hen reol yn ganiataol, y diweddaraf yn gyntaf, heb ddata personol.
insight-no-corrected = Nid oedd yr un.
insight-helpdesk-told = Daeth { $enquiries } i mewn yn y cyfnod hwn, gyda { $questions }; arhosodd { $open } ohonynt yn agored ac maent ymhlith y cwestiynau heb eu hateb.
insight-helpdesk-link = Desg ateb
insight-table = Y tabl y tu ôl iddo
insight-kept-days = { $days ->
    [0] Cedwir sgyrsiau, adborth, ymholiadau a chanlyniadau hyfforddi nes i rywun eu dileu; ni osodwyd amser.
    [one] Mae’r rhaglen yn dileu’r hyn nas defnyddiwyd ers { $days } diwrnod: sgyrsiau, adborth, ymholiadau a anfonwyd neu a gaewyd, a chanlyniadau hyfforddi.
    [two] Mae’r rhaglen yn dileu’r hyn nas defnyddiwyd ers { $days } ddiwrnod: sgyrsiau, adborth, ymholiadau a anfonwyd neu a gaewyd, a chanlyniadau hyfforddi.
    [few] Mae’r rhaglen yn dileu’r hyn nas defnyddiwyd ers { $days } diwrnod: sgyrsiau, adborth, ymholiadau a anfonwyd neu a gaewyd, a chanlyniadau hyfforddi.
    [many] Mae’r rhaglen yn dileu’r hyn nas defnyddiwyd ers { $days } diwrnod: sgyrsiau, adborth, ymholiadau a anfonwyd neu a gaewyd, a chanlyniadau hyfforddi.
   *[other] Mae’r rhaglen yn dileu’r hyn nas defnyddiwyd ers { $days } diwrnod: sgyrsiau, adborth, ymholiadau a anfonwyd neu a gaewyd, a chanlyniadau hyfforddi.
}
insight-only-kept = Mae’r ffigurau hyn am yr hyn a gedwir: nid yw’r hyn a ddilëwyd yn cyfrif.
insight-column-day = Diwrnod
insight-column-question = Cwestiwn
insight-column-questions = Cwestiynau
insight-column-outcome = Sut y daeth i ben
insight-column-said = Yr hyn a ddywedwyd
insight-column-times = Gwaith
insight-column-document = Dogfen
insight-column-document-id = Rhif y ddogfen
insight-column-answers = Atebion sy’n ei dyfynnu
insight-column-status = Statws
insight-column-week = Wythnos o
insight-column-half = Eiliadau, ni chymerodd hanner fwy
insight-column-most = Eiliadau, ni chymerodd 95 o bob 100 fwy
insight-column-group = Grŵp
insight-column-state = Cyflwr
insight-column-owner = Perchennog
insight-column-conversations = Sgyrsiau
insight-column-enquiries = Ymholiadau i’r ddesg gymorth
insight-column-first = Gofynnwyd gyntaf
insight-column-last = Gofynnwyd ddiwethaf
insight-column-lately = Yn y pedair wythnos ddiwethaf
insight-column-before = Yn y pedair wythnos cyn hynny
insight-column-example = Enghraifft
insight-column-nearest = Pennawd agosaf
insight-column-answered-by = Atebwyd gan
insight-feedback-hint = Atebion y nododd rhywun na fuont o gymorth, y diweddaraf yn gyntaf. Ni chedwir pwy ydoedd gydag ef.
insight-no-bad-feedback = Ni ddywedodd neb na fu ateb o gymorth.
insight-feedback-deleted = Dilëwyd yr ateb gyda’i sgwrs.
insight-cases-told = { $count ->
    [0] Ni wnaed achos prawf o adborth eto.
    [one] Mae { $count } achos prawf yn y ffeil { $file } yn y ffolder cartref.
    [two] Mae { $count } achos prawf yn y ffeil { $file } yn y ffolder cartref.
    [few] Mae { $count } achos prawf yn y ffeil { $file } yn y ffolder cartref.
    [many] Mae { $count } achos prawf yn y ffeil { $file } yn y ffolder cartref.
   *[other] Mae { $count } achos prawf yn y ffeil { $file } yn y ffolder cartref.
}
insight-judged-title = Ateb na fu o gymorth
insight-said-on = Dywedwyd ar { $day }
insight-wrote = Ysgrifennwyd
insight-asked-before = Gofynnwyd cyn hynny
insight-then = Yr ateb bryd hynny
insight-today = Yr ateb heddiw
insight-replay = Gofyn eto heddiw
insight-replay-hint = Yn gofyn yr un cwestiwn i’r canllawiau fel y’u cedwir nawr.
insight-same = Mae’r ateb yr un fath â bryd hynny.
insight-changed = Mae’r ateb yn un arall nawr.
insight-case-title = Gwneud hwn yn achos prawf
insight-case-hint = Fe’i hychwanegir at y ffeil { $file } yn y ffolder cartref, a ddarllenir gan “evaluate answers --cases”.
insight-case-outcome = Sut y dylai ddod i ben
insight-case-right = Pa ddyfyniadau sy’n gywir
insight-case-from-then = bryd hynny
insight-case-from-now = heddiw
insight-case-make = Ychwanegu’r achos prawf
insight-case-made = Ychwanegwyd fel achos prawf { $id }.
insight-has-case = Mae achos prawf o’r adborth hwn.
insight-yours-title = Popeth a gedwir amdanoch
insight-yours-whose = Fe’i cedwir o dan rif sy’n sefyll am y porwr hwn. Ni chedwir enw neb gydag ef.
insight-yours-helpdesk = Cedwir yr hyn a wnewch wrth y ddesg ateb o dan yr enw a deipioch yno, gyda’r ymholiad. Gall pwy bynnag sy’n rhedeg y gwasanaeth hwn ei roi i chi, a rhoi rhif yn lle eich enw.
insight-yours-none = Ni chedwir dim amdanoch.
insight-yours-deleted = Dilëwyd popeth a gadwyd amdanoch.
insight-yours-conversations = Sgyrsiau
insight-yours-questions = Cwestiynau gyda’u hatebion
insight-yours-feedback = Yr hyn a ddywedoch am atebion
insight-yours-packs = Pecynnau hyfforddi a wnaethoch
insight-yours-learners = Pecynnau hyfforddi yr ydych yn cymryd rhan ynddynt
insight-yours-number = Eich rhif
insight-yours-export = Mynd â phopeth gyda chi (ZIP)
insight-yours-delete-title = Dileu popeth
insight-yours-delete-warning = Fe’i dileir am byth. Bydd pecynnau hyfforddi a wnaethoch yn mynd hefyd, gyda chanlyniadau pawb sy’n cymryd rhan ynddynt.
insight-yours-delete = Dileu popeth a gedwir amdanaf
insight-yours-back = Eich sgyrsiau
