"""What exported plans say, in English."""

from __future__ import annotations

from ccrtui.text.records.export import ExportWords

WORDS = ExportWords(
    in_console="in the web console: {path}",
    own_key="with the key of the {side}'s own account, which is kept in {reference}",
    curl_instead="goes to the cluster, not to the cloud: tccli cannot send it, curl can",
    keys_of_tccli="tccli takes its key from TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY and TENCENTCLOUD_TOKEN, "
    "or from its own profile",
)
