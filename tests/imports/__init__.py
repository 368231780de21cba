"""From a file to a plan with tasks."""
