"""The catalogue of mistakes.  The handbook's page of diagnostics is printed from this module.

Codes: ``A`` the archive's layout and settings, ``T`` the bytes of a file, ``Y`` YAML, ``F`` fields,
``B`` bodies, ``L`` links and references, ``C`` checks across records, ``Q`` quotations, ``P``
packs, ``I`` import, ``S`` the site.
A code is permanent: a rule that goes leaves a gap.
"""

from generator.records.diagnostics import Rule, Severity

_E = Severity.ERROR
_W = Severity.WARNING

# --- A: the archive's layout and settings -------------------------------------------------------

NO_MATERIALS = Rule(
    "A101",
    _E,
    "这里没有 materials/ 文件夹，不是一个资料库",
    "用 --root 指明资料库所在的文件夹，或用 generator init 新建一个",
    "程序在指定的文件夹里找不到 materials/。什么也没有处理。",
)
UNKNOWN_FOLDER = Rule(
    "A102",
    _E,
    "不认识的文件夹“{folder}”：没有哪一类资料放在这里",
    "{suggestion}可用的文件夹：{known}",
    "materials/ 下的每个文件夹对应一类资料。写错名字的文件夹里的文件不会上网，所以按错误报告。",
)
UNCLAIMED_FILE = Rule(
    "A103",
    _E,
    "文件没有归属：没有任何资料用到它",
    "{remedy}",
    "资料库里的每个文件要么是一份资料（.md），要么是某份资料的附件或图片。没有归属的文件不会发布，"
    "因此报告出来，免得以为它已经上网。以点或“~$”开头的文件、Thumbs.db、desktop.ini 是系统或 "
    "Word 的临时文件，不算在内。",
)
BAD_ID = Rule(
    "A104",
    _E,
    "文件名“{id}”不能用作网址",
    "只用小写字母、数字、连字符和下划线，不超过 200 个，例如 2024-05-01-zuotan.md",
    "文件名就是网页的地址，只能用小写拉丁字母、数字、“-”“_”，并以字母或数字开头。该文件不处理。",
)
RESERVED_ID = Rule(
    "A105",
    _E,
    "文件名“{id}”是程序自己要用的",
    "换一个名字：不能是 index、page-2 这样的名字，也不能全是数字",
    "index、page-数字和纯数字的名字留给程序生成的网页。该文件不处理。",
)
ID_COLLISION = Rule(
    "A106",
    _E,
    "文件名与 {other} 只差大小写或字符形式，在有的系统上会互相覆盖",
    "给其中一个换名字",
    "有的系统不分大小写，或把全角、组合字符当作同一个字符。两份资料都不发布，直到改名为止。",
)
SYMLINK = Rule(
    "A107",
    _E,
    "这是一个符号链接，不读取",
    "把文件本身放进资料库",
    "符号链接可能指到资料库以外的文件，所以既不读取也不发布。",
)
BAD_SETTINGS = Rule(
    "A108",
    _E,
    "设置有误：{problem}",
    "{remedy}",
    "archive.yml 或 materials/vocabulary/ 里的一项设置不能用。有错的项目按没有写处理。",
)
BAD_KIND = Rule(
    "A109",
    _E,
    "不能使用自定义的资料类别“{name}”：{reason}",
    "{remedy}",
    "archive.yml 的 kinds 指到的 Python 声明找不到，或者不是一个 Kind，或者与已有的类别重名。",
)
UNKNOWN_AUDIENCE = Rule(
    "A110",
    _E,
    "没有名为“{name}”的读者范围",
    "{suggestion}可用的有：{known}",
    "archive.yml 的 audiences 列出各种读者范围；资料的 audience 和命令的 --audience 都从中选取。",
)

STALE_LOCK = Rule(
    "A111",
    _W,
    "段落编号没有跟上：{count} 份资料有新的或改过的段落",
    "运行 generator ids，再把 ids.lock 和资料一起保存",
    "ids.lock 记着每一段的编号，段落改过以后，引用过它的地方才找得到。这一次生成用的编号是对的，"
    "但是没有记下来；再改几次，就可能认不出是同一段。",
)
BAD_LOCK = Rule(
    "A112",
    _E,
    "段落编号的记录看不懂：“{line}”",
    "恢复上一次保存的 ids.lock；合并留下冲突标记的，两边的行都保留，删去标记，再运行 generator ids",
    "ids.lock 由程序写，每行一段。看不懂的行所记的编号会丢失，所以按错误报告。",
)

# --- T: the bytes of a file ----------------------------------------------------------------------

UNREADABLE = Rule(
    "T101",
    _E,
    "读不出这个文件：{reason}",
    "检查文件是否被别的程序占用、权限是否允许",
    "操作系统拒绝读取文件。",
)
TOO_LARGE = Rule(
    "T102",
    _E,
    "文件有 {size} MB，超过 {limit} MB 的上限",
    "资料只放文字；图片、音像作为附件放进同名文件夹",
    "一份资料是一篇文字，不会有这么大。为免占满内存，超过上限的文件不读。",
)
NOT_UTF8 = Rule(
    "T103",
    _E,
    "文件不是 UTF-8 编码（看起来是 {encoding}）",
    "用 generator import 导入，或在编辑器里另存为 UTF-8",
    "资料文件一律用 UTF-8。旧的 GBK、UTF-16 文件可以用 generator import 转换。",
)
NUL = Rule(
    "T104",
    _E,
    "文件里有空字符（NUL），可能不是文本文件",
    "确认放进来的是文字稿；Word 文件用 generator import 导入",
    "文本里不会有空字符；有的话多半是误放的二进制文件。",
)
CONTROL_CHARACTER = Rule(
    "T105",
    _E,
    "有不可见的控制字符 {character}",
    "在编辑器里删去这个字符，或用 generator import 重新导入（会自动清除并报告）",
    "网页和 YAML 都不允许控制字符，从网页或 PDF 复制文字时常会带进来。",
)
BYTE_ORDER_MARK = Rule(
    "T106",
    _W,
    "文件开头有字节顺序标记（BOM）",
    "另存为“UTF-8（无 BOM）”",
    "Windows 记事本的旧版本会加上这个看不见的标记。程序略过它，其余照常处理。",
)

# --- Y: YAML -------------------------------------------------------------------------------------

NO_FRONT_MATTER = Rule(
    "Y101",
    _E,
    "开头没有资料信息（两行 --- 之间的部分）",
    "在第一行写 ---，接着写 title: 标题，再写一行 ---；generator new 可以生成样板",
    "每份资料以两行 --- 之间的信息开头，至少有 title。",
)
UNCLOSED_FRONT_MATTER = Rule(
    "Y102",
    _E,
    "资料信息没有结尾的 ---",
    "在资料信息和正文之间加一行 ---",
    "开头的 --- 之后找不到第二行 ---，分不清哪里是信息、哪里是正文。",
)
FRONT_MATTER_TOO_LARGE = Rule(
    "Y103",
    _E,
    "资料信息有 {size} KB，超过 {limit} KB 的上限",
    "正文写在第二行 --- 之后",
    "资料信息只有几十行。过大的多半是少写了结尾的 ---。",
)
TOO_DEEP = Rule(
    "Y104",
    _E,
    "资料信息嵌套超过 {limit} 层",
    "检查方括号、花括号是否成对",
    "没有哪个字段需要这么多层。",
)
YAML_SYNTAX = Rule(
    "Y105",
    _E,
    "资料信息的写法有误：{problem}",
    "{remedy}",
    "YAML 语法错误。常见原因：冒号后少空格、缩进不齐、引号或括号不成对，"
    "值里有“: ”或以“[”开头而没有加引号。",
)
FULL_WIDTH_COLON = Rule(
    "Y106",
    _E,
    "“{key}”后面用了全角冒号",
    "改成半角冒号加空格：{key}: …",
    "字段名后面必须是半角冒号和一个空格。",
)
IDEOGRAPHIC_SPACE = Rule(
    "Y107",
    _E,
    "字段名“{key}”前面有全角空格",
    "删去全角空格，或改成半角空格缩进",
    "全角空格不算缩进，会被当成字段名的一部分。",
)
ANCHOR = Rule(
    "Y108",
    _E,
    "资料信息里不能用{what}",
    "直接写出值；值本身以 & * ! 开头时加引号",
    "YAML 的锚点（&）、别名（*）和类型标签（!）可以把很小的文件展开成极大的内容，"
    "资料信息用不着它们。",
)
DUPLICATE_KEY = Rule(
    "Y109",
    _E,
    "“{key}”写了两次，第一次在第 {first} 行",
    "删去一处",
    "同一个字段写两次时，不能确定用哪一个。",
)
NOT_A_MAPPING = Rule(
    "Y110",
    _E,
    "资料信息应当是“字段: 值”的形式",
    "每行写一个字段，例如 title: 标题",
    "两行 --- 之间读到的不是字段，而是一段文字或一个列表。",
)
COMMENT_CUT = Rule(
    "Y111",
    _W,
    "“{cut}”被当作注释，没有读进来；读到的是“{kept}”",
    "如果它是值的一部分，给整个值加引号：{whole}",
    "值后面空格加 # 表示注释，后面的字不会读进来。标题里的“#1”常因此丢失。",
)
FULL_WIDTH_COMMA = Rule(
    "Y112",
    _W,
    "方括号里的“{value}”用了全角的逗号或顿号，被当作一个值",
    "改成半角逗号：[{fixed}]；如果确实是一个值，加上引号",
    "方括号里各项之间要用半角逗号。",
)

# --- F: fields -----------------------------------------------------------------------------------

MISSING_FIELD = Rule(
    "F101",
    _E,
    "缺少“{field}”（{title}）",
    "补上一行：{name}: …",
    "必须有的字段没有写，或者写了字段名没有写值。",
)
UNKNOWN_FIELD = Rule(
    "F102",
    _E,
    "{kind}没有“{field}”这个字段",
    "{suggestion}可用的字段见手册“资料的字段”",
    "字段名写错，或者写到了别的类别的字段。",
)
WRONG_SHAPE = Rule(
    "F103",
    _E,
    "“{field}”应当是{expected}，写的却是{found}",
    "{remedy}",
    "应当写一个值的地方写了列表，或者反过来。",
)
BAD_VALUE = Rule(
    "F104",
    _E,
    "“{field}”的值“{value}”不对：{reason}",
    "{remedy}",
    "值的类型或范围不对，例如应当是数字的地方写了文字。",
)
BAD_DATE = Rule(
    "F105",
    _E,
    "“{field}”的日期“{value}”看不懂：{reason}",
    "{remedy}",
    "日期写成 2024、2024-05 或 2024-05-01，按知道的程度写；年份在 1000 到 2999 之间。",
)
UNKNOWN_CHOICE = Rule(
    "F106",
    _E,
    "“{field}”不能是“{value}”",
    "{suggestion}只能是：{known}",
    "这个字段的值只能从固定的几个里选。",
)
UNKNOWN_TERM = Rule(
    "F107",
    _E,
    "词表“{vocabulary}”里没有“{value}”",
    "{suggestion}如果是新的词，先加进 materials/vocabulary/{vocabulary}.yml",
    "职责、体会形式等从词表里选，写词的名称、编号或别名都可以。",
)
TITLE_TOO_LONG = Rule(
    "F108",
    _E,
    "“{field}”有 {length} 个字，超过 {limit} 个字的上限",
    "把全文写进正文，这里只留标题",
    "过长的标题多半是把正文写进了标题。",
)
RESTRICTED_WITHOUT_AUDIENCE = Rule(
    "F109",
    _E,
    "限定范围的资料没有写 audience（谁可以看）",
    "加一行 audience: [读者范围]；可用的有：{known}",
    "disclosure 为“限定范围”时必须写明 audience，否则程序不知道给谁看，只好谁也不给。",
)

# --- B: bodies -----------------------------------------------------------------------------------

EMPTY_BODY = Rule(
    "B101",
    _W,
    "正文是空的",
    "补上正文；只有附件或摘要的资料可以写一句说明",
    "资料只有信息没有正文，网页上会写“（无正文）”。",
)
RAW_HTML = Rule(
    "B102",
    _W,
    "正文里的 HTML 标签 <{tag}> 不起作用，会照原样显示",
    "改用 Markdown 的写法；可用的标签：{known}",
    "为了安全，正文只接受少数几种 HTML 标签，其余的按文字显示，一个字也不丢。",
)
UNUSED_FOOTNOTE = Rule(
    "B103",
    _W,
    "脚注 [^{label}] 没有被引用，不会显示",
    "在正文里写 [^{label}]，或删去这条脚注",
    "只有正文里引用到的脚注才会显示。",
)

# --- L: links and references ---------------------------------------------------------------------

UNRESOLVED_REFERENCE = Rule(
    "L101",
    _E,
    "“{field}”指到的“{target}”不存在",
    "{suggestion}",
    "字段里引用的资料找不到。资料照常发布，引用的地方显示为带标记的文字。",
)
WRONG_KIND = Rule(
    "L102",
    _E,
    "“{field}”应当指到{expected}，“{target}”却是{found}",
    "改成一份{expected}的编号",
    "引用的资料存在，但类别不对。",
)
UNRESOLVED_LINK = Rule(
    "L103",
    _E,
    "链接指到的“{target}”不存在",
    "{suggestion}",
    "正文里的相对链接找不到对应的资料或附件。资料照常发布，链接显示为带标记的文字。",
)
UNKNOWN_BLOCK = Rule(
    "L104",
    _E,
    "“{target}”里没有“#{block}”这一段",
    "{former}打开那一页，从段落上复制新的编号",
    "引用指到某一段，但那一段已经删去，或者编号写错了。链接改为指到整篇。段落只是改了几个字时编号"
    "不变，不会这样报告。",
)
BAD_LINK = Rule(
    "L105",
    _E,
    "链接“{target}”不能用：{reason}",
    "{remedy}",
    "只允许 http、https、mailto 链接和资料库之内的相对链接。不能用的链接显示为文字。",
)
MISSING_PICTURE = Rule(
    "L106",
    _E,
    "图片“{target}”不存在",
    "把图片放进 {folder}/，写成 ![说明]({example})",
    "正文里的图片找不到，网页上显示图片的说明文字。",
)
BROKEN_PICTURE = Rule(
    "L107",
    _E,
    "图片“{target}”打不开：{reason}",
    "用画图软件另存为 PNG 或 JPEG 再放进来",
    "图片文件损坏、没有复制完整，或者不是 PNG、JPEG、GIF、WebP。网页上显示图片的说明文字。",
)
PICTURE_WITHOUT_TEXT = Rule(
    "L108",
    _W,
    "图片“{target}”没有说明文字",
    "在方括号里写上图片说的是什么：![说明]({target})",
    "看不见图片的人靠说明文字知道图里是什么；打印和检索也用得上。",
)
MISSING_ATTACHMENT = Rule(
    "L109",
    _E,
    "附件“{file}”不存在",
    "把文件放进 {folder}/",
    "attachments 里列的文件不在与资料同名的文件夹里。",
)
REFUSED_ATTACHMENT = Rule(
    "L110",
    _E,
    "不能发布“{file}”这种文件",
    "转成 PDF 或压缩包；可用的类型：{known}",
    "网页、脚本、带宏的 Office 文件和程序会在读者的电脑上运行，所以不发布。",
)
REFERENCE_TO_BROKEN = Rule(
    "L111",
    _E,
    "这份资料有错误没有发布，另有 {count} 处引用指到它",
    "改正上面的错误，这些引用会自动恢复",
    "一份有错误的资料被别的资料引用。只在这里报告一次，不在每个引用处重复。",
)

# --- C: checks across records ---------------------------------------------------------------------

DUPLICATE_TITLE = Rule(
    "C101",
    _W,
    "标题与 {other} 相同：“{title}”",
    "如果是同一份资料，删去一份；如果不是，在标题里写明区别",
    "同类资料里标题相同，读者在目录里分不清。",
)
CIRCLE = Rule(
    "C102",
    _E,
    "“{field}”绕成了一个圈：{circle}",
    "改正其中一处的“{field}”",
    "单位的上级、资料的替代关系不能绕回自己。",
)
BACKWARD_PERIOD = Rule(
    "C103",
    _E,
    "“{end_field}”（{end}）早于“{start_field}”（{start}）",
    "检查这两个日期",
    "结束的日期不能早于开始的日期。",
)
FUTURE_DATE = Rule(
    "C104",
    _W,
    "日期 {date} 在今天（{today}）之后",
    "检查年份是否写错",
    "讲话、案例和总结的日期通常不会在将来。",
)

FORMER_ADDRESS_TAKEN = Rule(
    "C105",
    _E,
    "曾用地址“{address}”已经是 {other} 的地址",
    "删去这个曾用地址，或给那份资料换名字",
    "一个地址只能通向一份资料。曾用地址与现有资料或别的曾用地址相同时，转接网页不会生成。",
)

# The study year: what plans, sessions, rules and expectations say of each other.

SECOND_PLAN = Rule(
    "C106",
    _E,
    "{unit} {year} 年的计划已经有一份：{other}",
    "两份合成一份，或改正其中一份的 unit 或 year",
    "一个单位一年只有一份计划。有两份时只按编号在前的一份对照，另一份里的内容不算。",
)
REPEATED_LINE = Rule(
    "C107",
    _W,
    "{month} 月的“{title}”在计划里写了两次",
    "删去一行，或改正月份",
    "同一个月同一个题目写了两行，学一次只能配上一行，另一行会一直显示无记录。",
)
UNKNOWN_PLAN_LINE = Rule(
    "C108",
    _W,
    "计划里 {month} 没有自选题目的一行",
    "检查 plan_line 的年份和月份；学的是专题，就删去 plan_line",
    "plan_line 只用来配计划里没有专题编号的一行。配不上的学习显示为计划外。",
)
REPEATED_SESSION = Rule(
    "C109",
    _W,
    "和 {other} 是同一次学习：单位、日期和专题都相同，只计一次",
    "删去一份；确是两次，就写清各自的日期",
    "同一次学习记了两份，次数会算重，所以只算编号在前的一份。",
)
BEFORE_APPROVAL = Rule(
    "C110",
    _W,
    "{date} 的学习早于计划核定的日子 {approved}",
    "检查两个日期；计划确实核定得晚，就保留这条提醒",
    "计划应当先核定、后执行。过了核定的期限才核定的，期限以后、核定以前的学习逐次提醒。",
)
BEFORE_PARENT = Rule(
    "C111",
    _W,
    "{date} 的学习早于所跟进的“{parent}”（{parent_date}）",
    "检查日期和 follows；先于上级学习的，删去 follows",
    "跟进的学习不会早于被跟进的那一次，多半是日期或编号写错了。",
)
NOT_A_WORKING_DAY = Rule(
    "C112",
    _W,
    "{date} 不是工作日（{what}）",
    "检查日期；确是那一天，就保留这条提醒",
    "集中学习一般在工作日。节假日和调休按国务院办公厅公布的安排，尚未公布的年份不检查。",
)
OUTSIDE_UNIT = Rule(
    "C113",
    _W,
    "{date} 那时没有单位“{unit}”：{why}",
    "改用承接它的单位，或改正单位的成立、撤并时间",
    "学习活动和计划写在一个那时还没有成立或已经撤并的单位名下，表上不要求也不计期限。",
)
RULE_NOT_IN_FORCE = Rule(
    "C114",
    _W,
    "引用的《{rule}》在 {day} {state}{why}",
    "{remedy}",
    "制度有施行和失效的日期，新的一版施行，旧的一版自动失效。引用时应当用那一天有效的一版。",
)
NOT_VETTED = Rule(
    "C115",
    _E,
    "{flaw}，不能在 {day} 使用{basis}",
    "补核定（approved），或换一位授课人、一份材料",
    "有“授课核定”要求的单位，授课人和资料包要先核定，使用的那一天还在有效期内。",
)
NO_BASIS = Rule(
    "C116",
    _W,
    "要求“{name}”没有写依据",
    "加上 basis: rules/编号#条款编号",
    "由程序对照的要求会在网页上标红、列进到期提醒，应当说得出是哪个制度的哪一条。",
)
STEPS_OUT_OF_ORDER = Rule(
    "C117",
    _W,
    "步骤的日期颠倒：{later} {later_date}，{earlier} {earlier_date}",
    "检查日期；步骤按单位要求里写的先后进行",
    "单位的“学习步骤”要求写明了先后，后一步的日期早于前一步。",
)
TOO_MANY_PRESENT = Rule(
    "C118",
    _W,
    "实到 {attended} 人，多于应到 {expected} 人",
    "检查人数；列席的人写进 invited，不算在内",
    "出勤率按应到和实到的人数计算，实到不会多于应到。",
)

# Decisions and problems.

MEASURE_WITHOUT_EVIDENCE = Rule(
    "C120",
    _W,
    "措施“{measure}”写了完成日期 {done}，没有佐证",
    "在这一条措施里加上 evidence：一句说明、一份资料，或一个附件",
    "完成了的措施应当有佐证。没有佐证的照常显示，单独列出。",
)
EVIDENCE_FILE = Rule(
    "C121",
    _E,
    "佐证的附件“{file}”不能用：{flaw}",
    "{remedy}attachments 里有的：{known}",
    "佐证里的 file 要写 attachments 里列出的文件名，文件放在与资料同名的文件夹里。",
)
MEASURE_DUE_BEFORE_PROBLEM = Rule(
    "C122",
    _W,
    "措施的期限 {due} 早于发现问题的日期 {found}",
    "检查两个日期",
    "措施的期限不会早于问题发现的那一天，多半是年份或月份写错了。",
)
MEASURE_DONE_BEFORE_PROBLEM = Rule(
    "C123",
    _W,
    "措施的完成日期 {done} 早于发现问题的日期 {found}",
    "检查两个日期；发现以前就已经做了的，写进正文",
    "措施的完成日期不会早于问题发现的那一天，多半是年份或月份写错了。",
)
SOLVED_WITHOUT_RESULT = Rule(
    "C124",
    _W,
    "状态是“已解决”，没有写 {lacking}",
    "补上；还没有解决的，改正 state",
    "已解决的问题应当说得出用了什么措施、结果怎样，别的单位才用得上。",
)
READ_AFTER_MEETING = Rule(
    "C125",
    _W,
    "{post}在 {on} 才读，会议在 {date}",
    "检查日期；确是会后才读的，就保留这条提醒",
    "决策前要读的应当在会议那一天或更早读完。会后才读的单独列出，不算已读。",
)
DECISION_OUTSIDE_UNIT = Rule(
    "C126",
    _W,
    "{date} 那时没有单位“{unit}”：{why}",
    "改用承接它的单位，或改正单位的成立、撤并时间",
    "议题写在一个那时还没有成立或已经撤并的单位名下。",
)

# Sit-ins.

OBSERVED_ELSEWHERE = Rule(
    "C130",
    _E,
    "列席的学习活动“{session}”是“{owner}”的，不是“{unit}”的",
    "检查 unit 和 session，两处写同一个单位",
    "列席记录写明了单位，又写明了学习活动，可是那次学习是另一个单位开展的。",
)
OBSERVED_ANOTHER_DAY = Rule(
    "C131",
    _W,
    "列席的日期 {date} 与学习活动“{session}”的日期 {held} 不同",
    "检查日期；期限从列席的那一天算起",
    "列席记录的日期是学习的那一天，应当与学习活动的日期相同。",
)
STAGES_OUT_OF_ORDER = Rule(
    "C132",
    _W,
    "环节的日期颠倒：{later} {later_date}，{earlier} {earlier_date}",
    "检查日期；环节按词表 stages 里的先后进行",
    "词表 stages 写明了环节的先后，后一个环节的日期早于前一个。",
)
STAGE_TO_COME = Rule(
    "C133",
    _W,
    "环节“{stage}”写的是以后的日子：{date}，今天是 {today}",
    "检查日期；还没有到的环节，做过以后再写",
    "环节记的是已经做过的事。写在以后的，按还没有做计算。",
)
FEEDBACK_TOO_LONG = Rule(
    "C134",
    _W,
    "反馈共 {length} 字，超过上限 {most} 字，多 {over} 字{basis}",
    "删减 overall、strengths、weaknesses",
    "总体评价、特色亮点、存在问题三部分合计的字数，不计空格和换行，超过单位的“反馈长度”要求。",
)
OBSERVED_OUTSIDE_UNIT = Rule(
    "C135",
    _W,
    "{date} 那时没有单位“{unit}”：{why}",
    "改用当时的单位，或改正单位的成立、撤并时间",
    "列席记录写在一个那时还没有成立或已经撤并的单位名下。",
)
REPEATED_OBSERVATION = Rule(
    "C136",
    _W,
    "与 {other} 是同一次列席：单位和日期都相同",
    "删去一份；列席了同一天的两次学习，写在一份里",
    "同一个单位、同一天有两份列席记录，覆盖次数只算编号在前的一份。",
)

# Cases, exchange and appraisal.

BAD_CIRCULAR_TEMPLATE = Rule(
    "C150",
    _E,
    "通报的文字模板不能用：{problem}",
    "{remedy}",
    "资料库可以在 templates/circular.md.j2 里自己写通报的文字。写错了，通报就不生成，"
    "也不改用别的文字。",
)

EXEMPLARY_WITHOUT_EVIDENCE = Rule(
    "C137",
    _E,
    "没有写成效的依据，不能认定为“示范”",
    "在 effect 里给至少一条成效写上 evidence（怎么统计、谁核对过），或改回“核实”“推荐”",
    "示范案例是给别的单位照着做的，至少要有一条成效说得出是怎么知道的。",
)
CASE_STEPS_OUT_OF_ORDER = Rule(
    "C138",
    _W,
    "案例的经过次序不对：“{step}”写在“{before}”后面",
    "按推荐、核实、示范、退出的先后写；退出以后可以重新推荐",
    "案例的四步有先后。哪一步没有记录可以不写，网页上写“无记录”，但是写了的要按次序。",
)
CASE_STATE_DIFFERS = Rule(
    "C139",
    _W,
    "案例的状态{state}，经过的最后一步却是“{last}”",
    "改正 state，或在 history 里补上最后一步的日期和职务",
    "state 说案例现在走到哪一步，history 说每一步在哪一天、由谁。两处要说同一件事。",
)
INDICATOR_WITHOUT_EVIDENCE = Rule(
    "C140",
    _E,
    "指标“{name}”的证据是“{source}”，没有写 {field}",
    "加上 {field}: {what}",
    "指标的证据是学习要求的，要写 expectation；是文字记载的，要写 words，里面至少有一个字。"
    "否则不知道拿什么作证据，考核表上只能写“不要求”。",
)
UNKNOWN_EXPECTATION = Rule(
    "C141",
    _E,
    "指标“{name}”不能用：{problem}",
    "{suggestion}",
    "expectation 写单位 expectations 里一项要求的名称，那项要求还要有程序可以逐项对照的 measure。",
)
UNKNOWN_CLAUSE = Rule(
    "C142",
    _E,
    "指标“{name}”的条款“{clause}”不在这份制度的 clauses 里",
    "{suggestion}写 clauses 里的编号",
    "指标的 clause 写同一份制度 clauses 里的编号，考核表由它指到条款。",
)
MORE_THAN_ALL = Rule(
    "C143",
    _E,
    "指标“{name}”的 least 是 {least}，超过百分之百",
    "“{source}”的 least 是百分比，写 0 到 100",
    "证据是学习要求、问题整改的，least 是百分之几；超过 100 就没有单位能够达到。",
)
CASE_DATES_BACKWARDS = Rule(
    "C144",
    _W,
    "案例的经过日期颠倒：“{step}” {date}，“{before}” {before_date}",
    "检查日期",
    "案例的后一步不会早于前一步。",
)

# --- Q: quotations --------------------------------------------------------------------------------

QUOTATION_NOT_FOUND = Rule(
    "Q101",
    _W,
    "引文在资料库里找不到：“{words}”",
    "核对原件；转述的话去掉引号；出处还没有入库的，先把它导入",
    "引号里的话、引文段落在全部资料里都找不到，连近似的也没有。",
)
QUOTATION_CHANGED = Rule(
    "Q102",
    _E,
    "引文与原文不同：“{words}”，{difference}",
    "改成原文（{spot}）；只引一部分的，用“……”表明略去，或把改动的地方放到引号外面",
    "引文与原文逐字比较，有一个字不同就算改动，增删的是“不”还是“的”都一样。标点、空白、全角半角"
    "不在此列。",
)
QUOTATION_FROM_ELSEWHERE = Rule(
    "Q103",
    _W,
    "引文不是出自写明的那一篇：“{words}”",
    "实际出自 {spot}，改正出处",
    "引文前后写明了出处，可是那一篇里没有这句话，另一篇里有。",
)
QUOTATION_SUPERSEDED = Rule(
    "Q104",
    _W,
    "引文出自已经被替代的 {spot}：“{words}”",
    "改引替代它的那一篇；只为说明过去的情况而引，在文中写清楚",
    "原文所在的资料已经写明由另一篇替代。",
)
QUOTATION_FROM_SUMMARY = Rule(
    "Q105",
    _W,
    "引文只在新闻摘发里有：“{words}”（{spot}）",
    "按“据新闻稿”转述，或向印发单位索取原文后重新核对",
    "“新闻摘发”的资料不是全文，不能当作原话引用。",
)
QUOTATION_PUNCTUATION = Rule(
    "Q106",
    _W,
    "引文只有标点或全角半角与原文不同：“{words}”（{spot}）",
    "照原文改标点；句末的标点可以按自己的句子写",
    "文字一个不差，标点或字符的宽度不同。",
)
QUOTATION_UNCLOSED = Rule(
    "Q107",
    _W,
    "引号没有配对：“{words}",
    "补上右引号",
    "有左引号没有右引号。引文按到段末为止核对；下一段又以左引号开头的，算作接着引。",
)

# --- P: packs -------------------------------------------------------------------------------------

PACK_OVER_LIMIT = Rule(
    "P101",
    _W,
    "全部内容要 {minutes} 分钟，超过上限 {limit} 分钟",
    "减少必读，把一部分改为选读，或选用其中几段",
    "必读、选读和讨论的时间加起来超过了资料包自己写的上限。",
)
PACK_ITEM_SUPERSEDED = Rule(
    "P102",
    _W,
    "“{title}”已由“{newer}”替代",
    "换成 {newer_key}；确要对照的，在讲授提示里说明",
    "资料包里有一项已经被另一篇替代。",
)
PACK_ITEM_SUMMARY = Rule(
    "P103",
    _W,
    "“{title}”只是新闻摘发，资料库里有全文",
    "换成 {full}",
    "资料包用了新闻摘发，同一篇的全文也在资料库里。",
)
PACK_ITEM_HIDDEN = Rule(
    "P104",
    _W,
    "读者范围“{audience}”看得到这个资料包，却看不到其中的“{title}”",
    "给资料包写上与它相同的 audience，或换一项",
    "给那个范围生成的网站里，资料包会缺这一项。",
)

# --- I: import ------------------------------------------------------------------------------------

NOT_IMPORTED = Rule(
    "I101",
    _E,
    "没有导入：{reason}",
    "{remedy}",
    "导入时这份文件不能变成一份合格的资料，没有写入任何东西。",
)
IMPORT_LOSS = Rule(
    "I102",
    _W,
    "导入时{loss}",
    "对照原件检查",
    "原文里有不能原样保留的东西，在这里逐条说明。",
)

NOT_READ = Rule(
    "I103",
    _E,
    "没有核对：{reason}",
    "{remedy}",
    "要核对引文的稿子读不出来。其余的稿子照常核对。",
)

# --- S: the site ----------------------------------------------------------------------------------

BROKEN_SITE_LINK = Rule(
    "S101",
    _E,
    "网页里的链接“{target}”没有着落",
    "这多半是程序的问题，请把这一行报告给维护人员",
    "写出网页之前，程序检查每个链接、图片和页内位置。通不过就不发布。",
)
ENGINE_FAILED = Rule(
    "S102",
    _E,
    "网站引擎没有完成：{reason}",
    "检查 mkdocs.yml；看上面的输出",
    "MkDocs 报告了错误。已发布的网站保持原样。",
)
SITE_FOLDER = Rule(
    "S103",
    _E,
    "不能把网站写进 {folder}：{reason}",
    "换一个空文件夹，例如 --site site",
    "同名的文件会被覆盖，所以程序只写进空文件夹，或者以前由它写出的网站文件夹。",
)
BUSY = Rule(
    "S104",
    _E,
    "另一个生成正在进行，这一次没有做",
    "等它结束再生成；给两个读者范围生成要一先一后",
    "同一个资料库一次只能有一个生成，不然两次的网页会混在一起。什么也没有改动。",
)
NOT_WRITTEN = Rule(
    "S105",
    _E,
    "写不出 {name}：{reason}",
    "检查磁盘空间和权限，再生成一次",
    "操作系统拒绝写文件。已发布的网站里，每个文件要么是旧的，要么是新的，没有写到一半的。",
)
