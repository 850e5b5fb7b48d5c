"""Other people's formats: read into plain values, and written from them."""
