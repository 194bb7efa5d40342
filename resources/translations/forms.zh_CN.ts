<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CardPrint</name>
    <message numerus="yes">
        <location filename="../../desktop/card_print.py" line="+37"/>
        <source>It was printed %n time(s). The code stays the same; the reason is kept.</source>
        <translation>
            <numerusform>已打印 %n 次。二维码不变，原因会留存。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Card lost</source>
        <translation>证件遗失</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Card damaged</source>
        <translation>证件损坏</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name or stars changed</source>
        <translation>姓名或星级有变</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Print the card again?</source>
        <translation>再打印一张志愿者证？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Print again</source>
        <translation>再打印</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Do not print</source>
        <translation>不打印</translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <location filename="../../desktop/form_menu.py" line="+24"/>
        <source>Print: %1</source>
        <translation>打印：%1</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>%1 printed: %2</source>
        <translation>%1已打印：%2</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <location filename="../../desktop/reason.py" line="+45"/>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <location line="+34"/>
        <source>Please give a reason.</source>
        <translation>请写明原因。</translation>
    </message>
</context>
</TS>
