"""The pages behind the codes, Open311 and the feeds, on a real platform."""
