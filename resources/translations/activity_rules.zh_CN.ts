<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActivityRulesSection</name>
    <message>
        <location filename="../../desktop/pages/settings/activity_rules.py" line="+32"/>
        <source>Activities</source>
        <translation>活动</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>They hold for all desks of this unit, from the day they are decided.</source>
        <translation>本单位所有窗口通用，从定下当天起生效。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Either code</source>
        <translation>两种码都行</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Only the screen</source>
        <translation>只认屏幕上的码</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Telephones scan</source>
        <translation>手机扫码签到</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>for new activities; the menu of one may say otherwise</source>
        <translation>用于新建的活动，单场可在菜单里另定</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>stays with it</source>
        <translation>一并存档</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hold from today on</source>
        <translation>从今天起执行</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Declare before</source>
        <translation>活动前备案</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>working days; 0: not declared</source>
        <translation>个工作日，填 0 不备案</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>File after</source>
        <translation>活动后归档</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>working days; 0: not filed</source>
        <translation>个工作日，填 0 不归档</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Only activities from</source>
        <translation>人数达到</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>volunteers on</source>
        <translation>名志愿者的活动才要</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Records complete after</source>
        <translation>记录补齐期限</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>working days; the law says 10</source>
        <translation>个工作日，法规为 10</translation>
    </message>
    <message>
        <location line="+37"/>
        <source>Please enter a number; 0 is one too.</source>
        <translation>请填数字，没有就填 0。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>This holds from today on.</source>
        <translation>已从今天起执行。</translation>
    </message>
</context>
</TS>
