# The library: what is held, and its documents.
library-skip-to-quote = Skip to the quote
library-skip-to-text = Skip to the text
library-whole-document = The whole document, as it was read.
library-quote-highlighted = The quote is highlighted.
library-replaced-by = Replaced by:
library-publisher = Publisher
library-applies-in = Applies in
library-licence = Licence
library-official-page = Official page
library-read-on = Read on
library-note-rests-on = What this note rests on ({ $count })
library-contents = Contents
library-page-number = Page { $number }
library-document-not-held = This document is not held
library-document-unavailable = The document cannot be shown now
