"""Jupyter's settings. It listens on the container's network; compose publishes its port on 127.0.0.1 only."""

import logging
import os
import re

make_record = logging.getLogRecordFactory()


def without_token(*args, **kwargs):
    """An address that was asked for may have the token in it (?token=…): no log, of whichever part, shows it."""
    record = make_record(*args, **kwargs)
    try:
        record.msg = re.sub(r"token=[^&\s'\"]+", "token=…", record.getMessage())
        record.args = ()
    except (TypeError, ValueError):  # logging itself reports a message that does not fit its arguments
        pass
    return record


logging.setLogRecordFactory(without_token)

with open(os.environ["NOTEBOOK_TOKEN_FILE"]) as file:
    c.NotebookApp.token = file.read().strip()
if not c.NotebookApp.token:
    raise SystemExit("the file of the token is empty: " + os.environ["NOTEBOOK_TOKEN_FILE"])
c.NotebookApp.allow_password_change = False
c.NotebookApp.ip = "0.0.0.0"
c.NotebookApp.port = 8888
c.NotebookApp.port_retries = 0
c.NotebookApp.allow_remote_access = False  # no names but localhost, so that no foreign page reaches it by one of its own
c.NotebookApp.open_browser = False
c.NotebookApp.quit_button = False
c.NotebookApp.notebook_dir = os.path.expanduser("~/notebooks")
c.Application.log_level = "WARN"
c.MappingKernelManager.cull_idle_timeout = 3600  # a kernel whose page is closed gives its memory back after an hour
