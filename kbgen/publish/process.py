"""Whether a process of this machine still runs."""

import ctypes
import os
import sys

if sys.platform == "win32":

    def is_alive(pid: int) -> bool:
        """Whether a process with this id runs. (On Windows, signal 0 would not ask but interrupt.)"""
        synchronize, timed_out, access_denied = 0x100000, 258, 5
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = ctypes.c_void_p
        handle = kernel.OpenProcess(synchronize, False, pid)
        if not handle:
            return ctypes.get_last_error() == access_denied
        try:
            return bool(kernel.WaitForSingleObject(ctypes.c_void_p(handle), 0) == timed_out)
        finally:
            kernel.CloseHandle(ctypes.c_void_p(handle))

else:

    def is_alive(pid: int) -> bool:
        """Whether a process with this id runs."""
        try:
            os.kill(pid, 0)
        except PermissionError:
            return True
        except (ProcessLookupError, OverflowError):
            return False
        return True
