# Yr hyn sydd o amgylch pob tudalen.
frame-product = Cynorthwyydd Canllawiau Prawf
frame-promise = Atebion y gallwch eu gwirio: dyfynnir pob brawddeg o ganllawiau a gedwir yma, gyda’i ffynhonnell. Peidiwch â chynnwys enwau na manylion achosion.
frame-promise-written = Atebion y gallwch eu gwirio: mae pob brawddeg wedi’i dyfynnu o ganllawiau a gedwir yma, neu wedi’i hysgrifennu ohonynt a’i gwirio yn erbyn y dyfyniadau y mae’n eu nodi. Peidiwch â chynnwys enwau na manylion achosion.
frame-rooms = Ystafelloedd
frame-room-ask = Gofyn
frame-room-conversations = Eich sgyrsiau
frame-room-library = Llyfrgell
frame-room-training = Hyfforddiant
frame-room-status = Statws
frame-skip-to-content = Neidio i’r cynnwys
frame-skip-to-question = Neidio i’r blwch cwestiwn
frame-footer = Mae’r gwasanaeth hwn yn dyfynnu canllawiau ac nid yw’n cymryd eu lle: gwiriwch y ffynhonnell cyn gweithredu. Nid gwasanaeth gan y llywodraeth mohono.
frame-opens-in-new-tab = (yn agor mewn tab newydd)
frame-missing-title = Heb ddod o hyd i’r dudalen
frame-missing = Nid oes tudalen yn y cyfeiriad hwn. Gwiriwch y cyfeiriad, neu dechreuwch eto o’r blwch cwestiwn.
frame-no-script = Mae angen JavaScript ar y sgwrs. Gellir darllen dogfennau yn y llyfrgell hebddo, a gellir gofyn cwestiynau ar y llinell orchymyn.
frame-table = Tabl
