"""What the operating system refuses, in the language of messages: Python only says it in English."""

from __future__ import annotations

import errno

from labo_cli.i18n.messages import N_, _

__all__ = ["why"]

_REASONS = {
    errno.EACCES: N_("you have no right to"),
    errno.EPERM: N_("you have no right to"),
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EEXIST: N_("a file is in the way"),
    errno.ENOTDIR: N_("a file stands where a folder should"),
    errno.EISDIR: N_("a folder stands where a file should"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EROFS: N_("it is read-only"),
    errno.EIO: N_("the disk does not answer"),
}


def why(error: OSError) -> str:
    """The reason of a refusal, in words; the system's own where there are none here."""
    reason = _REASONS.get(error.errno or 0)
    return _(reason) if reason else (error.strerror or str(error))
