"""Pictures as SVG, by matplotlib: told apart by shape and place as well as by shade, so that they survive greyscale."""
