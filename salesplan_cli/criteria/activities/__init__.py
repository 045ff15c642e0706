"""The rules of question 7, each in a file of its own, and what they share."""
