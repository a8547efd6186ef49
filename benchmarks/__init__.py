"""How fast gradsim is, as ratios to references that run in the same minute.

``python -m benchmarks`` runs all parts, ``python -m benchmarks core window`` some. Every part
is a process of its own, so that threads and memory of one are not in the way of another.
"""
