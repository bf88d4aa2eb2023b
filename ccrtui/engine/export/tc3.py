"""A call of the cloud as a line of shell, and the function that signs it when it is run.

The signature is TC3-HMAC-SHA256 as the API's public reference describes it: a hash of the request, signed with a key
that is derived from the secret key by date, product and `tc3_request`.
"""

from __future__ import annotations

import shlex

from ccrtui.core.call.call import API_VERSIONS, Call

FUNCTION = r"""# tc3 PRODUCT VERSION ACTION REGION PARAMETERS [ENDPOINT]: needs openssl, curl, od and
# TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY, TENCENTCLOUD_TOKEN (if temporary).
tc3_hash() { openssl dgst -sha256 | sed 's/.*= *//'; }
tc3_hex() { od -An -v -tx1 | tr -d ' \n'; }
tc3_bytes() ( # HEX COUNT XOR
  hex=$1 count=0 out=
  while [ "$count" -lt "$2" ]; do
    rest=${hex#??}
    byte=$((0x0${hex%"$rest"} ^ $3))
    out="$out\\$((byte / 64))$((byte / 8 % 8))$((byte % 8))"
    hex=$rest count=$((count + 1))
  done
  printf "$out"
)
tc3_hmac() ( # KEY-IN-HEX TEXT
  inner=$({ tc3_bytes "$1" 64 54; printf %s "$2"; } | tc3_hash)
  { tc3_bytes "$1" 64 92; tc3_bytes "$inner" 32 0; } | tc3_hash
)
tc3() (
  id=${TENCENTCLOUD_SECRET_ID:?} key=TC3${TENCENTCLOUD_SECRET_KEY:?}
  url=${6:-https://$1.tencentcloudapi.com}
  url=${url%/}
  host=${url#*://}
  host=${host%%/*}
  now=$(date -u '+%s %Y-%m-%d')
  time=${now% *} day=${now#* }
  if [ ${#key} -gt 64 ]; then key=$(printf %s "$key" | tc3_hash); else key=$(printf %s "$key" | tc3_hex); fi
  for part in "$day" "$1" tc3_request; do key=$(tc3_hmac "$key" "$part"); done
  asked=$(printf 'POST\n/\n\ncontent-type:application/json\nhost:%s\n\ncontent-type;host\n%s' \
    "$host" "$(printf %s "$5" | tc3_hash)" | tc3_hash)
  scope=$day/$1/tc3_request
  signature=$(tc3_hmac "$key" "$(printf 'TC3-HMAC-SHA256\n%s\n%s\n%s' "$time" "$scope" "$asked")")
  answer=$({
    printf 'header = "%s"\n' 'Content-Type: application/json' "Host: $host" \
      "X-TC-Action: $3" "X-TC-Version: $2" "X-TC-Timestamp: $time" \
      "Authorization: TC3-HMAC-SHA256 Credential=$id/$scope, SignedHeaders=content-type;host, Signature=$signature"
    if [ -n "$4" ]; then printf 'header = "X-TC-Region: %s"\n' "$4"; fi
    if [ -n "${TENCENTCLOUD_TOKEN:-}" ]; then printf 'header = "X-TC-Token: %s"\n' "$TENCENTCLOUD_TOKEN"; fi
  } | curl -sS -K - --data-binary "$5" "$url/") || exit
  printf '%s\n' "$answer"
  case $(printf %s "$answer" | tr -d ' \n') in *'"Error":{'*) exit 1 ;; esac
)
"""
"""Functions of a POSIX shell that sign and send one call, print its answer, and fail when it was refused.

The key comes from the environment, and neither it nor what is derived from it is an argument of a program, where other
users of the machine could read it: the shell itself does the arithmetic of the HMAC, and curl reads headers from a
pipe.
"""


def as_tc3(call: Call, endpoint: str | None = None) -> str:
    """The line that sends a call of the cloud; `FUNCTION` must stand above it. `endpoint` as for `as_tccli`."""
    version = API_VERSIONS[call.service]
    words = ["tc3", call.service.value, version, call.target, call.region or "", call.body or "{}"]
    if endpoint:
        words.append(endpoint if "://" in endpoint else f"https://{endpoint}")
    return " ".join(shlex.quote(word) for word in words)
