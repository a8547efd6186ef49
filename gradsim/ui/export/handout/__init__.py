"""A lecture to take home: a page of HTML whose figures move, and a PDF."""
