"""Qt parts that know no business."""
