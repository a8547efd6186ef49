"""The model behind the window: the experiment shown, its run and the thread that records it."""
