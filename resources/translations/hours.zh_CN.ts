<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
    <message numerus="yes">
        <location line="+22"/>
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
        <location filename="../../desktop/pages/hours/page.py" line="+37"/>
        <location line="+51"/>
        <source>Hours to confirm</source>
        <translation>待核对时长</translation>
    </message>
    <message>
        <location line="-45"/>
        <source>Every hour is in the service records.</source>
        <translation>时长都已记入服务记录。</translation>
    </message>
    <message>
        <location line="+31"/>
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
        <location line="+23"/>
        <location line="+107"/>
        <source>%n visit(s) are in the service records.</source>
        <translation>
            <numerusform>%n 条时长已记入服务记录。</numerusform>
        </translation>
    </message>
    <message>
        <location line="-102"/>
        <source>Confirm everything plain</source>
        <translation>核对全部无异常时长</translation>
    </message>
    <message numerus="yes">
        <location line="+23"/>
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
        <location line="+76"/>
        <source>Refuse</source>
        <translation>不同意</translation>
    </message>
    <message>
        <location line="-73"/>
        <source>Correction</source>
        <translation>更正</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Grant</source>
        <translation>同意更正</translation>
    </message>
    <message>
        <location line="+46"/>
        <source>Corrected; the old value stays on record.</source>
        <translation>已更正，原值留存。</translation>
    </message>
    <message>
        <location line="+10"/>
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
</TS>
