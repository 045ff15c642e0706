"""What git knows of plan files: which revision to compare with, and what stood in it. The only code that calls git.

Git is called to read and for nothing else: no hook, pager, external diff, text conversion or fetch is run, and
nothing in the repository is written.
"""
