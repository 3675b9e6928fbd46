"""What analysts touch: the page with queue, rows, verdicts and dossiers; exports; recalibration; the morning digest."""
