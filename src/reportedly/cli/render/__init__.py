"""Records -> what a terminal or a spreadsheet shows. Pure: no record is opened here."""
