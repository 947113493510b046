"""Many comparisons: which texts belong together, what was done already, what is new, and the work spread over processes."""
