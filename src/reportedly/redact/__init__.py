"""A record to read from -> the same with the names left blank that are withheld."""
