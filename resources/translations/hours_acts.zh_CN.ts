<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CorrectionDialog</name>
    <message>
        <location filename="../../desktop/correction_dialog.py" line="+53"/>
        <source>%1, %2. The old value stays on record; another clerk decides.</source>
        <translation>%1，%2。原值留存，由另一人核定。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Ask for a correction?</source>
        <translation>申请更正？</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Confirmed: %1 minutes (%2 hours)</source>
        <translation>已确认 %1 分钟（%2 小时）</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>New value</source>
        <translation>更正为</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Left earlier</source>
        <translation>提前离开</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Left later</source>
        <translation>晚些离开</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Was not there</source>
        <translation>没有到场</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The volunteer asked for it</source>
        <translation>志愿者本人提出</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Ask for it</source>
        <translation>申请</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Not now</source>
        <translation>先不</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>Please enter whole minutes of one day.</source>
        <translation>请填一天以内的整分钟数。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Please give a reason.</source>
        <translation>请写明理由。</translation>
    </message>
</context>
<context>
    <name>HoursActs</name>
    <message>
        <location filename="../../desktop/hours_acts.py" line="+58"/>
        <source>Count these hours again?</source>
        <translation>重新计算这些时长？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Count again</source>
        <translation>重新计算</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Not now</source>
        <translation>先不</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>New rules for hours</source>
        <translation>时长规则有变</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Checked after a question</source>
        <translation>有人询问后核对</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>By the rules that hold for that day; another clerk decides.</source>
        <translation>按服务当天的规则算；由另一人核定。</translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>%n visit(s).</source>
        <translation>
            <numerusform>%n 条。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Correction asked for</source>
        <translation>已申请更正</translation>
    </message>
    <message numerus="yes">
        <location line="+4"/>
        <source>%n correction(s) wait for another clerk under “Hours to confirm”.</source>
        <translation>
            <numerusform>%n 条更正待另一人在“待核对时长”中核定。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+13"/>
        <source>{asked} asked on {on}, nobody decided yet</source>
        <translation>{asked} {on} 申请，待核定</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{asked} asked; {decided} agreed on {at}</source>
        <translation>{asked}申请，{decided} {at} 同意</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{asked} asked; {decided} refused on {at}</source>
        <translation>{asked}申请，{decided} {at} 不同意</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{asked} asked on {on} and took it back</source>
        <translation>{asked} {on} 申请，后撤回</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{asked} joined two registrations on {on}; to be confirmed anew</source>
        <translation>{asked} {on} 合并两份登记，须重新核对</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>{old} → {new} hours</source>
        <translation>{old} → {new} 小时</translation>
    </message>
</context>
</TS>
