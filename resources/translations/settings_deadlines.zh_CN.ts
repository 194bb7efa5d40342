<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DeadlinesSection</name>
    <message>
        <location filename="../../desktop/pages/settings/deadlines.py" line="+36"/>
        <source>Deadlines and holidays</source>
        <translation>期限与节假日</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>They hold for all desks of this unit. Promises made before stay as made.</source>
        <translation>本单位各台电脑都按这里的期限，已答应的不变。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>stays with it</source>
        <translation>和期限一起留底</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Hold from today on</source>
        <translation>从今天起执行</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>working days</source>
        <translation>按工作日算</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Review a request</source>
        <translation>审核需求</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask a team</source>
        <translation>派给队伍</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The team answers</source>
        <translation>队伍答复</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>working days; then another team is asked</source>
        <translation>按工作日算，过后改派别的队伍</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The team speaks to the resident</source>
        <translation>队伍联系居民</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Give the service</source>
        <translation>完成服务</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>working days, unless a day was agreed</source>
        <translation>按工作日算，约好日子的按约定</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask how it was</source>
        <translation>请居民评价</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>working days after the service</source>
        <translation>个工作日内问到，从服务完成算</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Rate it</source>
        <translation>等群众评价</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>days; then it is closed as not rated</source>
        <translation>按天算，过后按未评办结</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Put a bad rating right</source>
        <translation>差评整改</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>working days, with a call-back</source>
        <translation>按工作日算，都要回访</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Urgent requests</source>
        <translation>紧急需求</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>hours, instead of the days of a step</source>
        <translation>按小时算，代替各步的天数</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Holidays and make-up days</source>
        <translation>节假日与调休</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Use a newer file</source>
        <translation>换用新的安排表</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>Please enter a number from 1 to 90.</source>
        <translation>请填 1 到 90 的数。</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>These deadlines hold from today on.</source>
        <translation>这些期限从今天起执行。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Known are the years %1 to %2.</source>
        <translation>已有 %1 年至 %2 年的安排。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The holidays of %1 are not known; weekdays are counted until a file is here.</source>
        <translation>还没有 %1 年的节假日安排，先按周一至周五算。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>The file cannot be read. Please choose it again.</source>
        <translation>这个文件读不出来，请重新选。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This is no holiday table. Please ask the county for it.</source>
        <translation>这不是节假日安排表，请向县中心要。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not kept: the disk cannot be written.</source>
        <translation>没有存上：磁盘写不进去。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Working days now follow the table of %1.</source>
        <translation>工作日已按 %1 年的安排来算。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>, </source>
        <comment>between years</comment>
        <translation>、</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Choose the holiday table</source>
        <translation>选择节假日安排表</translation>
    </message>
</context>
</TS>
