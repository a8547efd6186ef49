"""The window: Qt, and the only part of the program that knows it."""
