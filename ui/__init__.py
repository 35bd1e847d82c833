"""How people and programs come in: web pages and the command line. It makes no decisions."""
