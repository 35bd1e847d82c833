"""Whether what a language model wrote stands in the quotes it names, told without one."""
