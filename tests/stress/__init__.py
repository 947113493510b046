"""The same text in two layouts, by the hundred: whatever is called one-sided there was read wrongly."""
