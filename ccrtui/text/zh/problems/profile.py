"""What can be wrong with a profile, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.text.explanation import Explanation

PROFILE: Mapping[str, Explanation] = {
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
    "profile_no_room": Explanation(
        "{file} 容不下此次建立可能要记录的内容：{n} 项，共 {size} 字节，上限 {most}；没有发送任何内容。",
        "无法记录的内容以后也无法撤回。",
        "请把一部分索引对移到另一个配置：`ccrtui profiles new`。",
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
    "profile_alias_twice": Explanation(
        "追随者为 {cluster} 的两条链路用了同一个别名 {alias}。",
        way_out="请为每条链路各用一个别名；一条链路的索引写在同一个列表中。",
    ),
    "link_unknown": Explanation("此配置没有链路 {link}。", way_out="已有：{known}。"),
    "threshold_key_unknown": Explanation("限值没有 {option} 这一项。", way_out="可写：{known}。"),
    "threshold_link_unknown": Explanation(
        "此配置没有链路 {link}。", way_out="已有：{known}。不写 link 则对全部链路有效。"
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
    "profile_shards_twice": Explanation(
        "--shards 与 --settings 中的 number_of_shards 重复。", way_out="请只保留其中之一；没有写入或发送任何内容。"
    ),
}
