<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>SeatsEditor</name>
    <message>
        <location filename="../../desktop/pages/plan_activity/seats.py" line="+68"/>
        <source>Add a unit</source>
        <translation>添加单位</translation>
    </message>
    <message>
        <location line="+35"/>
        <source>Please choose the unit these seats are for.</source>
        <translation>请选择这些名额给哪个单位。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Each unit stands there once, please.</source>
        <translation>每个单位只写一次。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Please type a number from 0 to %1.</source>
        <translation>请填 0 到 %1 之间的数。</translation>
    </message>
</context>
<context>
    <name>SeatsLine</name>
    <message>
        <location line="-84"/>
        <source>Take this unit out</source>
        <translation>拿掉这个单位</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose a unit</source>
        <translation>选择单位</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Seats</source>
        <translation>名额</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Seats of this unit</source>
        <translation>这个单位的名额</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Another unit</source>
        <translation>其他单位</translation>
    </message>
</context>
</TS>
