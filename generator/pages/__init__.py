"""Views in, pages out: HTML without theme, and the files that go with it."""
