"""The settings form: a row for each setting of an experiment."""
