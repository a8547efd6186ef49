"""A desktop's service that keeps screen savers away, as a program of its own; run by test_awake.

It writes a line for every call, and one when a caller has gone.
"""

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher

NAME, PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"


@ClassInfo({"D-Bus Interface": NAME})
class ScreenSaver(QObject):
    """Gives out cookies."""

    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        mode = QDBusServiceWatcher.WatchModeFlag.WatchForUnregistration
        self._watcher = QDBusServiceWatcher("*", bus, mode, self)
        self._watcher.serviceUnregistered.connect(lambda name: print("gone", name, flush=True))

    @Slot(str, str, result=int)
    def Inhibit(self, who: str, why: str) -> int:
        print("inhibit", who, why, flush=True)
        return 1


app = QCoreApplication([])
bus = QDBusConnection.sessionBus()
saver = ScreenSaver(bus)
bus.registerObject(PATH, saver, QDBusConnection.RegisterOption.ExportAllSlots)
assert bus.registerService(NAME), bus.lastError().message()
print("ready", flush=True)
app.exec()
