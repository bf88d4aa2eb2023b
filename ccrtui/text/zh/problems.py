"""Chinese words about what can be wrong with a profile or a command line."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.text.explanation import Explanation
from ccrtui.text.records.problems import ProblemWords

_PROFILE: Mapping[str, Explanation] = {
    "profile_missing": Explanation(
        "没有名为 {name} 的配置（{file}）。",
        way_out="用 `ccrtui profiles list` 查看已有配置，或用 `ccrtui profiles new {name} ...` 新建。",
    ),
    "profile_exists": Explanation(
        "配置 {name} 已存在（{file}）。", way_out="请换一个名称，或用 `ccrtui profiles edit {name} ...` 修改它。"
    ),
    "profile_name_invalid": Explanation(
        "{name} 不能作为配置名称。", way_out="请使用 1 到 32 个字符：a-z、0-9 和 -，且不能以 - 开头。"
    ),
    "profile_name_is_verb": Explanation("{name} 是 ccrtui 的命令，不能作为配置名称。", way_out="请换一个名称。"),
    "profile_damaged": Explanation(
        "不是合法的 TOML：{reason}。", way_out="请修正该行；文件未被改动。[已保留副本：{kept}。]"
    ),
    "profile_newer": Explanation(
        "schema {schema} 比本版 ccrtui 能读取的（{known}）更新。",
        way_out="请使用写入它的较新版本；文件未被改动。",
    ),
    "profile_exposed": Explanation("其他用户可以读写 {file}（权限 {mode}）。", way_out="请执行：{command}"),
    "profile_unreadable": Explanation("无法读取 {file}：{reason}。", way_out="请为自己授予读取权限。"),
    "profile_too_large": Explanation(
        "{file} 超出配置文件的大小上限：{size} 字节，上限 {most}。",
        "没有读取：否则需要数分钟。",
        "请换回真正的配置文件；这个文件不像是配置。",
    ),
    "profile_too_full": Explanation(
        "{file} 中的键、表或值多于配置文件所能有的数量。",
        "没有读取：否则需要数分钟。",
        "请换回真正的配置文件；这个文件不像是配置。",
    ),
    "profile_unwritable": Explanation(
        "无法写入 {file}：{reason}。", way_out="文件保持原样；请腾出空间或授予权限后重试。"
    ),
    "profile_edit_unclear": Explanation("{file} 的写法使这次修改无法安全写入。", way_out="文件未被改动，请手动修改。"),
    "profile_key_unknown": Explanation("不存在键 {key}。", way_out="[是否指 {near}？]此处可用的键：{known}。"),
    "profile_key_missing": Explanation("缺少 {key}。", way_out="请补上。"),
    "profile_value_bad": Explanation("{option} 应为{reason}。", way_out="请修正；没有写入或发送任何内容。"),
    "profile_word_unknown": Explanation("{option} 只能取：{allowed}。", way_out="请修正；没有写入或发送任何内容。"),
    "profile_clusters_too_few": Explanation(
        "配置需要两个集群。",
        way_out="请加上 clusters.leader 和 clusters.follower，各含 url 或 instance。",
    ),
    "profile_cluster_nowhere": Explanation(
        "缺少 {option}：该集群在哪里？", way_out="请给出地址或实例；也可只给出地域，以后再选实例。"
    ),
    "profile_link_unknown_cluster": Explanation(
        "{option} 指向集群 {cluster}，但配置中没有它。", way_out="已有的集群：{known}。"
    ),
    "profile_link_to_itself": Explanation(
        "链路的领导者与追随者是同一个集群 {cluster}。", way_out="请写两个不同的集群。"
    ),
    "profile_link_not_served": Explanation(
        "此处超出了一个配置可有的链路数（{served}）。", way_out="请为它另建一个配置：ccrtui profiles new 名称。"
    ),
    "threshold_key_unknown": Explanation("阈值没有 {option} 这一项。", way_out="可写：{known}。"),
    "threshold_link_unknown": Explanation(
        "此配置没有别名为 {link} 的链路。", way_out="已有：{known}。不写 link 则对全部链路有效。"
    ),
    "profile_same_place": Explanation(
        "领导者与追随者是同一个集群（{where}）。", way_out="请指定两个不同的集群；没有写入或发送任何内容。"
    ),
    "given_twice": Explanation(
        "{option} 给出了两次，只能给出一次。", way_out="请去掉其中一个；没有写入或发送任何内容。[已保留副本：{kept}。]"
    ),
    "profile_option_unknown": Explanation("配置没有选项 {option}。", way_out="`ccrtui profiles --help` 列出全部选项。"),
    "profile_follower_twice": Explanation(
        "为两个领导者索引指定了同一个追随者索引 {index}。",
        way_out="请为每个领导者索引指定各自的追随者索引；没有写入或发送任何内容。",
    ),
    "profile_locked": Explanation(
        "进程 {holder} 自 {since} 起持有配置 {name} 的写入权。", way_out="请在那里结束它，或以只读方式继续。"
    ),
    "profile_id_shared": Explanation(
        "配置 {name} 与 {other} 的 id 相同，所建资源的标记也就相同：其中一个可能撤销另一个所建的资源。",
        way_out="若 {name} 是复制出来的，请在 {file} 中为它写一个新的 id（以八位 0-9 或 a-f 开头）"
        "，并删去其中的 made 表。",
    ),
    "profile_moved": Explanation(
        "配置 {name} 中的集群或密钥引用在本会话开始后已改动；没有发送任何请求。", way_out="请结束本会话后重新启动。"
    ),
    "password_not_reference": Explanation(
        "{option} 只能写密钥在哪里，不能写密钥本身。",
        way_out="请写 env:名称、file:路径 或 prompt；若写过密钥本身，请更换密钥。",
    ),
    "lock_is_link": Explanation(
        "锁文件 {file} 是指向其他文件的链接。",
        "不会跟随链接：否则它指向的文件会被清空。",
        "请查明链接的来源，并删除它。",
    ),
    "lock_unusable": Explanation("无法使用锁文件 {file}：{reason}。", way_out="请为自己授予写入权限。"),
    "place_unusable": Explanation(
        "无法使用目录 {folder}：{reason}。", way_out="请授予权限，或用 CCRTUI_HOME 指定别的目录。"
    ),
    "secret_missing": Explanation("未设置环境变量 {variable}（{reference}）。", way_out="请设置后重新启动。"),
    "secret_empty": Explanation("{reference} 的内容为空。", way_out="请把密钥放到那里。"),
    "secret_no_prompt": Explanation(
        "{purpose} 的密钥需要手动输入，但没有终端可供输入。", way_out="请在配置中改用 env:名称 或 file:路径。"
    ),
    "secret_not_text": Explanation("{reference} 指向的内容不是密钥：过长，或不是 UTF-8。", way_out="请只放密钥本身。"),
    "secret_unreadable": Explanation("无法读取 {file}（{reference}）：{reason}。", way_out="请修正路径或权限。"),
    "secret_exposed": Explanation(
        "其他用户可以读写 {file}（{reference}，权限 {mode}）。", way_out="请收回这些权限：chmod o-rwx。"
    ),
    "secret_reference_bad": Explanation(
        "{purpose} 的密钥没有写成引用。", way_out="请在配置中写 env:名称、file:路径 或 prompt。"
    ),
}

_USAGE: Mapping[str, Explanation] = {
    "verb_missing": Explanation(
        "`ccrtui profiles` 需要知道做什么。", way_out="可选：{known}；`ccrtui profiles --help` 有说明。"
    ),
    "verb_unknown": Explanation("`ccrtui profiles` 没有 {verb} 这个操作。", way_out="可选：{known}。"),
    "name_missing": Explanation("`ccrtui {verb}` 需要配置名称。", way_out="请写：ccrtui {verb} NAME ..."),
    "argument_unexpected": Explanation("多出了 {argument}。", way_out="`ccrtui help` 列出可用写法。"),
    "option_unknown": Explanation(
        "`ccrtui[ {verb}]` 没有选项 {option}。", way_out="`ccrtui help` 和 `ccrtui profiles --help` 列出全部选项。"
    ),
    "option_unfit": Explanation("{option} 不适用于 `ccrtui profiles {verb}`。", way_out="请去掉它。"),
    "option_needs_value": Explanation("{option} 需要一个值。", way_out="请写在选项之后。"),
    "option_takes_no_value": Explanation("{option} 不带值。", way_out="请只写选项本身。"),
    "profile_shards_twice": Explanation(
        "--shards 与 --settings 中的 number_of_shards 重复。", way_out="请只保留其中之一；没有写入或发送任何内容。"
    ),
    "option_file_unreadable": Explanation("{option}：无法读取 {file}：{reason}。", way_out="请修正路径后重试。"),
    "option_file_missing": Explanation("{option}：没有文件 {file}。", way_out="请修正路径后重试。"),
    "nothing_to_change": Explanation(
        "没有给出要修改的内容。", way_out="请给出与 `new` 相同的选项，或直接编辑文件：ccrtui profiles path {name}"
    ),
    "confirm_needed": Explanation(
        "删除配置 {name} 后无法恢复。", way_out="请写：ccrtui profiles remove {name} --confirm {name}"
    ),
    "production_unconfirmed": Explanation(
        "{name} 是生产环境配置：写入前必须输入其名称；没有发送任何内容。",
        way_out="若是测试环境：ccrtui profiles edit {name} --environment test。否则请写：{command}",
    ),
    "confirm_differs": Explanation(
        "--confirm 写的不是该配置的名称；没有删除任何内容。", way_out="请写：--confirm {name}"
    ),
    "option_needed": Explanation("需要 {option}。", way_out="正确写法见 `ccrtui help`。"),
    "options_apart": Explanation("{option} 与 {other} 不能同时给出。", way_out="请去掉其中一个。"),
    "verb_not_here": Explanation("当前版本没有命令 {verb}。", way_out="可用命令见 `ccrtui help`。"),
    "no_such_word": Explanation(
        "{name} 既不是命令，也不是配置。", way_out="命令见 `ccrtui help`[；现有配置：{names}]。"
    ),
    "no_profile": Explanation(
        "还没有配置。", way_out="请先创建：ccrtui profiles new 名称 --leader 位置 --follower 位置；或试用：ccrtui demo"
    ),
    "which_profile": Explanation("请指定配置。现有：{names}。", way_out="打开方式：ccrtui 名称"),
    "scenario_unknown": Explanation("没有场景 {name}。", way_out="可用场景：{names}。"),
    "stdout_not_written": Explanation(
        "无法写入标准输出：{reason}。",
        "此前发送的内容已记入日志，此后没有再发送任何内容。",
        "请将标准输出指向可写的文件、管道或终端，然后重新运行。",
    ),
    "stderr_not_written": Explanation(
        "无法把计划和提示写入标准错误：{reason}。",
        "此前发送的内容已记入日志，此后没有再发送任何内容：未显示过的计划不会发送。",
        "请让标准错误指向可写的文件、管道或终端，然后重新运行。",
    ),
    "simulate_refused": Explanation("模拟器无法启动：{reason}。"),
}

_REASONS: Mapping[str, str] = {
    "empty": "非空内容",
    "control_character": "不含控制字符的单行文本",
    "id_form": "至少 8 位十六进制数字，即 UUID 的开头",
    "instance_form": "实例 ID：es- 加 8 个字母或数字",
    "machine_form": "云服务器实例 ID：ins- 加 8 个字母或数字；或 pick",
    "ccn_form": "云联网 ID：ccn- 加 8 个字母或数字；或 new",
    "region_form": "地域，例如 ap-beijing",
    "alias_form": "不超过 255 个字母、数字、- 或 _，且不以 - 开头",
    "date_form": "日期，如 2026-11-30",
    "charge_form": "POSTPAID_BY_DAY_MAX 或 POSTPAID_BY_MONTH_95",
    "language_form": " en 或 zh",
    "url_form": "形如 https://10.1.3.7:9200 的地址",
    "endpoint_form": "不含路径的地址，例如 https://vpc.example:443",
    "url_has_credentials": "不含用户名和密码的地址；请另外给出用户和密码的引用",
    "transport_form": "主机:端口，例如 10.1.3.7:9300 或 [fd00::7]:9300",
    "address_form": "IPv4 地址",
    "reference_form": " env:名称、file:路径 或 prompt",
    "index_form": '索引名：小写，不含 \\ / * ? " < > | 空格 , # :，且不以 - _ + 开头',
    "pattern_form": "索引名模式，例如 audit-*",
    "amount_form": "不小于 0 的数",
    "percent_form": " 0 到 90 的百分数",
    "threshold_form": "KEY=VALUE KEY=VALUE，例如 index=audit-* warn_seconds=60 critical_seconds=600",
    "threshold_empty_form": "含有至少一个限值的表：warn_seconds、critical_seconds、warn_operations、"
    "critical_operations、warn_history_hours、critical_history_hours",
    "threshold_order_form": "不比 warn 限值宽松的值",
    "bandwidth_form": " 1 到 1000000 Mbit/s",
    "port_form": " 1 到 65535",
    "shards_form": "1 到 1024",
    "settings_form": '由索引设置组成的 JSON 对象，例如 {"refresh_interval": "30s"}',
    "mappings_form": "只含索引设置，不含 mappings 和 aliases",
    "soft_deletes_form": "不关闭软删除的设置：没有软删除就无法追随",
    "settings_length_form": "不超过 65536 个字符",
    "samples_form": " 0 到 10000",
    "taken_form": " 1 到 1000000000",
    "schema_form": " 1 或更大的数",
    "where_form": "地址（https://主机:9200）或实例 ID（es- 加 8 个字母或数字）",
    "seconds_form": "秒数，不小于 0",
    "whole_number": "整数",
    "text": "带引号的文本",
    "texts": "带引号文本的列表",
    "pairs": '成对的列表，例如 [["orders", "orders"]]',
    "flag": " true 或 false",
    "table": "表",
    "tables": "表：[[links]]",
    "list": "列表",
}

WORDS = ProblemWords({**_PROFILE, **_USAGE}, _REASONS, place="{file} 第 {line} 行：")
