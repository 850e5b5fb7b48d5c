"""Reports as text, Markdown and a page: strings out of values, nothing written."""
