"""The rules of question 11, each in a file of its own, and what they share."""
