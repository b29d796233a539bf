"""Tools of ours for work on the repository; nothing of it is in the package."""
