<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Badge</name>
    <message>
        <location filename="../../desktop/badge.py" line="+21"/>
        <source>This badge is not known on this desk.</source>
        <translation>本机不认识这张工作证。</translation>
    </message>
</context>
<context>
    <name>ConfirmedTab</name>
    <message>
        <location filename="../../desktop/pages/hours/confirmed.py" line="+28"/>
        <source>Count them again…</source>
        <translation>一起重新计算…</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Confirmed hours</source>
        <translation>已确认的时长</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hours</source>
        <translation>时长</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Before</source>
        <translation>以前</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>No hours are confirmed yet.</source>
        <translation>还没有已确认的时长。</translation>
    </message>
    <message numerus="yes">
        <location line="+39"/>
        <source>%n visit(s) were counted by other rules than those of their day.</source>
        <translation>
            <numerusform>%n 条所用规则与服务当天的规则不同。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What is confirmed changes only when a second person agrees.</source>
        <translation>已确认的时长须两人同意才能改。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Count again</source>
        <translation>重新计算</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Correct…</source>
        <translation>申请更正</translation>
    </message>
</context>
<context>
    <name>EvidenceView</name>
    <message>
        <location filename="../../desktop/pages/hours/evidence.py" line="+30"/>
        <location line="+36"/>
        <location line="+7"/>
        <source>Picture of the sheet</source>
        <translation>签到表照片</translation>
    </message>
    <message>
        <location line="-42"/>
        <source>Show it large</source>
        <translation>放大看</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>The picture is on the desk that entered it.</source>
        <translation>照片在录入它的那台电脑上。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Hours</name>
    <message>
        <location filename="../../desktop/pages/hours/looks.py" line="+18"/>
        <source>No sign-out: counts 0 until settled</source>
        <translation>未签退，确认前计 0</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Made up ({clock} h): waits for a second person</source>
        <translation>补录 {clock} 小时，待第二人确认</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Made up, agreed by a second person</source>
        <translation>补录，已由第二人确认</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{minutes} minutes, counted from {least} on</source>
        <translation>到场 {minutes} 分钟，满 {least} 分钟才计</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{minutes} minutes by the clock, rounded to {counted} h</source>
        <translation>实到 {minutes} 分钟，取整为 {counted} 小时</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{clock} h by the clock, limit {limit} h</source>
        <translation>实到 {clock} 小时，单次上限 {limit} 小时</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The day holds {taken} h, limit {limit} h, this counts {counted} h</source>
        <translation>当日已记 {taken} 小时，上限 {limit} 小时，本次计 {counted} 小时</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Overlaps another activity: {counted} of {clock} h count</source>
        <translation>与另一活动时间重叠，{clock} 小时中计 {counted} 小时</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Two registrations joined, {old} h before</source>
        <translation>两份登记已合并，原为 {old} 小时</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Hangs out until {day}</source>
        <translation>公示到 {day}</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>An objection waits for a second person</source>
        <translation>有异议，等第二人核定</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Has to hang out first</source>
        <translation>要先公示</translation>
    </message>
    <message numerus="yes">
        <location line="+9"/>
        <source>%n day(s) late</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n day(s) left</source>
        <translation>
            <numerusform>还剩 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Hang out</source>
        <translation>去公示</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Settle</source>
        <translation>确认时间</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Agree</source>
        <translation>同意</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Confirm</source>
        <translation>核对</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>{old} h → {new} h: {reason}</source>
        <translation>{old} → {new} 小时：{reason}</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>certificates on the old value: {numbers}</source>
        <translation>按原值出具的证明：{numbers}</translation>
    </message>
</context>
<context>
    <name>HoursPage</name>
    <message>
        <location filename="../../desktop/pages/hours/page.py" line="+56"/>
        <location line="+79"/>
        <source>Hours to confirm</source>
        <translation>待核对时长</translation>
    </message>
    <message>
        <location line="-73"/>
        <source>Every hour is in the service records.</source>
        <translation>时长都已记入服务记录。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>To confirm</source>
        <translation>待核对</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Posting</source>
        <translation>公示</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Confirmed</source>
        <comment>tab</comment>
        <translation>已确认</translation>
    </message>
    <message>
        <location line="+46"/>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Times</source>
        <translation>起止时间</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hours</source>
        <translation>时长</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Please look</source>
        <translation>请留意</translation>
    </message>
    <message numerus="yes">
        <location line="+59"/>
        <location line="+128"/>
        <source>%n visit(s) are in the service records.</source>
        <translation>
            <numerusform>%n 条时长已记入服务记录。</numerusform>
        </translation>
    </message>
    <message>
        <location line="-122"/>
        <source>Confirm everything plain; hang out</source>
        <translation>全部核对；张榜公示</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Print the posted list</source>
        <translation>打印公示名单</translation>
    </message>
    <message numerus="yes">
        <location line="+28"/>
        <source>Confirm %n plain visit(s)</source>
        <translation>
            <numerusform>核对无异常 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+4"/>
        <source>%n visit(s) wait to be confirmed.</source>
        <translation>
            <numerusform>%n 条时长待核对。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n correction(s) wait for a second person.</source>
        <translation>
            <numerusform>%n 条更正待第二人决定。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+4"/>
        <location line="+90"/>
        <source>Refuse</source>
        <translation>不同意</translation>
    </message>
    <message>
        <location line="-62"/>
        <source>Objection</source>
        <translation>异议</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Correction</source>
        <translation>更正</translation>
    </message>
    <message>
        <location line="-19"/>
        <source>Grant</source>
        <translation>同意更正</translation>
    </message>
    <message>
        <location line="+56"/>
        <source>Corrected; the old value stays on record.</source>
        <translation>已更正，原值留存。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Agreed; the hours count now.</source>
        <translation>已同意，时长开始计入。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Refuse it?</source>
        <translation>不同意这一条？</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The hours stay as they are, and the reason with them.</source>
        <translation>时长不变，理由一并留存。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The records are clear</source>
        <translation>签到记录清楚</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Was not there</source>
        <translation>当天未到场</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Refused.</source>
        <translation>已按不同意处理。</translation>
    </message>
</context>
<context>
    <name>ObjectionDialog</name>
    <message>
        <location filename="../../desktop/pages/hours/objection_dialog.py" line="+35"/>
        <source>Objection to {name}, {hours} h?</source>
        <translation>对 {name} 的 {hours} 小时有异议？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The hours wait until a second person decided it; who objects is not named on any paper.</source>
        <translation>时长先不计入，等第二人核定；提出的人不上任何单子。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Hours as they should be</source>
        <translation>应为（小时）</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Was not there</source>
        <translation>没有到场</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Left earlier</source>
        <translation>提前离开</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Served longer</source>
        <translation>实际更长</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>What is said</source>
        <translation>异议内容</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The volunteer says so himself or herself</source>
        <translation>志愿者本人提出</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Note the objection</source>
        <translation>记下异议</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>Please give hours, such as 1.5.</source>
        <translation>请填小时数，例如 1.5。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Please write down what is said.</source>
        <translation>请写明异议内容。</translation>
    </message>
</context>
<context>
    <name>PostedListView</name>
    <message>
        <location filename="../../desktop/pages/hours/posted_list.py" line="+49"/>
        <source>Back to the lists</source>
        <translation>返回名单</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Print A4</source>
        <translation>打印 A4</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Print A3 for the wall</source>
        <translation>打印 A3 张贴版</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save as a table…</source>
        <translation>另存为表格…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Decide the objections</source>
        <translation>核定异议</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Take the list back…</source>
        <translation>撤回名单…</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hours</source>
        <translation>时长</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What was said</source>
        <translation>异议</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Lines of the list</source>
        <translation>名单各行</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The list as it hangs</source>
        <translation>张贴的名单</translation>
    </message>
    <message numerus="yes">
        <location line="+84"/>
        <source>%n visit(s), %1 h, hung out on %2</source>
        <translation>
            <numerusform>%n 人次，%1 小时，%2 张榜</numerusform>
        </translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The days are over: take it down</source>
        <translation>公示期满，结束公示</translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>Confirm %n visit(s)</source>
        <translation>
            <numerusform>核对 %n 人次</numerusform>
        </translation>
    </message>
    <message>
        <location line="+30"/>
        <source>The list is down. What nobody objected to can be confirmed.</source>
        <translation>公示已结束，没有异议的可以核对了。</translation>
    </message>
    <message numerus="yes">
        <location line="+5"/>
        <source>%n visit(s) are in the service records.</source>
        <translation>
            <numerusform>%n 人次已进服务记录。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Posted hours %1</source>
        <translation>时长公示 %1</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Not saved: %1</source>
        <translation>未能保存：%1</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Noted. These hours wait until a second person decided it.</source>
        <translation>已记下。这些时长等第二人核定。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Take this list back?</source>
        <translation>撤回这张名单？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It counts as never posted; the paper comes off the wall.</source>
        <translation>视为没有公示过；请把张贴的取下。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Take it back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Leave it hanging</source>
        <translation>继续公示</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Wrong days chosen</source>
        <translation>日期选错了</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Hours have to be corrected first</source>
        <translation>时长要先更正</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Taken back; the reason stands in the list.</source>
        <translation>已撤回，原因留在名单里。</translation>
    </message>
</context>
<context>
    <name>Posting</name>
    <message>
        <location filename="../../desktop/pages/hours/posting_looks.py" line="+18"/>
        <source>Objection, {old} h → {new} h: {reason}</source>
        <translation>异议：{old} → {new} 小时，{reason}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Upheld, {old} h → {new} h: {reason}</source>
        <translation>成立：{old} → {new} 小时，{reason}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not upheld: {note}</source>
        <translation>不成立：{note}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Withdrawn: {reason}</source>
        <translation>已撤回：{reason}</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Taken back: {reason}</source>
        <translation>已撤回：{reason}</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Ended on {day}</source>
        <translation>{day} 结束</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Over: may come down</source>
        <translation>期满，可以结束</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n working day(s) left</source>
        <translation>
            <numerusform>还剩 %n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Objection…</source>
        <translation>记异议</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Confirmed</source>
        <translation>已核对</translation>
    </message>
</context>
<context>
    <name>PostingFile</name>
    <message>
        <location filename="../../desktop/pages/hours/posting_file.py" line="+21"/>
        <source>Save the list as a table</source>
        <translation>把名单另存为表格</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Table (*.csv)</source>
        <translation>表格（*.csv）</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Line</source>
        <translation>序号</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name (masked)</source>
        <translation>姓名（已隐去部分）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Team</source>
        <translation>队伍</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Held by</source>
        <translation>组织单位</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hours as posted</source>
        <translation>公示时长</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hours now</source>
        <translation>现在的时长</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Confirmed</source>
        <translation>已核对</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Objection</source>
        <translation>异议</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>PostingPanel</name>
    <message>
        <location filename="../../desktop/pages/hours/posting_panel.py" line="+82"/>
        <source>Hung out</source>
        <translation>张榜</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Visits</source>
        <translation>人次</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hours</source>
        <translation>时长</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Until</source>
        <translation>公示到</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Objections</source>
        <translation>待核异议</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Lists of posted hours</source>
        <translation>时长公示名单</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>No list hangs out yet.</source>
        <translation>还没有公示的名单。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The list as it will hang</source>
        <translation>将要张贴的名单</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Served from</source>
        <translation>服务日期从</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>up to</source>
        <translation>到</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Held by</source>
        <translation>组织单位</translation>
    </message>
    <message>
        <location line="+56"/>
        <source>Every organiser</source>
        <translation>全部单位</translation>
    </message>
    <message numerus="yes">
        <location line="+24"/>
        <source>%n visit(s) may hang out, %1 h. They hang until %2.</source>
        <translation>
            <numerusform>%n 人次、%1 小时可以公示，公示到 %2。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+4"/>
        <source>No hours of these days wait to be posted.</source>
        <translation>这些天没有要公示的时长。</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>Hang out %n visit(s)</source>
        <translation>
            <numerusform>公示 %n 人次</numerusform>
        </translation>
    </message>
    <message>
        <location line="+31"/>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <location line="+49"/>
        <source>Made by mistake</source>
        <translation>误操作</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Hours hung out</source>
        <translation>时长已公示</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hung out until %1. Please print the list.</source>
        <translation>公示到 %1，请打印名单。</translation>
    </message>
</context>
<context>
    <name>SecondPerson</name>
    <message>
        <location filename="../../desktop/pages/hours/second_person.py" line="+24"/>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>%1: another clerk agrees here by showing the badge to the scanner.</source>
        <translation>%1：请另一位工作人员扫工作证同意。</translation>
    </message>
</context>
</TS>
