<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AskedOfPeople</name>
    <message>
        <location filename="../../desktop/pages/activities/asked_of_people.py" line="+16"/>
        <source>Roles: %1</source>
        <translation>分工：%1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Asked for: %1</source>
        <translation>要求：%1</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 full</source>
        <translation>%1 已满</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1, %2 left</source>
        <translation>%1 还差 %2 人</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 (skill: %2)</source>
        <translation>%1（要会%2）</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>adults only</source>
        <translation>限成年人</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 years or older</source>
        <translation>满 %1 岁</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>skill: %1</source>
        <translation>会%1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>one of these skills: %1</source>
        <translation>会其中一样：%1</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>licence: %1</source>
        <translation>须持：%1</translation>
    </message>
</context>
</TS>
