"""The program at the desk."""
