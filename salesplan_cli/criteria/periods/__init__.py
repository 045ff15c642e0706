"""The rules of question 6, each in a file of its own, and what they share."""
