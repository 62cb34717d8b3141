"""What goes in and out: the record of one person, the report, the review of content."""
