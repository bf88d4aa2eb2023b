"""What is said of accounts, instances and what joins their networks, in Chinese."""

from __future__ import annotations

from ccrtui.text.cloud_code_words import JoiningCodeWords
from ccrtui.text.explanation import Explanation

JOINING_CODES = JoiningCodeWords(
    account_known=Explanation(
        "领导者：账号 {leader_account}[，{leader_region}]；追随者：账号 {follower_account}[，{follower_region}]。"
    ),
    instance_not_found=Explanation(
        "{side}的实例 {instance} 不在 {region}[（以账号 {account} 查看）]。",
        "",
        "请核对配置中的实例 ID 和地域。[该地域现有：{instances}。]",
    ),
    instance_not_usable=Explanation(
        "{side}的实例 {instance}[（{name}）]状态不正常：{instance_state}。",
        "处于该状态的集群不能用于搭建。",
        "请在 Elasticsearch Service 控制台[（{region}）]查看，之后重新查看（控制台中按 r）。",
    ),
    instance_of_another_account=Explanation(
        "本账号看不到{side}的实例 {instance}。",
        "有连接通往账号 {account}，该实例可能属于它。",
        "请提供该账号的密钥（`--leader-credentials`、`--follower-credentials`），或直接填写集群地址"
        "（`--leader-url`、`--follower-url`）。",
    ),
    no_instance_fits=Explanation(
        "{region} 没有可作为{side}的实例。[现有：{instances}。]",
        "要求：白金版或企业版[，版本不低于 {needs}]，状态正常。",
        "请购买或升级：Elasticsearch Service 控制台 > {region}；之后重新查看（控制台中按 r）。",
    ),
    no_path_yet=Explanation(
        "{side}的实例 {instance} 存在，但本机目前到达不了[（{address}）]。",
        "[{fault}]",
        "两端网络打通后会重新判断。",
    ),
    ready_as_cloud_tells=Explanation("云端目前给出的信息没有不符之处。", "其余项目待两个集群都能应答后再判断。"),
    security_differs=Explanation(
        "只有一端要求登录[：领导者 {leader_secured}，追随者 {follower_secured}]。",
        "启用安全认证与未启用的集群无法互连。",
        "请在 Elasticsearch Service 控制台将两端设为一致，之后重新查看（控制台中按 r）。",
    ),
    network_unknown=Explanation("跳过：{side}是手工填写的地址。", "不知道它在哪个网络，因此不改动任何网络。"),
    same_network=Explanation("跳过：两个实例同在 {vpc}。"),
    connected_otherwise=Explanation("跳过：配置注明两个网络已经打通。", "是否属实，由“连通性”一步验证。"),
    vpc_not_found=Explanation(
        "{side}的私有网络 {vpc} 不在 {region}（以该侧密钥查看）。", "", "请核对配置中{side}的地域和账号。"
    ),
    peering_active=Explanation(
        "对等连接 {connection}[（{connection_name}）]连接了 {leader_network} 与 {follower_network}。"
    ),
    peering_missing=Explanation(
        "{leader_network} 与 {follower_network} 之间没有连接。",
        "[将以 {bandwidth} Mbps 的带宽上限建立。][计费模式：{charge}。]"
        "[每{price_per}最多 {price} 元：取自 {price_listed} 年文档的刊例价，不是报价。]"
        "[同样已建立对等连接、但此处看不到网段，因此未比对：{not_seen}。]",
    ),
    peering_pending=Explanation("对等连接 {connection} 正在建立[：{state}]。"),
    peering_to_accept=Explanation(
        "对等连接 {connection} 等待账号 {account} 接受[，截止北京时间 {accept_by}]。",
        "配置中有该账号的密钥引用，可以从这里接受。",
        "[看不到它的另一端：仅当确知账号 {confirm} 会发起它时才接受。"
        "在控制台中按 a 后输入 {confirm}；在命令行中使用 --confirm {confirm}。]",
    ),
    peering_awaits_other=Explanation(
        "对等连接 {connection} 等待账号 {account} 接受。",
        "只有该账号能够接受。[截止北京时间 {accept_by}，逾期失效。]",
        "对方操作：私有网络控制台 > 对等连接[ > {region}] > 接受；之后重新查看（控制台中按 r）。",
    ),
    peering_expired=Explanation(
        "对等连接 {connection} 未在期限内被接受[（账号 {account}）]。",
        "已过期的连接无法恢复。",
        "需要删除（私有网络控制台 > 对等连接）后重新申请。",
    ),
    peering_rejected=Explanation(
        "对等连接 {connection} 已被拒绝[（账号 {account}）]。",
        "",
        "请与对方账号商定，之后需要删除（私有网络控制台 > 对等连接）并重新申请。",
    ),
    peering_failed=Explanation(
        "对等连接 {connection} 建立失败。",
        "[状态：{state}。]",
        "需要删除（私有网络控制台 > 对等连接）后重新申请；若再次失败，请提交工单。",
    ),
    peering_isolated=Explanation(
        "对等连接 {connection} 隔离中。",
        "通常是因为欠费；费用由发起连接的账号承担。",
        "请在费用中心结清，之后重新查看（控制台中按 r）。",
    ),
    peering_state_unknown=Explanation(
        "对等连接 {connection} 处于本程序不认识的状态：{state}。",
        "按不可用处理。",
        "请查看私有网络控制台 > 对等连接，之后重新查看（控制台中按 r）。",
    ),
    networks_overlap=Explanation(
        "两个网络的网段重叠，路由无法区分[：{overlaps}]。",
        "[领导者 {leader_network}；追随者 {follower_network}。]",
        "请将一个集群放到独立的网段；若重叠的只是其他子网，可试用云联网（`--network ccn`）。",
    ),
    overlaps_peer=Explanation(
        "{side}已通过 {connection} 连接 {vpc}，后者与对端网络的网段重叠[：{overlaps}]。",
        "该连接不由我们改动。",
        "若无人使用，请删除该连接；或用云联网连接两端（`--network ccn`）。",
    ),
    peering_quota=Explanation(
        "{side}的 {vpc} 已有 {in_use} 个对等连接，上限为 {limit} 个。", "", "请删除无用的连接，或提交工单提高配额。"
    ),
    cross_region_refused=Explanation(
        "此账号在这两个地域之间不能建立对等连接。",
        "云联网（CCN）也能连接不同地域；它是另一种产品，单独计费。",
        "请选择 `ccn`；若两端已由其他方式打通，请选择 `connected`。",
    ),
    ccn_joins=Explanation("云联网 {ccn}[（{ccn_name}）]连接了 {leader_network} 与 {follower_network}。"),
    ccn_missing=Explanation(
        "没有云联网连接 {leader_network} 与 {follower_network}。",
        "将新建一个。[地域间带宽上限（已选）：{bandwidth} Mbps。]云联网单独计费，本程序不掌握其价格。"
        "[计费模式：{charge}。]"
        "[每{price_per}最多 {price} 元：取自 {price_listed} 年文档的刊例价，不是报价。]",
    ),
    ccn_to_attach=Explanation("尚未关联到云联网 {ccn}[（{ccn_name}）]：{vpcs}。"),
    ccn_bandwidth_to_set=Explanation("云联网 {ccn} 中两个地域之间的带宽上限待设置[：{bandwidth} Mbps]。"),
    ccn_to_accept=Explanation(
        "云联网 {ccn}[（{ccn_name}）]等待所属账号[ {account} ]同意关联 {vpc}。",
        "配置中有该账号的密钥引用，可以从这里同意。",
    ),
    ccn_awaits_other=Explanation(
        "云联网 {ccn} 等待所属账号[ {account} ]同意关联 {vpc}。",
        "只有该账号能够同意；逾期未同意则失效。",
        "对方操作：私有网络控制台 > 云联网 > {ccn} > 关联实例 > 同意；之后重新查看（控制台中按 r）。",
    ),
    ccn_elsewhere=Explanation(
        "{side}的 {vpc} 已关联到云联网 {attached}。",
        "云端可能拒绝再关联到另一个（UnsupportedOperation.CcnAttached），因此没有发出请求。",
        "请先解除该关联（私有网络控制台 > 云联网 > {attached} > 关联实例）[，或两端都使用 {ccns}]。",
    ),
    ccn_attaching=Explanation("云联网 {ccn} 的关联正在变更[：领导者 {leader_state}][，追随者 {follower_state}]。"),
    ccn_attachment_state=Explanation(
        "{side}的 {vpc} 在云联网 {ccn} 中的状态为 {state}。",
        "该状态不会自行消失。",
        "请查看私有网络控制台 > 云联网 > {ccn} > 关联实例。",
    ),
    ccn_not_found=Explanation(
        "此账号没有云联网 {ccn}。", "", "请核对配置中的 `--ccn`[；现有：{ccns}]。属于其他账号的须使用该账号的密钥。"
    ),
    create_uncertain=Explanation("先前已请求创建 {marker}，但应答丢失。", "正在按名称查找；在此期间不会再次请求。"),
    create_not_found=Explanation(
        "先前已请求创建 {marker}，应答丢失，现在也找不到它。",
        "不会自行再次请求，否则可能出现两个。",
        "请先到网页控制台核对。要再次请求：在控制台中按 a 后输入 {confirm}；在命令行中使用 --confirm {confirm}。",
    ),
    connection_in_use=Explanation(
        "他人仍在使用 {connection}[：{routes}]。",
        "移除它会使他们失去连通。",
        "请先移除这些内容；它们不由我们删除。",
    ),
)
