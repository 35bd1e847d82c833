# The reply desk: enquiries that come in, and the replies to them.
helpdesk-title = Reply desk
helpdesk-lead = Enquiries from outside, each with its questions, the answers that guidance gives, and a draft to check and send.
helpdesk-to-queue = All enquiries
helpdesk-go-back = Back
helpdesk-problem = There is something to put right
helpdesk-error = Error:
helpdesk-working-as = You work as { $name }.
helpdesk-change-name = Change the name
helpdesk-nobody = Nobody yet

# Who sits at the desk.
helpdesk-your-name = Your name at this desk
helpdesk-name-why = Each enquiry keeps who did what and when. Your colleagues see this name.
helpdesk-name-label = Name or initials
helpdesk-name-hint = As your colleagues know you, up to { $most } characters. No email address and no telephone number.
helpdesk-name-keep = Use this name
helpdesk-name-empty = Write the name that your colleagues know you by.
helpdesk-name-long = Shorten the name to { $most } characters or fewer.
helpdesk-name-personal = Write a name or initials only, without an email address or a number.
helpdesk-closed = The reply desk is not open on this page here.
helpdesk-closed-ask = Ask the person who runs this service to open it to you: it is open to those who may bring documents in.

# The queue.
helpdesk-find-label = Find enquiries
helpdesk-words = Words in an enquiry
helpdesk-find = Show
helpdesk-show-open = Show all that are open
helpdesk-any = All
helpdesk-state = State
helpdesk-state-open = All that are open
helpdesk-state-all = All, closed ones too
helpdesk-state-new = New
helpdesk-state-drafted = Drafted
helpdesk-state-waiting = Waiting for a colleague
helpdesk-state-approved = Approved
helpdesk-state-sent = Sent
helpdesk-state-closed = Closed
helpdesk-state-reopened = Reopened
helpdesk-route = Belongs to
helpdesk-route-guidance = Guidance
helpdesk-route-threat = Threat
helpdesk-route-victim-at-risk = Victim at risk
helpdesk-route-person = A person’s case
helpdesk-route-complaint = Complaint
helpdesk-route-subject-access = Subject access request
helpdesk-route-freedom-of-information = Freedom of information
helpdesk-route-media = Media
helpdesk-route-commercial = Commercial
helpdesk-sender = From
helpdesk-sender-council = Council
helpdesk-sender-charity = Charity
helpdesk-sender-parliament = MP’s office
helpdesk-sender-police = Police
helpdesk-sender-court = Court
helpdesk-sender-victim = Victim or family
helpdesk-sender-journalist = Journalist
helpdesk-sender-provider = Provider
helpdesk-sender-public = Member of the public
helpdesk-person = With
helpdesk-person-me = Me
helpdesk-due = Due
helpdesk-late-only = Overdue only
helpdesk-paging = More enquiries
helpdesk-first-page = First page
helpdesk-next-page = Next page
helpdesk-enquiry = Enquiry
helpdesk-questions = Questions
helpdesk-no-subject = Enquiry without a subject
helpdesk-shown = { $total ->
    [one] One enquiry.
   *[other] { $count } of { $total } enquiries.
}
helpdesk-order = What is due first stands first.
helpdesk-none-found = No enquiry is like that.
helpdesk-due-in-days = { $count ->
    [0] today
    [one] tomorrow
   *[other] in { $count } days
}
helpdesk-overdue-by = { $count ->
    [0] Overdue since today
    [one] Overdue by one day
   *[other] Overdue by { $count } days
}
helpdesk-no-due = Done
helpdesk-views = Enquiries to look at
helpdesk-view-open = All open
helpdesk-view-mine = Mine
helpdesk-view-nobody = Nobody’s
helpdesk-view-late = Overdue
helpdesk-view-waiting = To approve
helpdesk-view-approved = To send
helpdesk-more-filters = More filters
helpdesk-load = Who has how much
helpdesk-load-open = Open
helpdesk-load-late = Overdue
helpdesk-load-waiting = Waiting for a colleague
helpdesk-empty-title = No enquiry has come in yet
helpdesk-empty = Save an email as a file and choose it under “New enquiry”, or paste its text there. Its questions are found, and answered from the guidance held here.
helpdesk-empty-programs = Programs can send enquiries to /helpdesk/enquiries, as JSON with subject and text, or as a whole email.

# An enquiry comes in.
helpdesk-new = New enquiry
helpdesk-new-lead = Bring an email in as a file, or paste its text. Earlier messages and signatures are set aside, and its questions are listed.
helpdesk-by-file = As a file
helpdesk-file = Email file
helpdesk-file-hint = Saved from a mail program as .eml or .msg, up to { $megabytes } MB. Attached documents are not read.
helpdesk-read-file = Read the file
helpdesk-by-paste = As text
helpdesk-subject = Subject
helpdesk-subject-hint = May be left empty.
helpdesk-text = Text of the email
helpdesk-text-hint = The whole text, earlier messages below it too.
helpdesk-read-text = Read the text
helpdesk-masked-first = Names, addresses, telephone numbers and reference numbers of people are taken out before anything is kept. The address of the sender is not kept either.
helpdesk-js-drop = or drop it here
helpdesk-problem-no-file = Choose a file that was saved from a mail program.
helpdesk-problem-no-text = Paste the text of the email.
helpdesk-problem-too-large = This is more than can be read: a file may have { $megabytes } MB. Save the email without its attachments, or paste the part that asks.
helpdesk-problem-unreadable = No email could be read from this. Save it again as .eml or .msg, or paste its text.
helpdesk-problem-kind = Send JSON with subject and text (application/json), or a whole email (message/rfc822).
helpdesk-problem-json = This is no JSON object with a subject and a text.
helpdesk-problem-long-reply = Shorten the reply to { $most } characters or fewer. What you typed has not been kept.
helpdesk-problem-no-reason = Write why this sentence may go out, or take the tick away.
helpdesk-problem-marks-left = { $count ->
    [one] One sentence stands on no quote. Change it, or tick it and say why, before the reply is approved.
   *[other] { $count } sentences stand on no quote. Change them, or tick each and say why, before the reply is approved.
}
helpdesk-problem-colleague = You have worked on this reply, so a colleague has to approve it. Send it to a colleague.
helpdesk-problem-no-reply = There is no reply to approve yet.

# What went wrong.
helpdesk-unknown = This enquiry is not here
helpdesk-unknown-reason = It may have been deleted, or the address is incomplete. Look for it among all enquiries.
helpdesk-changed = A colleague has changed this enquiry
helpdesk-changed-reason = It was changed after you opened it, so nothing of yours was kept. Go back in your browser and copy what you typed; then open the enquiry again and put it in.
helpdesk-not-now = This cannot be done as the enquiry stands
helpdesk-not-now-reason = It may have been moved on in another window, or it has to be approved first. Open it again to see how it stands.
helpdesk-unwell = This cannot be done now
helpdesk-unwell-reason = Nothing is lost. Try again shortly; if it stays like this, tell the person who runs this service.

# What has to be done next with an enquiry.
helpdesk-next = Next:
helpdesk-next-go = Go to: { $place }
helpdesk-next-draft = answer its questions and make a draft.
helpdesk-next-anew = a source has changed. Make the draft anew.
helpdesk-next-marks = { $count ->
    [one] one sentence stands on no quote. Change it, or tick it and say why.
   *[other] { $count } sentences stand on no quote. Change each, or tick it and say why.
}
helpdesk-next-give-back = { $count ->
    [one] one sentence stands on no quote and has no reason. Give it back. If you tick or change it yourself, somebody else has to approve the reply.
   *[other] { $count } sentences stand on no quote and have no reason. Give it back. If you tick or change them yourself, somebody else has to approve the reply.
}
helpdesk-next-hand-on = read the answers and the draft, then send it to a colleague to approve.
helpdesk-next-approve = read the answers and the draft, then approve it.
helpdesk-next-pass-hand-on = do what is named above, read the reply, then send it to a colleague to approve.
helpdesk-next-pass-approve = do what is named above, read the reply, then approve it.
helpdesk-next-approve-for = read the reply, then approve it or give it back.
helpdesk-next-wait = a colleague has to approve it. There is nothing for you to do.
helpdesk-next-send = take the reply into your mail program, send it, and mark it as sent here.
helpdesk-next-sent = it was sent. Close it, or reopen it if the sender writes again.
helpdesk-next-closed = nothing is left to do.

# One enquiry.
helpdesk-on-this-page = On this page
helpdesk-message = Message
helpdesk-removed = Taken out before it was kept:
helpdesk-no-body = The message has no words of its own.
helpdesk-signature = Signature
helpdesk-earlier = { $count ->
    [one] One earlier message
   *[other] { $count } earlier messages
}
helpdesk-attached = Attached, and not read:
helpdesk-about = About this enquiry
helpdesk-written-at = Written
helpdesk-came-in = Came in
helpdesk-take = Take it
helpdesk-hand-over = Hand it over
helpdesk-hand-over-to = To whom
helpdesk-hand-over-hint = The name your colleague works under. Leave it empty to put it back for anybody.
helpdesk-hand-over-now = Hand over
helpdesk-do-first = What to do first
helpdesk-why-routed = Why it belongs there:
helpdesk-may-tell-of-danger = This message may tell of danger. Read it yourself before anything else.
helpdesk-not-from-guidance = Nothing in it is answered from guidance. The reply below says only where it is passed on.
helpdesk-source-changed = A source of this reply has changed:
helpdesk-source-changed-do = Make the draft anew with the guidance as it is now.
helpdesk-cause-changed = Its words are others now.
helpdesk-cause-around = The text around its words is another now.
helpdesk-cause-gone = It is not in the library any more.
helpdesk-cause-ended = It does not apply any more.
helpdesk-cause-footing = What it rests on does not apply any more.
helpdesk-did-received = The message was read, and a draft was made. Check the questions first.
helpdesk-did-drafted = The draft was made.
helpdesk-did-checked = Your text is kept and was checked.
helpdesk-did-approved = The reply is approved. Take it away below.
helpdesk-did-waiting = It waits for a colleague.
helpdesk-did-banked = The answer was taken, and the draft was made anew.
helpdesk-did-sent = It is marked as sent.

# Its questions.
helpdesk-questions-answers = Questions and answers
helpdesk-extents = { $all ->
    [one] One question:
   *[other] { $all } questions:
}
helpdesk-extents-answered = { $count } answered
helpdesk-extents-partly = { $count } answered in part
helpdesk-extents-open = { $count } without an answer
helpdesk-extents-unasked = { $count } not asked yet
helpdesk-extent-answered = Answered
helpdesk-extent-partly = Answered in part
helpdesk-extent-open = No answer found
helpdesk-extent-unasked = Not asked
helpdesk-extent-doubtful = Answered, but the passages may not fit: read them
helpdesk-nearest = What was searched, and whom to ask
helpdesk-not-asked = The message asks this. It was not put to the guidance.
helpdesk-no-questions = No question was found. Add one below if the message asks something.
helpdesk-stands-on = In the message:
helpdesk-answered-before = Answered before, approved on { $day }
helpdesk-places = Other places that may answer
helpdesk-quote-place = Quote this place in the reply
helpdesk-place-chosen = The place that this quotes was chosen by a person.
helpdesk-use-before = Use this answer
helpdesk-from-bank = This is an answer that was approved before.
helpdesk-ask-guidance = Answer from the guidance instead
helpdesk-change-questions = Change the questions
helpdesk-change-hint = Only questions that change are asked again. An empty one is left out.
helpdesk-question-number = Question { $number }
helpdesk-question-new = Another question
helpdesk-question-up = Move up
helpdesk-question-down = Move down
helpdesk-question-drop = Leave out
helpdesk-questions-keep = Keep and answer
helpdesk-draft-anew = The draft is then made anew: what you changed in it is lost.

# Its reply.
helpdesk-reply = Reply
helpdesk-not-drafted = There is no draft yet.
helpdesk-draft-now = Answer and make a draft
helpdesk-draft-again = Make the draft anew
helpdesk-draft-again-hint = What you changed in the draft is lost.
helpdesk-draft-again-now = Make it anew
helpdesk-reply-language = Language of the reply
helpdesk-language-en = English
helpdesk-language-cy = Welsh
helpdesk-ask-again = Ask all questions again
helpdesk-needs-eyes = A colleague has to approve this reply:
helpdesk-barred = You have worked on it, so it cannot be you.
helpdesk-left-out = { $count ->
    [one] One further passage was left out to keep the reply short. It is among the answers above.
   *[other] { $count } further passages were left out to keep the reply short. They are among the answers above.
}
helpdesk-draft = Draft
helpdesk-draft-hint = Change what you need to; every sentence is checked again. Names stay out: put them in where the [brackets] are, in your mail program.
helpdesk-check = Keep and check
helpdesk-by-keys = By keyboard:
helpdesk-all-stand = Every sentence stands on a quote, or is a set phrase.
helpdesk-marks = { $count ->
    [one] One sentence stands on no quote
   *[other] { $count } sentences stand on no quote
}
helpdesk-marks-hint = Change each below, or tick it and say why it may go out.
helpdesk-taken-out = Taken out
helpdesk-tick = Let it go out as it stands
helpdesk-tick-reason = Why
helpdesk-ticked = Let through: { $reason }
helpdesk-move-approved = Approve
helpdesk-move-waiting = Send to a colleague
helpdesk-move-given-back = Give back
helpdesk-move-unapproved = Take the approval back
helpdesk-move-sent = Mark as sent
helpdesk-move-closed = Close
helpdesk-move-reopened = Reopen
helpdesk-reply-text = Text of the reply
helpdesk-take-away = Send it
helpdesk-take-hint = Open the email file in your mail program. It goes on with the thread and names nobody: add the recipient and the names in [brackets], then send it and mark it as sent here.
helpdesk-take-eml = Email file (.eml)
helpdesk-take-docx = Word document
helpdesk-copy = Copy the text
helpdesk-js-copied = The text is copied.
helpdesk-js-chosen = The text is chosen: copy it with your keyboard.

# Who did what when.
helpdesk-history = Who did what
helpdesk-act-received = Took it in
helpdesk-act-assigned = Gave it to: { $name }
helpdesk-act-questions = Changed the questions
helpdesk-act-drafted = Made the draft
helpdesk-act-banked = Changed where an answer comes from
helpdesk-act-edited = Edited the reply
helpdesk-act-ticked = Let a marked sentence through
helpdesk-act-unticked = Took a tick back
helpdesk-act-moved = Moved it to: { $state }

# The approved answers.
helpdesk-bank = Approved answers
helpdesk-bank-lead = Answers of approved replies. They are shown first when the like is asked again, for as long as what they cite stands unchanged.
helpdesk-offered = Offered
helpdesk-none-offered = None yet. The answers of the next approved reply will stand here.
helpdesk-recalled = Recalled
helpdesk-recalled-means = What these cite has changed, so they are not offered any more.
helpdesk-none-recalled = None.
helpdesk-approved-on = Approved on { $day }
helpdesk-recalled-on = Recalled on { $day }.
