# What stands around every page.
frame-product = Probation Guidance Assistant
frame-promise = Answers you can check: every sentence is quoted from guidance held here, with its source. Please leave out names and case details.
frame-promise-written = Answers you can check: every sentence is quoted from guidance held here, or written from it and checked against the quotes it cites. Please leave out names and case details.
frame-rooms = Rooms
frame-room-ask = Ask
frame-room-conversations = Your conversations
frame-room-library = Library
frame-room-training = Training
frame-room-status = Status
frame-skip-to-content = Skip to the content
frame-skip-to-question = Skip to the question box
frame-footer = This service quotes guidance and does not replace it: check the source before you act. It is not a service of the government.
frame-opens-in-new-tab = (opens in a new tab)
frame-missing-title = Page not found
frame-missing = There is no page at this address. Check the address, or begin again from the question box.
frame-no-script = The chat needs JavaScript. Documents can be read without it in the library, and questions can be asked on the command line.
frame-table = Table
