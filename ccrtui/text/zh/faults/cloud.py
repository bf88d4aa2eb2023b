"""What the cloud refuses, and what its calls lack, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.call.fault import FaultCode
from ccrtui.text.explanation import Explanation

FAULTS: Mapping[FaultCode, Explanation] = {
    FaultCode.NO_CREDENTIAL: Explanation(
        "找不到{side}的云 API 密钥[：{reason}]。",
        "[依次查找过：{places}。][不可用：{problems}。]没有发送任何内容。",
        "请设置 `TENCENTCLOUD_SECRET_ID` 和 `TENCENTCLOUD_SECRET_KEY`，或用 `--leader-credentials`、"
        "`--follower-credentials` 指定其他位置。",
    ),
    FaultCode.CREDENTIAL_UNKNOWN: Explanation(
        "云端不认识{side}的 SecretId。",
        "[密钥取自 {found_in}。]可能输入有误，或密钥已禁用、已删除。[RequestId {request_id}。]",
        "请核对：访问管理控制台 > API 密钥管理。",
    ),
    FaultCode.CREDENTIAL_WRONG: Explanation(
        "{side}的 SecretKey 与 SecretId 不匹配。",
        "[密钥取自 {found_in}。]多一个空格也会如此。[RequestId {request_id}。]",
        "请重新复制两者：访问管理控制台 > API 密钥管理。",
    ),
    FaultCode.CREDENTIAL_EXPIRED: Explanation(
        "{side}的临时密钥已过期，或没有附带 token。",
        "[密钥取自 {found_in}。][RequestId {request_id}。]",
        "请重新获取，并同时提供 SecretId、SecretKey 和 token（`TENCENTCLOUD_TOKEN`）。",
    ),
    FaultCode.CLOCK_WRONG: Explanation(
        "本机时钟偏差超过五分钟。",
        "云端拒绝以这样的时间签名的请求。[云端时间：{server_time}。][RequestId {request_id}。]",
        "请校准时钟（NTP），之后重新查看（控制台中按 r）。",
    ),
    FaultCode.NOT_PERMITTED: Explanation(
        "{side}的密钥无权执行 {action}[，资源 {resource}]。",
        "[RequestId {request_id}。]",
        "请在访问管理（CAM）中授权。[所需的最小策略：{policy}]",
    ),
    FaultCode.QUOTA: Explanation(
        "账号配额已用尽[：{reason}]。",
        "[{error}。][RequestId {request_id}。]",
        "请删除无用的资源，或提交工单提高配额。",
    ),
    FaultCode.NOT_OFFERED: Explanation(
        "此账号或此处不提供该功能[：{reason}]。",
        "[{error}。][RequestId {request_id}。]",
        "请换一种方式，或提交工单询问。",
    ),
    FaultCode.ACCOUNT_BLOCKED: Explanation(
        "账号未完成实名认证，或需要先经审批[：{reason}]。",
        "[{error}。][RequestId {request_id}。]",
        "请在网页控制台办理，之后重新查看（控制台中按 r）。",
    ),
    FaultCode.NO_ADDRESS: Explanation(
        "尚不知道{side}的地址[：实例 {instance}][，{region}]。",
        "云端没有向本账号给出它的地址。",
        "请继续搭建：那里会指出缺少的实例、地域或密钥。",
    ),
    FaultCode.REGION_UNKNOWN: Explanation(
        "云端没有这个地域[：{region}]。",
        "[RequestId {request_id}。]",
        "请更正配置中{side}的地域。[可用地域：{regions}。]",
    ),
    FaultCode.EMPTY_ANSWER: Explanation(
        "应答中没有新建对象的 ID。",
        "无从得知是否完成，因此不会再次发送。[RequestId {request_id}。]",
        "查看现状（控制台中按 r）。",
    ),
}
