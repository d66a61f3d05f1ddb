"""The record -> files in the field's formats, one module per format."""
