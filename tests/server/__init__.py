"""The platform, from its log to its pages."""
