"""A day at the desk, headless: invented people, the real windows, the real store, real papers."""
