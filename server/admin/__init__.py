"""The county's office: a few plain pages for those who let desks in and look after them."""
