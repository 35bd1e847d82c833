# Y llyfrgell: yr hyn a gedwir, a’i dogfennau.
library-skip-to-quote = Neidio i’r dyfyniad
library-skip-to-text = Neidio i’r testun
library-whole-document = Y ddogfen gyfan, fel y’i darllenwyd.
library-quote-highlighted = Mae’r dyfyniad wedi’i amlygu.
library-replaced-by = Disodlwyd gan:
library-publisher = Cyhoeddwr
library-applies-in = Yn gymwys yn
library-licence = Trwydded
library-official-page = Tudalen swyddogol
library-read-on = Darllenwyd ar
library-note-rests-on = Sail y nodyn hwn ({ $count })
library-contents = Cynnwys
library-page-number = Tudalen { $number }
library-document-not-held = Ni chedwir y ddogfen hon
library-document-unavailable = Ni ellir dangos y ddogfen ar hyn o bryd
