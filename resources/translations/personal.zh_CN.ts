<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>EntryDialog</name>
    <message>
        <location filename="../../desktop/pages/volunteers/entry_dialog.py" line="+48"/>
        <source>Enter training</source>
        <translation>登记培训</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Enter an award</source>
        <translation>登记表彰</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Enter an evaluation</source>
        <translation>登记评价</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Name of the training</source>
        <translation>培训名称</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What was taught</source>
        <translation>主要内容</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Minutes</source>
        <translation>学习时长（分钟）</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Held by</source>
        <translation>举办单位</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Name of the award</source>
        <translation>表彰名称</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Granted by</source>
        <translation>授予单位</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Grade</source>
        <translation>评价等次</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Who says so</source>
        <translation>评价人</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>In which words</source>
        <translation>评语</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>I have seen the paper</source>
        <translation>已看过证书原件</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Keep a picture of it…</source>
        <translation>留一张照片…</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>Picture of the award</source>
        <translation>表彰证书照片</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pictures (*.jpg *.jpeg *.png)</source>
        <translation>图片 (*.jpg *.jpeg *.png)</translation>
    </message>
</context>
<context>
    <name>PersonalActs</name>
    <message>
        <location filename="../../desktop/pages/volunteers/personal_acts.py" line="+49"/>
        <source>Entered by mistake</source>
        <translation>登记有误</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Entry saved</source>
        <translation>登记了一条记录</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Entered; it stands in the full record.</source>
        <translation>已登记，列入完整个人记录。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Strike out this entry?</source>
        <translation>要划去这条记录吗？</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>It stays in the record with the reason.</source>
        <translation>记录仍在，旁边写明原因。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Strike out</source>
        <translation>划去</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Keep it</source>
        <translation>先不划</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Entered twice</source>
        <translation>重复登记</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Wrong person</source>
        <translation>记错了人</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Wrong facts</source>
        <translation>内容有误</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Struck out; the reason stands beside it.</source>
        <translation>已划去，原因写在旁边。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Save the full record as a file</source>
        <translation>完整个人记录存成文件</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Saved: %1. It holds the whole identity number: give it to the person only.</source>
        <translation>已存到 %1。内有完整证件号码，只交给本人。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Not saved: %1</source>
        <translation>没有存下：%1</translation>
    </message>
</context>
<context>
    <name>PersonalTab</name>
    <message>
        <location filename="../../desktop/pages/volunteers/personal_tab.py" line="+47"/>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Group</source>
        <translation>类别</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What</source>
        <translation>名称</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>By</source>
        <translation>单位</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Training and awards</source>
        <translation>培训与表彰</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>No training, award or evaluation yet.</source>
        <translation>还没有培训、表彰或评价。</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+64"/>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <location line="-63"/>
        <location line="+74"/>
        <source>Award</source>
        <translation>表彰</translation>
    </message>
    <message>
        <location line="-73"/>
        <location line="+84"/>
        <source>Evaluation</source>
        <translation>评价</translation>
    </message>
    <message>
        <location line="-82"/>
        <location line="+36"/>
        <source>Strike out…</source>
        <translation>划去…</translation>
    </message>
    <message>
        <location line="+57"/>
        <source>Stars</source>
        <translation>星级</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 stars reached</source>
        <translation>达到 %1 星</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>list taken back</source>
        <translation>名单已撤回</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Struck out: %1</source>
        <translation>已划去：%1</translation>
    </message>
</context>
</TS>
