"""The sheet of a commune: public facts, and what the survey published of communes of its size."""
