# The room where files are brought into the library.
upload-title = Bring documents in
upload-error = Error:
upload-problem = There is a problem
upload-to-library = Library
upload-to-start = Bring documents in
upload-to-batch = Back to the files you sent
upload-lead = Send files of guidance. They are read first; you look at what was read, and decide what goes into the library.
upload-files = Files of guidance
upload-hint-formats = PDF, Word (DOCX), OpenDocument (ODT), HTML, Markdown, plain text, and ZIP bundles of these. Guidance only: no case records, no names of people on probation.
upload-hint-limits = At most { $megabytes } MB a file, { $together } MB and { $files } files together.
upload-send = Send and read
upload-nothing-yet = Nothing goes into the library with this step, and nobody else sees what you send.
upload-batches = What you have sent
upload-batches-hint = Only you see this list, in this browser. What you do not decide on is deleted after { $hours } hours.
upload-no-batches = Nothing yet.
upload-batch-title = The files you sent
upload-batch-of = { $more ->
    [0] { $first }
    [one] { $first } and one more file
   *[other] { $first } and { $more } more files
}
upload-state-waiting = Waits to be read
upload-state-reading = Being read
upload-state-ready = Waits for your decision
upload-state-going-in = Going in
upload-state-in = In the library
upload-state-going-back = Being undone
upload-state-taken-back = Undone
upload-said-waiting = The files have arrived. They wait for their turn to be read.
upload-said-reading = The files are being read.
upload-said-ready = { $read ->
    [0] No document could be read
    [one] One document was read
   *[other] { $read } documents were read
}{ $refused ->
    [0] .
    [one] , one file was refused.
   *[other] , { $refused } files were refused.
}
upload-said-going-in = The documents are going into the library.
upload-said-in-not-yet = The documents are in the library. The search is being brought up to date.
upload-said-in = The documents are in the library, and questions are answered from them.
upload-said-going-back = This is being undone.
upload-said-taken-back-not-yet = This was undone. The search is being brought up to date.
upload-said-taken-back = This was undone: the library is as it was before.
upload-note-busy = The library is being written to just now, so nothing was changed. Nothing is lost: try again in a moment.
upload-note-busy-by = The library is being written to just now ({ $detail }), so nothing was changed. Nothing is lost: try again in a moment.
upload-note-interrupted = The service was restarted while this was done. Nothing was changed and nothing is lost: try again.
upload-note-overtaken = This cannot be undone any more: something newer has taken the place of { $detail }. Nothing was changed.
upload-note-failed = Something went wrong in the service, and its log says what. Your files are still here: try again, or tell the person who runs this service.
upload-note-nothing-chosen = Nothing was chosen that the library does not hold already. Tick at least one document.
upload-files-read = { $done } of { $total } files read
upload-look-again = See how far it is
upload-may-leave = You may leave this page and come back: the work goes on.
upload-refused-title = { $count ->
    [one] One file was refused
   *[other] { $count } files were refused
}
upload-not-taken = Not taken: it
upload-refused-too-large = is larger than { $megabytes } MB. Part it into smaller files and send them again.
upload-refused-too-many = was one file too many: { $files } are taken at once. Send it in a second batch.
upload-refused-too-many-documents = was one document too many: { $documents } are taken at once. Send it in a second batch.
upload-refused-same-file = is the same as another file in this batch. The other one was read.
upload-refused-same-id = states the same id as another file in this batch. Send the newer one by itself.
upload-refused-by-reader = could not be read.
upload-read-title = What was read
upload-read-hint = Look at each preview. Ticked documents go in.
upload-tick = Put this in
upload-new = New: the library does not hold it.
upload-held-unchanged = Already held, unchanged, since { $day }. There is nothing to put in.
upload-open-held = Open what is held
upload-new-version-of = A new version of
upload-held-since = held since { $day }.
upload-what-would-change = What would change
upload-only-facts-change = The text is the same. Only the facts about the document would change.
upload-reworded = { $count ->
    [one] One passage reworded
   *[other] { $count } passages reworded
}
upload-added = { $count ->
    [one] One passage added
   *[other] { $count } passages added
}
upload-removed = { $count ->
    [one] One passage taken out
   *[other] { $count } passages taken out
}
upload-more-changes = { $count } more are not shown.
upload-before = Before:
upload-after = After:
upload-preview = Preview
upload-preview-notice = This is how it was read. It is not in the library yet.
upload-correct = Correct the facts
upload-corrected = Corrected by you
upload-correct-lead = What was read about { $name }. Correct what is wrong, and leave empty what you do not know.
upload-keep-facts = Keep these facts
upload-cancel = Cancel
upload-put-in = Put into the library
upload-give-up = Give this up
upload-give-up-hint = Deletes the files you sent from this service. The library stays as it is.
upload-undo-title = Undo
upload-undo-hint = Takes these documents out again and brings back what they replaced.
upload-undo = Undo this batch
upload-undo-not = This cannot be undone any more, because something newer has taken its place.
upload-forget = Take this off the list
upload-forget-hint = It is no longer in the library.
upload-ask-about-it = Ask a question
upload-now-held-new = New in the library.
upload-now-held-new-version = A new version. The one before it is kept, and no longer searched.
upload-now-held-unchanged = In the library.
upload-fact-file = File
upload-fact-format = Format
upload-fact-pages = Pages
upload-fact-read = Read
upload-fact-publisher = Publisher
upload-fact-language = Language
upload-fact-nation = Applies in
upload-fact-address = Official page
upload-read = { $headings ->
    [one] 1 heading
   *[other] { $headings } headings
}, { $passages ->
    [one] 1 passage
   *[other] { $passages } passages
}
upload-unknown = Not stated
upload-format-pdf = PDF
upload-format-html = HTML
upload-format-markdown = Markdown
upload-format-text = Plain text
upload-format-odt = OpenDocument (ODT)
upload-format-docx = Word (DOCX)
upload-language-en = English
upload-language-cy = Welsh
upload-look-out = Please check:
upload-caution-pages-without-text = no text was found on page { $detail }. It may be a scan or a picture.
upload-caution-little-text = there is little text for so many pages. Some may be scans.
upload-caution-hidden-characters = the file holds characters that nobody can see. They were left out.
upload-caution-hidden-text = the file holds text that its page hides. It was left out.
upload-caution-personal-numbers = it seems to hold numbers of people ({ $detail }). Guidance holds none, so it is not ticked: do not put case records in.
upload-caution-no-headings = no heading was recognised, so quotes from it will not say where they stand.
upload-caution-replaces = it says that it replaces { $detail }. What it names will be shown as superseded.
upload-caution-starter-claim = it says that it is one of the notes of this service. It goes in as an ordinary document.
upload-field-title = Title
upload-field-publisher = Publisher
upload-field-status = Status
upload-field-published = Published
upload-field-updated = Updated
upload-field-applies-from = Applies from
upload-field-applies-to = Applies until
upload-field-address = Official page
upload-field-nation = Applies in
upload-dates = Dates
upload-hint-publisher = Who issued it, for example HM Prison and Probation Service.
upload-hint-dates = For example 31 March 2026, 31/3/2026, March 2026 or 2026.
upload-hint-address = The web address where its publisher shows it, beginning with https://
upload-nation-england-and-wales = England and Wales
upload-nation-england = England
upload-nation-wales = Wales
upload-apart = What was held before
upload-apart-hint = A file called { $name } was brought in before.
upload-apart-no = This is a new version of “{ $title }”, held since { $day }
upload-apart-yes = This is a document of its own; both stay
upload-wrong-missing = Write a title
upload-wrong-too-long = Write fewer words
upload-wrong-no-date = “{ $typed }” was not understood as a date. Write it as 31 March 2026, 31/3/2026, March 2026 or 2026
upload-wrong-no-address = Write a web address that begins with https:// or http://
upload-wrong-no-status = Choose one of the list
upload-wrong-ends-before-it-begins = It must not be before the day from which it applies
upload-problem-nothing = Choose at least one file
upload-problem-too-large = The files are more than { $megabytes } MB together. Nothing was taken. Send them in several batches
upload-problem-cookie = Your browser had no cookie of this service yet, so nobody would have known that these files are yours. Nothing was taken. Choose the files and send them again
upload-problem-waiting = Too many files wait to be read just now. Nothing was taken. Try again in a few minutes
upload-problem-open-batches = You have { $batches } batches that are not decided on. Put them in or give them up first. Nothing was taken
upload-problem-disk = There is not enough room on the disk of this service. Nothing was taken. Tell the person who runs it
upload-closed = Documents cannot be brought in on this page here.
upload-closed-ask = Ask the person who runs this service: they can bring a document in on the command line, or open this page to you.
upload-missing-title = There is nothing of yours here
upload-missing = No batch of yours has this address. It may have been given up or deleted after a day, or it was sent from another browser.
upload-unwell-title = The library cannot be read now
upload-unwell = Your files are still here, and nothing is lost.
upload-js-chosen = Files chosen:
upload-js-sending = Sending the files
upload-js-broken = The files did not arrive: the connection broke or the service does not answer. They are still chosen. Send them again.
upload-js-drop = or drop files here
