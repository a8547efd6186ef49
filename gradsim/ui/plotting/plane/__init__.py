"""The plane of two inputs: what a function is all over it, its boundary, and points on it.

A panel makes an :class:`~gradsim.ui.plotting.plane.editing.EditablePlane`, or a
:class:`~gradsim.ui.plotting.plane.view.PlaneView` where nothing is changed by the mouse. At the
start of a run it calls `set_reach` and sets `editable`; at every epoch `show_field`, which takes
a function of the coordinates, `show_lines` and `show_points`. For smaller pictures there are
`field_image` and `paint_field` of `shading`, and `boundary`.
"""
