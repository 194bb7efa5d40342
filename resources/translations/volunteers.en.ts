<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DetailPane</name>
    <message numerus="yes">
        <source>%n year(s) old</source>
        <translation><numerusform>%n year old</numerusform><numerusform>%n years old</numerusform></translation>
    </message>
</context>
<context>
    <name>FiguresBox</name>
    <message numerus="yes">
        <source>activity(s)</source>
        <comment>unit</comment>
        <translation><numerusform>activity</numerusform><numerusform>activities</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>certificate(s)</source>
        <comment>unit</comment>
        <translation><numerusform>certificate</numerusform><numerusform>certificates</numerusform></translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation><numerusform>one star</numerusform><numerusform>%n stars</numerusform></translation>
    </message>
</context>
</TS>
