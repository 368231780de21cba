"""Plans (kế hoạch): what a commune orders to be done, from the file to the tasks."""
