"""What `import howopen` gives, by theme; each function imports what it needs when it is called."""
