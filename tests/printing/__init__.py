"""What reports look like on paper, in a terminal and in a browser."""
