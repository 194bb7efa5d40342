<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CertificateFiles</name>
    <message>
        <location filename="../../desktop/certificate_files.py" line="+44"/>
        <source>Save as PDF: %1…</source>
        <translation>%1存为 PDF…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>PDF file</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Save open badge…</source>
        <translation>保存电子徽章…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open badge</source>
        <translation>电子徽章</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Save as e-mail draft…</source>
        <translation>存为邮件草稿…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>E-mail draft</source>
        <translation>邮件草稿</translation>
    </message>
    <message>
        <location line="+77"/>
        <location line="+28"/>
        <source>Saved as %1.</source>
        <translation>已存为 %1。</translation>
    </message>
    <message>
        <location line="-25"/>
        <source>Saved as a PDF file</source>
        <translation>存为 PDF 文件</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Saved for an e-mail</source>
        <translation>存为邮件附件</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Signed and saved as %1.</source>
        <translation>已签名，存为 %1。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Saved as %1. Open it in the mail program, fill in the address and send it.</source>
        <translation>已存为 %1。请用邮件程序打开，填好地址再发送。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>%1 cannot be written. Please choose another place.</source>
        <translation>%1 不能写入，请换个位置。</translation>
    </message>
</context>
</TS>
