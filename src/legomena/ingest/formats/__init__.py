"""One reader a format. Each imports its library when it is first used."""
