<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>LaterPage</name>
    <message>
        <location filename="../../desktop/pages/later.py" line="+24"/>
        <source>Publicity</source>
        <translation>媒体宣传</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Publicity comes with a later release. Activities are kept already.</source>
        <translation>媒体宣传在后续版本提供，活动记录已在保存。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show activities</source>
        <translation>看活动</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Statistics come with a later release. Today&apos;s counts are on the desk.</source>
        <translation>统计在后续版本提供，今天的数字在工作台。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Go to the desk</source>
        <translation>回工作台</translation>
    </message>
</context>
</TS>
