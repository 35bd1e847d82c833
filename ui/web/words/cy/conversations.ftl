# Ystafell sgyrsiau’r ymwelydd ei hun.
conversations-title = Eich sgyrsiau
conversations-whose = Fe’u cedwir ar gyfer y porwr hwn yn unig. Nid oes neb arall yn eu gweld, a gallwch eu dileu am byth.
conversations-search = Geiriau mewn teitl neu gwestiwn
conversations-find = Chwilio
conversations-questions = { $count ->
    [zero] dim cwestiynau
    [one] { $count } cwestiwn
    [two] { $count } gwestiwn
    [few] { $count } chwestiwn
    [many] { $count } chwestiwn
   *[other] { $count } cwestiwn
}
conversations-part = Cwestiynau { $first } i { $last }
conversations-parts = Rhannau’r sgwrs hon
conversations-parts-again = Rhannau’r sgwrs hon, eto
conversations-continue = Parhau
conversations-delete = Dileu
conversations-delete-title = Dileu’r sgwrs hon?
conversations-delete-warning = Caiff ei dileu am byth, gyda’i hatebion a’r hyn a ysgrifennoch amdanynt. Cadwch hi’n ffeil yn gyntaf os bydd ei hangen arnoch.
conversations-delete-now = Ei dileu
conversations-delete-all = Dileu eich holl sgyrsiau
conversations-delete-all-now = Dileu pob un
conversations-keep = Peidio â’i dileu
conversations-paging = Rhagor o sgyrsiau
conversations-newest = Diweddaraf
conversations-older = Hŷn
conversations-none = Ni ofynnwyd dim yn y porwr hwn eto.
conversations-ask-first = Gofyn cwestiwn
conversations-none-found = Nid oes gan yr un o’ch sgyrsiau y geiriau hyn: { $words }.
conversations-show-all = Dangos pob un
conversations-back = Eich holl sgyrsiau
conversations-export-md = Cadw fel Markdown
conversations-export-docx = Cadw fel dogfen Word
conversations-export-pdf = Cadw fel PDF
conversations-rename = Ailenwi
conversations-new-title = Teitl newydd
conversations-new-title-hint = Peidiwch â chynnwys enwau na manylion achosion. Os gadewir yn wag, y cwestiwn cyntaf fydd y teitl.
conversations-rename-now = Ei hailenwi
conversations-unknown = Heb ddod o hyd i’r sgwrs
conversations-unknown-reason = Ni chedwir y sgwrs hon yma: efallai ei bod wedi’i dileu, bod ei chyfeiriad yn anghyflawn, neu iddi gael ei chreu mewn porwr arall.
conversations-unavailable = Ni ellir dangos eich sgyrsiau ar hyn o bryd
