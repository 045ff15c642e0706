"""The rules of question 2, each in a file of its own, and what they share."""
