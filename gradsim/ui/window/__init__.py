"""The main window: rail, menus, commands, time bar, help, and the state it is left in."""
