"""Chinese words about profiles."""

from __future__ import annotations

from ccrtui.text.explanation import Explanation
from ccrtui.text.records.profiles import ExpectedTypes, ProfileProblems, ProfileUsage, ProfileWords, ValueReasons

_PROBLEMS = ProfileProblems(
    profile_missing=Explanation(
        "没有名为 {name} 的配置（{file}）。",
        way_out="用 `ccrtui profiles list` 查看已有配置，或用 `ccrtui profiles new {name} ...` 新建。",
    ),
    profile_exists=Explanation(
        "配置 {name} 已存在（{file}）。", way_out="请换一个名称，或用 `ccrtui profiles edit {name} ...` 修改它。"
    ),
    profile_name_invalid=Explanation(
        "{name} 不能作为配置名称。", way_out="请使用 1 到 32 个字符：a-z、0-9 和 -，且不能以 - 开头。"
    ),
    profile_name_is_verb=Explanation("{name} 是 ccrtui 的命令，不能作为配置名称。", way_out="请换一个名称。"),
    profile_damaged=Explanation(
        "{file} 第 {line} 行不是合法的 TOML：{reason}。", way_out="请修正该行；文件未被改动。[已保留副本：{kept}。]"
    ),
    profile_newer=Explanation(
        "{file} 第 {line} 行：schema {schema} 比本版 ccrtui 能读取的（{known}）更新。",
        way_out="请使用写入它的较新版本；文件未被改动。",
    ),
    profile_exposed=Explanation("其他用户可以读写 {file}（权限 {mode}）。", way_out="请执行：{command}"),
    profile_unreadable=Explanation("无法读取 {file}：{reason}。", way_out="请为自己授予读取权限。"),
    profile_unwritable=Explanation("无法写入 {file}：{reason}。", way_out="文件保持原样；请腾出空间或授予权限后重试。"),
    profile_edit_unclear=Explanation("{file} 的写法使这次修改无法安全写入。", way_out="文件未被改动，请手动修改。"),
    profile_key_unknown=Explanation(
        "{file} 第 {line} 行：不存在键 {key}。", way_out="[是否指 {near}？]此处可用的键：{known}。"
    ),
    profile_key_missing=Explanation("{file} 第 {line} 行：缺少 {key}。", way_out="请补上。"),
    profile_type_wrong=Explanation("{file} 第 {line} 行：{key} 应为{expected}。", way_out="请修正该行。"),
    profile_value_bad=Explanation("{file} 第 {line} 行：{key} 应为{reason}。", way_out="请修正该行。"),
    profile_word_unknown=Explanation("{file} 第 {line} 行：{key} 只能取：{allowed}。", way_out="请修正该行。"),
    profile_clusters_too_few=Explanation(
        "{file} 第 {line} 行：配置需要两个集群。",
        way_out="请加上 clusters.leader 和 clusters.follower，各含 url 或 instance。",
    ),
    profile_cluster_nowhere=Explanation(
        "{file} 第 {line} 行：{key} 既没有 url 也没有 instance。", way_out="请补上其中之一。"
    ),
    profile_link_unknown_cluster=Explanation(
        "{file} 第 {line} 行：{key} 指向集群 {cluster}，但配置中没有它。", way_out="已有的集群：{known}。"
    ),
    profile_link_to_itself=Explanation(
        "{file} 第 {line} 行：链路的领导者与追随者是同一个集群 {cluster}。", way_out="请写两个不同的集群。"
    ),
    profile_link_not_served=Explanation(
        "{file} 第 {line} 行：{key} 超出了一个配置可有的链路数（[{served}]）。",
        way_out="请为它另建一个配置：ccrtui profiles new 名称。",
    ),
    profile_follower_twice=Explanation(
        "{file} 第 {line} 行：{key} 为两个领导者索引指定了同一个追随者索引 {index}。",
        way_out="请为每个领导者索引指定各自的追随者索引。",
    ),
    profile_locked=Explanation(
        "进程 {holder} 自 {since} 起持有配置 {name} 的写入权。", way_out="请在那里结束它，或以只读方式继续。"
    ),
    profile_id_shared=Explanation(
        "配置 {name} 与 {other} 的 id 相同，所建资源的标记也就相同：其中一个可能撤销另一个所建的资源。",
        way_out="若 {name} 是复制出来的，请在 {file} 中为它写一个新的 id（以八位 0-9 或 a-f 开头）"
        "，并删去其中的 made 表。",
    ),
    profile_moved=Explanation(
        "配置 {name} 中的集群或密钥引用在本会话开始后已改动；没有发送任何请求。", way_out="请结束本会话后重新启动。"
    ),
    password_not_reference=Explanation(
        "{file} 第 {line} 行：{key} 只能写密钥在哪里，不能写密钥本身。",
        way_out="请写 env:名称、file:路径 或 prompt；若密钥曾写在这里，请更换密钥。",
    ),
    lock_unusable=Explanation("无法使用锁文件 {file}：{reason}。", way_out="请为自己授予写入权限。"),
    place_unusable=Explanation(
        "无法使用目录 {folder}：{reason}。", way_out="请授予权限，或用 CCRTUI_HOME 指定别的目录。"
    ),
    secret_missing=Explanation("未设置环境变量 {variable}（{reference}）。", way_out="请设置后重新启动。"),
    secret_empty=Explanation("{reference} 的内容为空。", way_out="请把密钥放到那里。"),
    secret_no_prompt=Explanation(
        "{purpose} 的密钥需要手动输入，但没有终端可供输入。", way_out="请在配置中改用 env:名称 或 file:路径。"
    ),
    secret_not_text=Explanation("{reference} 指向的内容不是密钥：过长，或不是 UTF-8。", way_out="请指定别的文件。"),
    secret_unreadable=Explanation("无法读取 {file}（{reference}）：{reason}。", way_out="请修正路径或权限。"),
    secret_exposed=Explanation(
        "其他用户可以读写 {file}（{reference}，权限 {mode}）。", way_out="请收回这些权限：chmod o-rwx。"
    ),
    secret_reference_bad=Explanation(
        "{purpose} 的密钥没有写成引用。", way_out="请在配置中写 env:名称、file:路径 或 prompt。"
    ),
)

_REASONS = ValueReasons(
    empty="非空内容",
    control_character="不含控制字符的单行文本",
    id_form="至少 8 位十六进制数字，即 UUID 的开头",
    instance_form="实例 ID：es- 加 8 个字母或数字",
    machine_form="云服务器实例 ID：ins- 加 8 个字母或数字",
    ccn_form="云联网 ID：ccn- 加 8 个字母或数字；或 new",
    region_form="地域，例如 ap-beijing",
    alias_form="不超过 64 个字母、数字、- 或 _，且以字母或数字开头",
    charge_form="POSTPAID_BY_DAY_MAX 或 POSTPAID_BY_MONTH_95",
    language_form=" en 或 zh",
    url_form="形如 https://10.1.3.7:9200 的地址",
    url_has_credentials="不含用户名和密码的地址；请另外给出用户和密码的引用",
    transport_form="主机:端口，例如 10.1.3.7:9300 或 [fd00::7]:9300",
    address_form="IPv4 地址",
    reference_form=" env:名称、file:路径 或 prompt",
    index_form='索引名：小写，不含 \\ / * ? " < > | 空格 , # :，且不以 - _ + 开头',
    bandwidth_form=" 1 到 1000000 Mbit/s",
    samples_form=" 0 到 10000",
    schema_form=" 1 或更大的数",
    where_form="地址（https://主机:9200）或实例 ID（es- 加 8 个字母或数字）",
    whole_number="整数",
)

_EXPECTED = ExpectedTypes(
    text="带引号的文本",
    texts="带引号文本的列表",
    pairs='成对的列表，例如 [["orders", "orders"]]',
    number="整数",
    flag=" true 或 false",
    table="表",
    tables="表：[[links]]",
    list="列表",
)

_USAGE = ProfileUsage(
    verb_missing=Explanation(
        "`ccrtui profiles` 需要知道做什么。", way_out="可选：{known}；`ccrtui profiles --help` 有说明。"
    ),
    verb_unknown=Explanation("`ccrtui profiles` 没有 {verb} 这个操作。", way_out="可选：{known}。"),
    name_missing=Explanation("`ccrtui profiles {verb}` 需要配置名称。", way_out="请写：ccrtui profiles {verb} NAME"),
    argument_unexpected=Explanation("多出了 {argument}。", way_out="`ccrtui profiles --help` 列出可用写法。"),
    option_unknown=Explanation("没有选项 {option}。", way_out="`ccrtui profiles --help` 列出全部选项。"),
    option_unfit=Explanation("{option} 不适用于 `ccrtui profiles {verb}`。", way_out="请去掉它。"),
    option_needs_value=Explanation("{option} 需要一个值。", way_out="请写在选项之后。"),
    option_takes_no_value=Explanation("{option} 不带值。", way_out="请只写选项本身。"),
    option_missing=Explanation(
        "缺少 {option}：该集群在哪里？", way_out="请给出地址或实例 ID；也可只写 {option}-region，以后再选实例。"
    ),
    option_bad=Explanation("{option} 应为{reason}。", way_out="请修正后重试；没有写入任何内容。"),
    option_word_unknown=Explanation("{option} 只能取：{allowed}。", way_out="请修正后重试；没有写入任何内容。"),
    option_not_reference=Explanation(
        "{option} 只能写密钥在哪里，不能写密钥本身。",
        way_out="请写 env:名称、file:路径 或 prompt；在此输入过的密钥可能已留在 shell 历史中。",
    ),
    option_file_missing=Explanation("{option}：没有文件 {file}。", way_out="请修正路径后重试。"),
    same_place=Explanation("领导者与追随者是同一个集群（{where}）。", way_out="请写两个不同的集群。"),
    nothing_to_change=Explanation(
        "没有给出要修改的内容。", way_out="请给出与 `new` 相同的选项，或直接编辑文件：ccrtui profiles path {name}"
    ),
    confirm_needed=Explanation(
        "删除配置 {name} 后无法恢复。", way_out="请写：ccrtui profiles remove {name} --confirm {name}"
    ),
    confirm_differs=Explanation("--confirm 写的不是该配置的名称；没有删除任何内容。", way_out="请写：--confirm {name}"),
)

_HELP = """\
用法： ccrtui profiles new NAME --leader WHERE --follower WHERE [选项]
       ccrtui profiles edit NAME [选项]        只修改给出的内容
       ccrtui profiles list                    列出全部配置
       ccrtui profiles show NAME               以 TOML 显示配置
       ccrtui profiles path NAME               显示配置文件的路径
       ccrtui profiles remove NAME --confirm NAME

WHERE 是地址（https://10.1.3.7:9200）或实例 ID（es-2h7x0a1b）；
以后再选实例时，只写地域即可。
REF 说明密钥在哪里：env:名称、file:路径 或 prompt。

两端各自的选项；追随者写成 --follower-...
  --leader WHERE              集群
  --leader-region REGION      所在地域，用于实例 ID
  --leader-url URL            WHERE 为实例 ID 时的地址
  --leader-user USER          登录用户
  --leader-password REF       登录密码
  --leader-ca FILE            其证书的 CA
  --leader-transport HOST:PORT  对端连接它的地址，可重复
  --leader-credentials REF    另一个云账号
复制链路
  --alias NAME                领导者在追随者上的名称（leader）
  --remote-mode MODE          auto、sniff 或 proxy
  --index LEADER[=FOLLOWER]   要复制的索引，可重复
  --create-index              领导者索引不存在时创建
  --sample-docs N             写入 N 个示例文档（并创建索引）
两端之间的网络
  --network HOW               auto、peering、ccn 或 connected
  --bandwidth MBPS  --charge TYPE  --ccn ID（或 new）
  --probe-from INSTANCE  --probe-to ADDRESS   由谁探测、探测谁
  --cloud-endpoint URL        另一个云 API 地址
配置本身
  --environment KIND          prod 或 test
  --lang LANGUAGE             en 或 zh；`new` 和 `edit` 会存入配置

`edit`：空值（''）去掉可选内容；可重复的选项替换整个列表。
CCRTUI_HOME 指定存放全部文件的目录。
"""

WORDS = ProfileWords(
    problems=_PROBLEMS,
    reasons=_REASONS,
    expected=_EXPECTED,
    usage=_USAGE,
    help=_HELP,
    space="",
    kept="已保留副本：{kept}。",
    created="配置 {name} 已写入 {file}。下一步：ccrtui {name}，或 ccrtui setup {name} --plan",
    region_open="未给出 {instance} 的地域，以后会询问。现在给出：ccrtui profiles edit {name} {option} REGION",
    changed="配置 {name} 已修改。",
    unchanged="配置 {name} 已是如此，没有写入。",
    removed="配置 {name} 已删除，其操作日志保留。",
    left_behind="用它创建的内容仍在原处，ccrtui 不再知道可以移除它们：{made}",
    would_orphan="仍记录着用它创建的内容；没有这个配置，ccrtui 就不知道可以移除它们：{made}。"
    "若要先撤回：ccrtui setup {name} --undo",
    none_yet="还没有配置。请新建：ccrtui profiles new NAME --leader WHERE --follower WHERE",
    cannot_be_read="（无法读取）",
)
