<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DetailCard</name>
    <message numerus="yes">
        <location filename="../../desktop/pages/request_card/detail_card.py" line="+183" />
        <source>%n year(s) old</source>
        <translation><numerusform>%n year old</numerusform><numerusform>%n years old</numerusform></translation>
    </message>
</context>
<context>
    <name>RequestCardPage</name>
    <message numerus="yes">
        <location filename="../../desktop/pages/request_card/request_page.py" line="+174" />
        <source>It was printed %n time(s).</source>
        <translation><numerusform>It was printed once.</numerusform><numerusform>It was printed %n times.</numerusform></translation>
    </message>
</context>
</TS>
