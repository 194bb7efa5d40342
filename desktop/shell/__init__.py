"""The window around the pages: navigation, header, keys, scans, notices. It knows no business."""
