"""The room that shows what the questions tell, and each visitor what is kept of them."""
