# A conversation as a file: Markdown, Word, PDF.
export-product = From the Probation Guidance Assistant
export-untitled = Conversation
export-started = Started
export-last-question = Last question
export-questions = Questions
export-part = the last { $shown } of { $all }
export-exported = Exported
export-question = { $number }. { $question }
export-asked-on = Asked on { $day }
export-as-at = Answered as the guidance stood on { $day }
export-narrowed = Only part of the guidance was asked: { $parts }
export-narrowed-england = what applies in England
export-narrowed-wales = what applies in Wales
export-narrowed-law = law
export-narrowed-policy = policy and guidance
export-narrowed-reports = reports
export-narrowed-other = other publications
export-narrowed-starter-notes = starter notes
export-narrowed-only-official = official text only
export-narrowed-documents = { $count ->
    [one] one chosen document
   *[other] { $count } chosen documents
}
export-said-quoted = Quoted word for word from the guidance:
export-said-written = Written from the guidance, and checked against the quotes it cites:
export-quoted = Quoted
export-notice = Please note:
export-stopped-part = The answer was stopped. Only the part of it that had arrived is here.
export-stopped-before = The question was stopped before an answer arrived.
export-nearest = Nearest headings in the guidance held
export-contacts = Whom to ask
export-sources = Sources
export-publisher = Publisher
export-status = Status
export-status-current = Current
export-status-draft = Draft
export-status-superseded = Superseded
export-status-withdrawn = Withdrawn
export-status-historic = Historic
export-published = published { $day }
export-updated = updated { $day }
export-applies-from = applies from { $day }
export-applies-to = applied to { $day }
export-starter-note = Starter note, not official guidance
export-source-page = Page
export-official-page = Official page
export-replaced-by = Replaced by
export-replaced-on-by = Replaced on { $day } by
export-rests-on = Rests on
export-licence = Licence
export-about = About this document
export-promise = Answers you can check: every statement is the exact words of a source listed here, or was checked against the quotes it cites. Guidance changes, so open the source before you act.
export-no-case-data = This document holds guidance and no case data. Personal data that was recognised was taken out of the questions before they were kept; please check before you share it.
export-versions = Answered with
export-versions-of = Answered with ({ $count ->
    [one] question
   *[other] questions
} { $numbers })
export-version-guidance = version { $generation } of the guidance held, { $documents } documents
export-version-index = index: { $index }
export-version-model = model: { $model }
export-page = Page { $page } of { $pages }
export-undrawn = { $mark } stands for a character that this file cannot show. The Word and Markdown files of the conversation have it.
