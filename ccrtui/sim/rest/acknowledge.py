"""What a change of licence asks to be acknowledged: the features concerned, as recorded in `licence`, shortened."""

from __future__ import annotations

from typing import Any

BASIC_NEEDS: dict[str, Any] = {
    "message": "This license update requires acknowledgement. To acknowledge the license, please read the following "
    'messages and call /start_basic again, this time with the "acknowledge=true" parameter:',
    "watcher": ["Watcher will be disabled"],
    "logstash": ["Logstash will no longer poll for centrally-managed pipelines"],
    "security": ["Authentication will be limited to the native and file realms."],
    "beats": ["Beats will no longer be able to use centrally-managed configuration"],
    "monitoring": ["Automatic index cleanup is locked to 7 days for clusters with [BASIC] license."],
    "graph": ["Graph will be disabled"],
    "ml": ["Machine learning will be disabled"],
    "sql": ["JDBC and ODBC support will be disabled"],
}

TRIAL_NEEDS: dict[str, Any] = {
    "message": "This license update requires acknowledgement. Call /start_trial again, this time with the "
    '"acknowledge=true" parameter.',
}
