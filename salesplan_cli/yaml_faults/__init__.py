"""What is wrong with the YAML of a file, in words for people."""
