"""Records -> the neutral words a person reads, whatever they are read on."""
