"""What each command does between its arguments and its exit code, a file per command."""
