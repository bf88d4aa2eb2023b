"""What a change of licence asks to be acknowledged, as recorded in `licence`."""

from __future__ import annotations

from typing import Any

BASIC_NEEDS: dict[str, Any] = {
    "message": "This license update requires acknowledgement. To acknowledge the license, please read the "
    'following messages and call /start_basic again, this time with the "acknowledge=true" parameter:',
    "watcher": ["Watcher will be disabled"],
    "logstash": ["Logstash will no longer poll for centrally-managed pipelines"],
    "security": [
        "Security will default to disabled (set xpack.security.enabled to enable security).",
        "Authentication will be limited to the native and file realms.",
        "Security tokens and API keys will not be supported.",
        "IP filtering and auditing will be disabled.",
        "Field and document level access control will be disabled.",
        "Custom realms will be ignored.",
        "A custom authorization engine will be ignored.",
    ],
    "beats": ["Beats will no longer be able to use centrally-managed configuration"],
    "monitoring": [
        "Multi-cluster support is disabled for clusters with [BASIC] license. If you are\n"
        "running multiple clusters, users won't be able to access the clusters with\n"
        "[BASIC] licenses from within a single X-Pack Kibana instance. You will have to deploy a\n"
        "separate and dedicated X-pack Kibana instance for each [BASIC] cluster you wish to monitor.",
        "Automatic index cleanup is locked to 7 days for clusters with [BASIC] license.",
    ],
    "graph": ["Graph will be disabled"],
    "ml": ["Machine learning will be disabled"],
    "sql": ["JDBC and ODBC support will be disabled, but you can continue to use SQL CLI and REST endpoint"],
}

TRIAL_NEEDS: dict[str, Any] = {
    "message": "This license update requires acknowledgement. Call /start_trial again, this time with the "
    '"acknowledge=true" parameter.',
}
