"""Nothing came back: names, addresses, time and TLS, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.call.fault import FaultCode
from ccrtui.text.explanation import Explanation

FAULTS: Mapping[FaultCode, Explanation] = {
    FaultCode.NAME_NOT_FOUND: Explanation(
        "本机 DNS 无法解析[ {address}]。", "名称拼写有误，或只有 VPC 内的解析器认识它。", "请检查拼写，或改用 IP 地址。"
    ),
    FaultCode.REFUSED: Explanation(
        "连接[ {address}] 被拒绝。",
        "现在没有服务在那里监听：节点已停止或正在启动，或端口有误。",
        "请先查看节点是否在运行[：它在 {worked_until} 之前有应答][；若在运行，请检查端口：HTTP 一般为 {usual_port}]。",
    ),
    FaultCode.UNREACHABLE: Explanation(
        "从本机无法到达[ {address}]。",
        "本机没有到该地址的路由，或途中的路由器表示无法到达。",
        "请检查本机的路由、VPN 和安全组。",
    ),
    FaultCode.TIMED_OUT: Explanation(
        "[{address} ]超时未应答[：{request} 已等待 {waited_s} 秒]。",
        "数据包在途中丢失，或服务器过载。",
        "请检查安全组是否放行该端口；重新查看（控制台中按 r）。",
    ),
    FaultCode.OWN_LOAD: Explanation(
        "未能及时接收应答[（{address}）]：ccrtui 自身繁忙。",
        "本程序或所在机器负载过高；这不说明网络有问题。",
        "重新查看（控制台中按 r）；若持续如此，请为该机器增加资源。",
    ),
    FaultCode.CUT_OFF: Explanation(
        "应答中途连接断开。", "节点正在重启，或中间设备断开了连接。", "重新查看（控制台中按 r）。"
    ),
    FaultCode.CERTIFICATE_UNTRUSTED: Explanation(
        "[{address} 的]证书[（{subject}）]不受本机信任[；其证书链最终由 {issuer} 签发]"
        "[；{ca_file} 中是 {ca_subjects}][ 等，另有 {ca_more} 个]"
        "[；该机构已重新生成：名称同为 {other_key}，密钥不同][；{refusal}]。",
        "没有发送任何内容：否则密码会交给身份未证实的服务器。",
        "用 `--leader-ca` 或 `--follower-ca` 指定[该链末端 {issuer} 的] CA 文件，或写入配置的 `ca`。",
    ),
    FaultCode.CERTIFICATE_EXPIRED: Explanation(
        "[{address} 的]证书[（{subject}）]已过期[（{expires_at}）]。",
        "没有发送任何内容：过期的证书不能证明对方身份。",
        "请在服务器上更新证书，然后重新查看（控制台中按 r）。",
    ),
    FaultCode.CERTIFICATE_NOT_YET_VALID: Explanation(
        "[{address} 的]证书[（{subject}）]尚未生效[：{valid_from} 起有效]。",
        "没有发送任何内容：不在有效期内的证书不能证明对方身份。最常见的原因是本机时钟偏慢。",
        "请检查本机的时钟和时区；否则请在服务器上重新签发证书。",
    ),
    FaultCode.CERTIFICATE_WRONG_NAME: Explanation(
        "证书不属于[ {address}]。",
        "没有发送任何内容：该地址背后可能是另一台服务器。",
        "请使用证书中的名称或地址[：{names}]。",
    ),
    FaultCode.AUTHORITY_UNUSABLE: Explanation(
        "CA 文件 {ca_file} 无法使用：{flaw}。",
        "没有发送任何内容：没有它就无法判断对方是不是正确的服务器。",
        "请用 `--leader-ca` 或 `--follower-ca` 指定含有 CA 证书的文件（PEM、DER 或不带密码的 PKCS#12），"
        "或写入配置的 `ca`。",
    ),
    FaultCode.TLS_EXPECTED: Explanation(
        "服务器使用 TLS，而地址写的是 http://。", "发往 TLS 端口的明文在读取前就会被丢弃。", "请改写为 https://。"
    ),
    FaultCode.TLS_NOT_EXPECTED: Explanation(
        "服务器使用明文 HTTP，而地址写的是 https://。", "明文端口无法应答 TLS 握手。", "请改写为 http://。"
    ),
    FaultCode.TLS_FAILED: Explanation(
        "TLS 握手失败[：{problem}]。",
        "两端没有共同的 TLS 版本或加密套件，或一端要求另一端出示证书。",
        "请检查两端的 TLS 版本和证书。",
    ),
}
