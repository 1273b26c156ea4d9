"""Which articles are the same report: origins, copies and what they changed; stories; how many sources stand behind it."""
