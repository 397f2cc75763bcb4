"""Start an archive: the smallest folder that builds as it is."""

from pathlib import Path

from generator.records.id_locks import lock_name, write_lock
from generator.records.loading import load

_FILES = {
    "archive.yml": """\
# 资料库的设置。每一项的说明见使用手册“资料的字段”一章的末尾。
name: 我的学习资料库
# organisation: 某某单位
# notice: 印在每一页页首的声明
# accent: "#14566f"
# audiences:            # 读者范围，第一个是默认的
#   - {id: members, name: 成员}
#   - {id: secretaries, name: 学习秘书, includes: [members]}
""",
    "mkdocs.yml": """\
# 网站引擎的设置；与资料有关的设置都在 archive.yml。
theme:
  name: material
""",
    ".gitignore": "/.build/\n/site/\n",
    "materials/vocabulary/duties.yml": """\
title: 职责
terms:
  - {id: theory, name: 理论学习, note: 理论学习的组织和服务}
  - {id: grassroots, name: 基层治理}
""",
    "materials/vocabulary/categories.yml": """\
title: 必修类别
terms:
  - {id: general, name: 一般专题}
""",
    "materials/vocabulary/forms.yml": """\
title: 形式
terms:
  - {id: reflection, name: 学习体会}
  - {id: summary, name: 经验总结}
  - {id: research, name: 调研报告}
""",
    "materials/vocabulary/levels.yml": """\
title: 单位类型
terms:
  - {id: department, name: 部门}
""",
    "materials/vocabulary/study_forms.yml": """\
title: 学习形式
terms:
  - {id: first-item, name: 第一议题}
  - {id: group, name: 中心组学习}
  - {id: lecture-hall, name: 大讲堂}
  - {id: classroom, name: 学堂}
  - {id: meeting, name: 业务会议, note: 单位要求里写“不计入”的，不算学习次数}
  - {id: training, name: 培训班}
""",
    "materials/vocabulary/steps.yml": """\
title: 学习步骤
terms:
  - {id: self-study, name: 自学}
  - {id: discussion, name: 讨论}
  - {id: summary, name: 小结}
""",
    "materials/vocabulary/ways.yml": """\
title: 学习方式
terms:
  - {id: platform, name: 平台学习}
  - {id: site, name: 现场学习}
  - {id: immersive, name: 沉浸式学习}
  - {id: hands-on, name: 实操学习}
""",
    "materials/vocabulary/resource_types.yml": """\
title: 资源类型
terms:
  - {id: platform, name: 平台}
  - {id: base, name: 基地}
  - {id: course, name: 课程}
""",
    "materials/vocabulary/problem_types.yml": """\
title: 问题类型
terms:
  - {id: records, name: 记录不全}
  - {id: follow, name: 学用脱节}
""",
    "materials/vocabulary/stages.yml": """\
title: 列席环节
terms:
  - {id: before, name: 会前检查}
  - {id: comment, name: 现场点评}
  - {id: talks, name: 个别访谈}
  - {id: feedback, name: 反馈整改}
""",
    "materials/vocabulary/outcome_forms.yml": """\
title: 成果形式
terms:
  - {id: rule, name: 改了制度}
  - {id: project, name: 办成的事}
""",
    "materials/vocabulary/secretary_steps.yml": """\
title: 学习秘书的工作环节
terms:
  - {id: materials, name: 备材料}
  - {id: minutes, name: 做记录}
  - {id: filing, name: 归档}
""",
    "materials/vocabulary/synonyms.yml": """\
title: 简称与全称
terms:
  - {id: zhongxinzu, name: 理论学习中心组, also: [中心组]}
""",
    "materials/speeches/welcome.md": """\
---
title: "第一份资料"
summary: 这是新资料库自带的样例，可以删去。
duties: [理论学习]
---

一份资料就是 materials/ 里的一个文本文件：开头两行 --- 之间是资料信息，下面是正文。

## 接着做什么

- 运行 generator new speech 2024-05-01-zuotan 新建一份讲话，照着注释填写；
- 运行 generator import 文件夹 --kind speech 导入已有的文字稿；
- 运行 generator check 检查，运行 generator build 生成网站。
""",
}


def start_archive(folder: Path) -> tuple[Path, ...]:
    """Write a minimal archive into `folder`.

    Returns:
        The files written.

    Raises:
        FileExistsError: when the folder holds anything already; nothing is written then.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(folder)
    written = []
    for name, text in _FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    library, _, _ = load(folder)
    for name, lock in library.locks.items():
        write_lock(folder, name, lock)
        written.append(folder / lock_name(name))
    return tuple(written)
