<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Forms</name>
    <message>
        <location filename="../../desktop/form_menu.py" line="+24"/>
        <source>Print: %1</source>
        <translation>打印：%1</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>%1 printed: %2</source>
        <translation>%1已打印：%2</translation>
    </message>
</context>
</TS>
