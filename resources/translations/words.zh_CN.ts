<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Sentences</name>
    <message>
        <location filename="../../desktop/sentences.py" line="+19"/>
        <source>This step is not possible now. Please check the form.</source>
        <translation>现在办不了这一步，请再看一下表单。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This record is not on this desk.</source>
        <translation>本机没有这条记录。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Please fill in {field}.</source>
        <translation>请填{field}。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Please shorten {field} to {limit} characters.</source>
        <translation>{field}太长，请写在 {limit} 个字以内。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Character {position} of {field} cannot be used.</source>
        <translation>{field}的第 {position} 个字不能用，请重新输入。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Only an old system knows {code_point}. Please type that character again.</source>
        <translation>{code_point} 是旧系统自造的字，请重新输入这个字。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The request has moved on. Please open it again.</source>
        <translation>这件需求已到下一步，请重新打开看看。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The request is at “{state}”; from there it cannot go to “{wanted}”.</source>
        <translation>需求现在“{state}”，不能直接转为“{wanted}”。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Please give a reason.</source>
        <translation>请写明原因。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Already registered under {number}.</source>
        <translation>已经登记过，编号 {number}。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Under 8 years: please let the family register and come along.</source>
        <translation>未满 8 周岁，请家人登记、陪同参加。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This activity is for adults only.</source>
        <translation>这场活动只限成年人参加。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Still missing: {missing}. Please complete it first.</source>
        <translation>还缺{missing}，请先补全。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This registration was withdrawn.</source>
        <translation>这位志愿者已退出登记。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The end must be after the start, within one day.</source>
        <translation>结束时间应晚于开始时间，且不超过一天。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This activity is over.</source>
        <translation>这场活动已经结束。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This activity was called off.</source>
        <translation>活动已取消。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The activity is on {day}; this can be done from then on.</source>
        <translation>活动在 {day}，到那天才能办。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The activity ended on {day}. Please enter the hours as made up.</source>
        <translation>活动 {day} 已结束，请改用补录。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>{people} signed in already. Please finish the activity instead.</source>
        <translation>已有 {people} 人签到，不能取消，请改为结束活动。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Hours of {people} are confirmed; they count as service. Correct those first.</source>
        <translation>已有 {people} 人的时长确认，不能再改为不计时长。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The insurance ends before it begins.</source>
        <translation>保险的止期不能早于起期。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A name stands here only if the person agrees. Please ask first.</source>
        <translation>本人同意才写姓名，请先问一声。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Already on the list.</source>
        <translation>已在名单里了。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A dangerous activity needs insurance first. Please enter the policy.</source>
        <translation>有危险的活动要先买保险，请填保单号。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>A unit stands there twice. Each has one share of the seats.</source>
        <translation>同一个单位写了两次，每个单位只有一份名额。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Signed in at {at}; no need to sign in again.</source>
        <translation>{at} 已经签过了，不用再签。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not signed in yet. Please sign in first.</source>
        <translation>还没有签到，请先签到。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Signed out at {at}, {hours} hours.</source>
        <translation>{at} 已经签退，共 {hours} 小时。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>These hours are confirmed already.</source>
        <translation>这次时长已经确认过了。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The time must be after the sign-in and not after {latest}.</source>
        <translation>时间应晚于签到，且不晚于 {latest}。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Made-up hours may not be more than the activity was planned for.</source>
        <translation>补录时长不能超过活动计划的时长。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Hours are made up after the activity, from {ends_at} on.</source>
        <translation>活动结束（{ends_at}）后才能补录时长。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Another clerk of this unit has to agree.</source>
        <translation>须由本单位另一位工作人员确认。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This was decided already. The list is up to date now.</source>
        <translation>这一条已有结论，列表已更新。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>These hours are not confirmed yet. Please change them directly.</source>
        <translation>时长尚未核对，请直接修改。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The hours already count that much.</source>
        <translation>现有时长已是这个数。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A correction of these hours waits for a second person.</source>
        <translation>该时长已有更正申请，待第二人决定。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The day&apos;s limit leaves {room} for this visit.</source>
        <translation>受当日上限所限，本次最多计 {room}。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The hours changed since this was asked. Please ask again.</source>
        <translation>申请后时长已有变动，请重新申请。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The hours changed at another desk. Please look at them again.</source>
        <translation>另一台电脑上时长已有变动，请重新核对。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>There are no hours to post yet.</source>
        <translation>还没有可以公示的时长。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The list hangs until {until}.</source>
        <translation>名单公示到 {until}。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>These hours have to be posted before they are confirmed.</source>
        <translation>按规定须先公示，再核对入档。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Someone decided this at another desk. Please look at the new rules first.</source>
        <translation>另一台前台已作出新的规定，请先看新规定。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This value cannot be a rule. Please check it.</source>
        <translation>这个数值不能作为规定，请核对。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The sign-out is before the sign-in.</source>
        <translation>签退时间早于签到时间，请核对。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This activity does not count as volunteer service.</source>
        <translation>这场活动不计志愿服务时长。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>No confirmed hours in this period.</source>
        <translation>这段时间没有已确认的时长。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Too long for the code. Please shorten the honour.</source>
        <translation>证书码放不下，请把称号写短一些。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The confirmed hours do not reach the first star.</source>
        <translation>已确认的时长还不够一星。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The ID number is missing. Please complete it first.</source>
        <translation>证件号未填，请先补上。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>One record is not of this unit and was left out.</source>
        <translation>有一条不是本单位的记录，不能开证明。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This certificate was voided before.</source>
        <translation>这张证明已经作废。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This period is certified already: {number}. Please print it again.</source>
        <translation>这段时间已开过证明 {number}，请重打。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This record was erased by law.</source>
        <translation>这份资料已依法清除。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This registration was merged with another one.</source>
        <translation>这份登记已并入另一份。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This is one and the same registration.</source>
        <translation>这是同一份登记。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This registration is not merged.</source>
        <translation>这份登记没有合并过。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A merge can be taken back for 30 days only.</source>
        <translation>合并满 30 天后不能撤销。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Another team has been asked. Please call it back first.</source>
        <translation>已派给另一支队伍，请先撤回派单。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This dispatch has an outcome. Please open the request again.</source>
        <translation>派单已有结果，请重新打开需求。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The time to answer is over. Please ring the centre.</source>
        <translation>答复时间已过，请打电话给中心。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This need is not on the demand menu any more.</source>
        <translation>这条需求已不在需求菜单上。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The resident has not agreed to show it. Please ask first.</source>
        <translation>群众还没有同意公开，请先问一问。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The menu has two levels: groups, and services in groups.</source>
        <translation>菜单只有两级：大类和大类下的服务。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>“{name}” is on the menu already.</source>
        <translation>菜单上已经有“{name}”。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>There is no service on the menu yet.</source>
        <translation>菜单上还没有服务。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A pause ends on or after the day it begins.</source>
        <translation>暂停的最后一天不能早于第一天。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The team can answer until {reply_by}.</source>
        <translation>队伍在 {reply_by} 前都可答复。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The service is not finished yet and cannot be rated.</source>
        <translation>服务还没完成，暂不能评价。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The resident can rate until {rated_until}.</source>
        <translation>群众在 {rated_until} 前都可以评价。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Only into another open request of this unit. Please choose again.</source>
        <translation>只能并入本单位还没办完的另一条需求，请重选。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>{others} other request(s) wait for this one. Please separate them first.</source>
        <translation>有 {others} 条需求并在这一条里，请先拆开。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The bad rating comes first: put it right and call back by {due_at}.</source>
        <translation>请先整改差评并回访，期限 {due_at}。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>First it is put right, then the resident is called back.</source>
        <translation>请先填整改，再回访；只能撤回最后一步。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This page was read back at {at} already.</source>
        <translation>这一页 {at} 已经回录过了。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Row {row}, {name}: {why}</source>
        <translation>第 {row} 行 {name}：{why}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{day} lies ahead. Please enter it once it has happened.</source>
        <translation>{day} 还没到，等办完再登记。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>From 1 to {most} minutes can be entered.</source>
        <translation>时长填 1 到 {most} 分钟。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>An award of the county or above needs its paper shown first.</source>
        <translation>县级以上表彰要先看过证书原件再登记。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Nobody reached more stars up to {as_of}.</source>
        <translation>到 {as_of} 没有人升星。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The hours have changed since. Please make the list again.</source>
        <translation>时长有了变动，请重新生成名单。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Please choose at least one record.</source>
        <translation>请至少选一条记录。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reported already in batch {batch}.</source>
        <translation>已在批次 {batch} 报送过。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This record was never reported. Please check the file.</source>
        <translation>这条记录没有报送过，请核对文件。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Own phones can be used from {opens_at} to {closes_at}.</source>
        <translation>手机签到时间为 {opens_at} 至 {closes_at}。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>At most {most} children can be noted.</source>
        <translation>同行儿童最多记 {most} 人。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Please choose the kind of document.</source>
        <translation>请选证件类型。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Please fill in the ID number.</source>
        <translation>请填证件号码。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The ID number has {actual} characters, it should have {expected}.</source>
        <translation>证件号应为 {expected} 位，现在是 {actual} 位。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Character {position} of the ID number is wrong.</source>
        <translation>证件号第 {position} 位不对，请对照证件再看一遍。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The ID number should begin with {expected}.</source>
        <translation>证件号开头应为 {expected}，请看证件类型。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The date in the ID number is wrong at {position} to {end}. Please compare it with the card.</source>
        <translation>证件号第 {position} 到 {end} 位的日期不对，请对照证件。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The ID number does not add up. Please compare it with the card.</source>
        <translation>证件号有一位不对，请对照证件再看一遍。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The ID number does not add up; please look at {places} first.</source>
        <translation>证件号有误，请先看第 {places} 位。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The spreadsheet has ruined this ID number. Set the column to text and paste again.</source>
        <translation>证件号被表格改成了数字，请设为文本后重新粘贴。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Numbers of 15 digits are no longer valid. Please read the new card.</source>
        <translation>15 位旧证件号已停用，请看新证件。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Please fill in a phone, or who can be reached instead.</source>
        <translation>请填电话，没有电话请填联系人。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Character {position} of the phone number is wrong.</source>
        <translation>电话第 {position} 位不对，请核对。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The phone number has {actual} digits, it should have {expected}.</source>
        <translation>电话应为 {expected} 位，现在是 {actual} 位。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>No phone number begins like this. Please check it.</source>
        <translation>没有这样开头的号码，请核对。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Please add the area code to the landline number.</source>
        <translation>固定电话请加上区号。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This is not a code of this system.</source>
        <translation>这不是本系统的码。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The code was misread. Please scan it again.</source>
        <translation>码没有读对，请再扫一次。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The code is incomplete. Please scan it again.</source>
        <translation>码没有扫全，请再扫一次。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This is not one of our numbers.</source>
        <translation>这不是本系统的编号。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The number was mistyped. Please compare it with the paper.</source>
        <translation>编号有一位不对，请对照纸面。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The key has 65 characters; {missing} are missing.</source>
        <translation>钥匙共 65 位，还差 {missing} 位。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Please compare group {groups} with the sheet.</source>
        <translation>请对照恢复单，第 {groups} 组不对。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The table cannot be read ({reason} {columns}). Save it as CSV in UTF-8 with its header.</source>
        <translation>表格读不了（{reason} {columns}）。请存为带表头的 UTF-8 CSV。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This row has only {cells} cells. Please complete it.</source>
        <translation>这一行只有 {cells} 格，请补全。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>There is a team “{name}” already.</source>
        <translation>已经有“{name}”这支队伍。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The team “{name}” was taken off the lists.</source>
        <translation>“{name}”已经撤队。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>“{name}” has {waiting} open dispatches. Please finish or call them back first.</source>
        <translation>“{name}”还有 {waiting} 单在办，请先办完或撤回派单。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Already in this team.</source>
        <translation>已经在这支队伍里。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not in this team.</source>
        <translation>不在这支队伍里。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A time of the week ends after it starts.</source>
        <translation>每段时间要先开始、后结束。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Two times of one day lie over each other.</source>
        <translation>同一天的两段时间重叠了。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The credit code does not add up. Please compare its 18 characters.</source>
        <translation>统一社会信用代码的校验码不对，请核对 18 位。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>“{name}” ended on {on}; nothing new can go there.</source>
        <translation>“{name}”已于 {on} 停用，不能再办新的事。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Below it “{name}” still stands ({count} in all). Please end those first.</source>
        <translation>下面还有“{name}”等 {count} 处在用，请先停用。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>“{name}” has the code {region_code} already.</source>
        <translation>“{name}”已经用了代码 {region_code}。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No place above has the code {region_code}.</source>
        <translation>没有代码为 {region_code} 的上级。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A code has 12 digits: 6 of the county, 3 of the town, 3 of the village.</source>
        <translation>代码是 12 位数字：县 6 位、镇 3 位、村 3 位。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Below “{parent}” the code begins with {prefix}; {region_code} does not.</source>
        <translation>“{parent}”下的代码以 {prefix} 开头，{region_code} 不是。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A place of this level cannot be below “{parent}”.</source>
        <translation>这一级不能放在“{parent}”下面。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The last day is after the first.</source>
        <translation>最后一天要在第一天之后。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The number template needs {part} exactly once.</source>
        <translation>编号格式里 {part} 应出现一次。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Line {line} cannot be read. Please check quotes and signs.</source>
        <translation>第 {line} 行读不懂，请检查引号和符号。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Line {line}: “{detail}” is no word of templates.</source>
        <translation>第 {line} 行：没有“{detail}”这个词。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Line {line}: a value is not right.</source>
        <translation>第 {line} 行：有一个值不对。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Line {line}: this paper has no field “{detail}”.</source>
        <translation>第 {line} 行：这张纸没有“{detail}”这一项。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Line {line}: there is no style “{detail}”.</source>
        <translation>第 {line} 行：没有“{detail}”这个字样。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Line {line}: there is no colour “{detail}”.</source>
        <translation>第 {line} 行：没有“{detail}”这个颜色。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Line {line}: a text with a field needs a width.</source>
        <translation>第 {line} 行：要填内容的文字须写宽度。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Line {line}: “{detail}” is outside the margins.</source>
        <translation>第 {line} 行：“{detail}”超出了页边。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Line {line}: the seal square holds only unit and date.</source>
        <translation>第 {line} 行：盖章处只能放单位和日期。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Line {line}: braces do not match.</source>
        <translation>第 {line} 行：花括号不成对。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Line {line}: “{detail}” cannot be printed.</source>
        <translation>第 {line} 行：“{detail}”印不出来。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Line {line}: a page from 1 to 4, please.</source>
        <translation>第 {line} 行：页码请写 1 到 4。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>the name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the phone number or a contact</source>
        <translation>电话或联系人</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>what help is needed</source>
        <translation>想请我们帮什么忙</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the village</source>
        <translation>村（社区）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the town</source>
        <translation>乡镇（街道）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the address</source>
        <translation>详细地址</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the wanted date</source>
        <translation>希望的日期</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the activity&apos;s name</source>
        <translation>活动名称</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>what the service is</source>
        <translation>服务内容</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the place</source>
        <translation>地点</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>who leads</source>
        <translation>负责人</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the organising unit</source>
        <translation>组织单位</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>what the danger is</source>
        <translation>风险说明</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the role</source>
        <translation>分工</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>what was said</source>
        <translation>群众说了什么</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>the unit</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the short code (2 to 6 letters)</source>
        <translation>单位代号（2 到 6 个字母）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the clerk&apos;s name</source>
        <translation>工作人员姓名</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the team</source>
        <translation>队伍名称</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the level</source>
        <translation>级别</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the 12-digit code</source>
        <translation>12 位代码</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the skills</source>
        <translation>特长</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the villages served</source>
        <translation>服务的村</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the first day of the pause</source>
        <translation>暂停的第一天</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the guardian&apos;s name</source>
        <translation>监护人姓名</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the guardian&apos;s relation</source>
        <translation>监护人关系</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the emergency contact</source>
        <translation>紧急联系人</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the clothing size</source>
        <translation>服装尺码</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the insurance number</source>
        <translation>保单号</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the insurer</source>
        <translation>保险公司</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the opening hours</source>
        <translation>办公时间</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>who goes</source>
        <translation>谁去</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the time of the visit</source>
        <translation>上门时间</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the note</source>
        <translation>备注</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the title of honour</source>
        <translation>荣誉称号</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the result</source>
        <translation>服务结果</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the key words</source>
        <translation>评价词</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>who is competent</source>
        <translation>由谁办理</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>what was put right</source>
        <translation>整改情况</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>whether the resident is satisfied now</source>
        <translation>现在是否满意</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Not printed: no printer is chosen. It is saved; print it again later.</source>
        <translation>没有印出来：还没选打印机。已保存，可稍后重打。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Not printed: the printer is not connected. Check the power, then reprint.</source>
        <translation>没有印出来：打印机未连上。请检查电源，再重打。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Not printed: the printer has another paper size. Change it, then reprint.</source>
        <translation>没有印出来：纸张大小不对。请换纸后重打。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Not printed. It is saved; print it again later.</source>
        <translation>未打印，内容已保存，请稍后重打。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not printed: the folder cannot be written. It is saved.</source>
        <translation>没有印出来：文件夹写不进去。记录已保存。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Printing was stopped. What was printed counts.</source>
        <translation>已停止打印，印好的有效。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not printed: the unit&apos;s certificate cannot sign. Please look in the settings.</source>
        <translation>还没有打印：单位证书现在不能签名，请到设置里看一下。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>This is no certificate file (.p12 or .pfx).</source>
        <translation>这不是数字证书文件（.p12 或 .pfx）。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The file cannot be read. Please choose it again.</source>
        <translation>这个文件读不出来，请重新选择。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The password does not open it. Please try again.</source>
        <translation>口令打不开这个文件，请再试一次。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The file has no private key. Please ask for it as .p12 or .pfx, with the key.</source>
        <translation>文件里没有私钥。请向发证机构要带私钥的 .p12 或 .pfx。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The file has a key, but no certificate. Please ask for it with both.</source>
        <translation>文件里有私钥，没有证书，请向发证机构要完整的。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This kind of key (such as SM2) cannot be used. Please ask for RSA or ECDSA.</source>
        <translation>这种密钥（如 SM2）用不了。请要 RSA 或 ECDSA 的。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The certificate ended on {at}. Please choose a new one in the settings.</source>
        <translation>单位数字证书已于 {at}到期，请到设置里换新的。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The certificate begins on {at}. Please check the date of this PC.</source>
        <translation>这份数字证书从 {at}起才能用，请看本机日期对不对。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The key store of this PC is locked. Please sign in again.</source>
        <translation>本机的密钥库锁着，请重新登录电脑再试。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The unit&apos;s certificate cannot be opened. Please choose it again in the settings.</source>
        <translation>单位数字证书打不开了，请到设置里重新选择。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The signature does not hold. Please ask who issued it.</source>
        <translation>签出来的核对不上，请问一下发证机构。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Not printed: set the printer&apos;s paper to {paper}, then reprint.</source>
        <translation>未打印：请把打印机纸张设为 {paper} 再重打。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>{width} mm roll</source>
        <translation>{width} mm 卷纸</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not printed: no font here has {character} ({code_point}). It is saved.</source>
        <translation>没有印出来：字库里没有“{character}”（{code_point}）。记录已保存。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Old code {code_points} is now {characters}. Please compare.</source>
        <translation>旧编码 {code_points} 已换成“{characters}”，请核对。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not printed: the web address for codes is too long. It is saved; shorten it in the settings.</source>
        <translation>没有印出来：二维码的网址太长，请在设置里改短。记录已保存。</translation>
    </message>
    <message>
        <location line="-318"/>
        <source>This activity takes people from {min_age} years on.</source>
        <translation>这场活动要年满 {min_age} 周岁。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This work asks for: {skills}. Please add it first.</source>
        <translation>这项服务需要技能：{skills}，请先登记。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This work needs a licence: {licence}. Please record it first.</source>
        <translation>这项服务需要证照：{licence}，请先登记。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The activity has no role “{role}”.</source>
        <translation>这场活动没有岗位“{role}”。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The role “{role}” has its {needed} people. Choose another.</source>
        <translation>岗位“{role}”已满 {needed} 人，请选别的。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The role “{role}” stands there twice.</source>
        <translation>岗位“{role}”写了两次。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Please type a number from {least} to {most}.</source>
        <translation>请填 {least} 到 {most} 之间的数字。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No day is left in the series. Please check the dates.</source>
        <translation>这个系列没有可排的日子，请看日期。</translation>
    </message>
    <message>
        <location line="+219"/>
        <source>the licence</source>
        <translation>证照</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>the caption</source>
        <translation>照片说明</translation>
    </message>
    <message>
        <location line="-202"/>
        <source>Two people settled these hours by hand; please ask for a correction.</source>
        <translation>这条时长由两人核定过，请用申请更正。</translation>
    </message>
    <message>
        <location line="+228"/>
        <source>for whom it is</source>
        <translation>替谁提的</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>how many people are served</source>
        <translation>服务人数</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <location filename="../../desktop/words.py" line="+46"/>
        <source>Repairs</source>
        <translation>便民维修</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Elder care</source>
        <translation>助老服务</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Health</source>
        <translation>医疗健康</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Tutoring</source>
        <translation>助学支教</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Legal advice</source>
        <translation>法律咨询</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Culture</source>
        <translation>文化文艺</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Science</source>
        <translation>科技科普</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Environment</source>
        <translation>环保卫生</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>At the desk</source>
        <translation>现场</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>On behalf</source>
        <translation>代办</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Home visit</source>
        <translation>入户</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Online</source>
        <translation>已联网</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Soon</source>
        <translation>尽快</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This afternoon</source>
        <translation>今天下午</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Weekend</source>
        <translation>周末</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pick a date</source>
        <translation>选日期</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Poor hearing</source>
        <translation>听力不好</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Unsteady</source>
        <translation>行动不便</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Lives alone</source>
        <translation>独居</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Dialect</source>
        <translation>说方言</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Male</source>
        <translation>男</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Female</source>
        <translation>女</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Scanned</source>
        <translation>扫码签到</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>By the clerk</source>
        <translation>手工签到</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Phone number</source>
        <translation>手机号</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>ID card</source>
        <translation>刷证件</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Own phone</source>
        <translation>本人手机</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sign-in sheet</source>
        <translation>签到表回录</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Made up</source>
        <translation>补录</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Overlaps</source>
        <translation>时间重叠</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No sign-out</source>
        <translation>未签退</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>At the limit</source>
        <translation>已到上限</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Too short</source>
        <translation>时间太短</translation>
    </message>
    <message>
        <location line="-86"/>
        <location line="+87"/>
        <source>Service-record certificate</source>
        <translation>志愿服务记录证明</translation>
    </message>
    <message>
        <location line="-67"/>
        <location line="+68"/>
        <source>Honour certificate</source>
        <translation>荣誉证书</translation>
    </message>
    <message>
        <location line="-90"/>
        <source>Request slip</source>
        <translation>点单回执</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Volunteer card</source>
        <translation>志愿者证</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Printed sign-in sheet</source>
        <translation>签到表</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Request form</source>
        <translation>群众需求登记表</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Staff badge</source>
        <translation>工作人员胸卡</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Recovery sheet</source>
        <translation>恢复单</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Dispatch notice</source>
        <translation>派单通知书</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Feedback form</source>
        <translation>服务反馈（回访）表</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Registration form</source>
        <translation>志愿者注册登记表</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Guardian&apos;s consent</source>
        <translation>监护人同意书</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Activity record form</source>
        <translation>活动情况记录表</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Duty log</source>
        <translation>值班日志</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Service-menu poster</source>
        <translation>服务菜单海报</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Activity poster</source>
        <translation>活动海报</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Demand menu</source>
        <translation>需求菜单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>List of posted hours</source>
        <translation>服务时长公示表</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Star list</source>
        <translation>星级名单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>List of a team&apos;s members</source>
        <translation>服务队队员名单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Register of certificates</source>
        <translation>证书登记簿</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Full personal record</source>
        <translation>完整个人记录</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Test sheet</source>
        <translation>测试页</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+68"/>
        <source>Star certificate</source>
        <translation>星级志愿者证书</translation>
    </message>
    <message>
        <location line="-67"/>
        <location line="+68"/>
        <source>Letter of thanks</source>
        <translation>感谢信</translation>
    </message>
    <message>
        <location line="-63"/>
        <source>Wish wall</source>
        <translation>心愿墙</translation>
    </message>
    <message>
        <location line="+25"/>
        <location line="+8"/>
        <source>This unit</source>
        <translation>本单位</translation>
    </message>
    <message>
        <location line="-7"/>
        <source>Town</source>
        <translation>乡镇街道</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>County</source>
        <translation>县级</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>City</source>
        <translation>市级</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Province</source>
        <translation>省级</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>State</source>
        <translation>国家级</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Person served</source>
        <translation>服务对象</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Activity leader</source>
        <translation>活动负责人</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>Resident ID card</source>
        <translation>居民身份证</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>HK, Macao and Taiwan residence permit</source>
        <translation>港澳台居民居住证</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Foreign permanent resident card</source>
        <translation>外国人永久居留身份证</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>HK and Macao travel permit</source>
        <translation>港澳居民来往内地通行证</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Taiwan travel permit</source>
        <translation>台湾居民来往大陆通行证</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Passport</source>
        <translation>护照</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Military ID</source>
        <translation>军官证</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Household register</source>
        <translation>户口簿</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Other document</source>
        <translation>其他证件</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>consent</source>
        <translation>本人同意</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>guardian&apos;s name</source>
        <translation>监护人姓名</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>guardian&apos;s relation</source>
        <translation>监护人关系</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>guardian&apos;s phone</source>
        <translation>监护人电话</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>guardian&apos;s consent</source>
        <translation>监护人同意</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>under-14 consent</source>
        <translation>未满 14 岁告知书</translation>
    </message>
    <message>
        <location line="+13"/>
        <location line="+83"/>
        <source>Monday</source>
        <translation>星期一</translation>
    </message>
    <message>
        <location line="-82"/>
        <source>Tuesday</source>
        <translation>星期二</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Wednesday</source>
        <translation>星期三</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Thursday</source>
        <translation>星期四</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Friday</source>
        <translation>星期五</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Saturday</source>
        <translation>星期六</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sunday</source>
        <translation>星期日</translation>
    </message>
    <message numerus="yes">
        <location line="+43"/>
        <source>%n not rated</source>
        <translation>
            <numerusform>未评 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>no rating yet, %1</source>
        <translation>还没有人评，%1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 of %2 satisfied (%3%), %4</source>
        <translation>已评 %2 件，满意 %1 件（%3%），%4</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>, </source>
        <comment>between the items of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>%1 hours</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>%1/%2</source>
        <comment>month, day</comment>
        <translation>%1 月 %2 日</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>%1/%2/%3</source>
        <comment>year, month, day</comment>
        <translation>%1 年 %2 月 %3 日</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1/%2</source>
        <comment>year, month</comment>
        <translation>%1 年 %2 月</translation>
    </message>
    <message numerus="yes">
        <location line="+27"/>
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1 %2</source>
        <comment>hours and minutes</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n min</source>
        <translation>
            <numerusform>%n 分</numerusform>
        </translation>
    </message>
    <message>
        <location line="+9"/>
        <source>%1 overdue</source>
        <translation>已超时 %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 left</source>
        <translation>还剩 %1</translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>about %1</source>
        <translation>%1左右</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The holidays of this year are not known yet; weekdays are counted.</source>
        <translation>这一年的节假日安排还没有，先按周一至周五算。</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>our turn</source>
        <translation>轮到我们</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>team&apos;s turn</source>
        <translation>等队伍</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>resident&apos;s turn</source>
        <translation>等群众</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Good morning</source>
        <translation>上午好</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Good afternoon</source>
        <translation>下午好</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Good evening</source>
        <translation>晚上好</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>, </source>
        <comment>between items</comment>
        <translation>、</translation>
    </message>
    <message>
        <location line="-341"/>
        <source>By code</source>
        <translation>扫码</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Called back</source>
        <translation>回访</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>On paper</source>
        <translation>纸上</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All in all</source>
        <translation>整体满意度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How quick</source>
        <translation>服务效率</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How skilled</source>
        <translation>服务水平</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How friendly</source>
        <translation>服务态度</translation>
    </message>
    <message>
        <location line="+56"/>
        <source>Very satisfied</source>
        <translation>非常满意</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Fairly satisfied</source>
        <translation>基本满意</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Dissatisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Very dissatisfied</source>
        <translation>非常不满意</translation>
    </message>
    <message>
        <location line="-116"/>
        <location line="+68"/>
        <source>Theory talks</source>
        <translation>理论政策宣讲</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Arts and culture</source>
        <translation>文化文艺</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Schooling help</source>
        <translation>助学支教</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Health and fitness</source>
        <translation>医疗健身</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Popular science</source>
        <translation>科学普及</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Legal service</source>
        <translation>法律服务</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hygiene and environment</source>
        <translation>卫生环保</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Helping the needy</source>
        <translation>扶贫帮困</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Local team</source>
        <translation>本地特色队</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Deputy leader</source>
        <translation>副队长</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Member</source>
        <translation>队员</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Centre</source>
        <translation>中心</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Station</source>
        <translation>所</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Post</source>
        <translation>站</translation>
    </message>
    <message>
        <location line="-80"/>
        <source>Education service</source>
        <translation>教育服务</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Culture service</source>
        <translation>文化服务</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Science and its spreading</source>
        <translation>科技与科普</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Fitness and sport</source>
        <translation>健身体育</translation>
    </message>
    <message>
        <location line="+41"/>
        <source>Elders</source>
        <translation>老年人</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Children</source>
        <translation>儿童</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Disabled people</source>
        <translation>残疾人</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>In hardship</source>
        <translation>困难群众</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Others</source>
        <translation>其他</translation>
    </message>
</context>
</TS>
