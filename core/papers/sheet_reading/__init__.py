"""Sign-in sheets that come back as pictures (回录): found, straightened, their boxes read.

`readings` holds what comes out and can be imported anywhere. `reader` and everything behind it load OpenCV:
they are imported where the first picture is read, never before.
"""
