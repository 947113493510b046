"""What can be proved later: captures of what was served, earlier copies, what changed since, and packs of evidence."""
