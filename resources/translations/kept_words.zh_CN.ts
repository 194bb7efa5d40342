<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>KeptWords</name>
    <message>
        <location filename="../../desktop/kept_words.py" line="+79"/>
        <source>Your draft was kept; you can go on.</source>
        <translation>草稿还在，可以接着填。</translation>
    </message>
</context>
</TS>
