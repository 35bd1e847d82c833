# The room of a visitor's own conversations.
conversations-title = Your conversations
conversations-whose = Kept for this browser only. Nobody else sees them, and you can delete them for good.
conversations-search = Words in a title or question
conversations-find = Find
conversations-questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
conversations-part = Questions { $first } to { $last }
conversations-parts = Parts of this conversation
conversations-parts-again = Parts of this conversation, again
conversations-continue = Continue
conversations-delete = Delete
conversations-delete-title = Delete this conversation?
conversations-delete-warning = It is deleted for good, with its answers, and what you wrote about them. Take it away as a file first if you need it.
conversations-delete-now = Delete it
conversations-delete-all = Delete all your conversations
conversations-delete-all-now = Delete all of them
conversations-keep = Keep it
conversations-paging = More conversations
conversations-newest = Newest
conversations-older = Older
conversations-none = Nothing has been asked in this browser yet.
conversations-ask-first = Ask a question
conversations-none-found = No conversation of yours has these words: { $words }.
conversations-show-all = Show all
conversations-back = All your conversations
conversations-export-md = Save as Markdown
conversations-export-docx = Save as Word document
conversations-export-pdf = Save as PDF
conversations-rename = Rename
conversations-new-title = New title
conversations-new-title-hint = Leave out names and case details. Left empty, the first question is the title.
conversations-rename-now = Rename it
conversations-unknown = Conversation not found
conversations-unknown-reason = This conversation is not kept here: it may have been deleted, its address may be incomplete, or it was made in another browser.
conversations-unavailable = Your conversations cannot be shown now
