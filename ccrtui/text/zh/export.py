"""What exported plans say, in Chinese."""

from __future__ import annotations

from ccrtui.text.records.export import ExportWords

WORDS = ExportWords(
    in_console="网页控制台：{path}",
    own_key="使用{side}一侧账号自己的密钥，密钥保存在 {reference}",
    curl_instead="请求发往集群而不是云 API，tccli 无法发送，请用 curl",
    keys_of_tccli="tccli 从 TENCENTCLOUD_SECRET_ID、TENCENTCLOUD_SECRET_KEY、TENCENTCLOUD_TOKEN 或自己的配置中读取密钥",
)
