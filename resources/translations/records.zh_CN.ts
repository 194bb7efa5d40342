<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>NationalPanel</name>
    <message>
        <location filename="../../desktop/pages/records/national_panel.py" line="+51"/>
        <source>Write the file…</source>
        <translation>写报送文件…</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Read the answers…</source>
        <translation>读入回执…</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The national system is the record of last resort: every confirmed record goes there.</source>
        <translation>全国志愿服务信息系统要有每一条记录：复核过的都要报送。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Served on</source>
        <translation>服务日期</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Document</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hours</source>
        <translation>时长</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Service records</source>
        <translation>服务记录</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>No record stands so.</source>
        <translation>没有这样的记录。</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>Not reported %1</source>
        <translation>未报送 %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reported %1</source>
        <translation>已报送 %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Confirmed %1</source>
        <translation>已回执 %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Returned %1</source>
        <translation>被退回 %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Corrected since %1</source>
        <translation>报送后更正 %1</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>missing</source>
        <translation>缺</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Returned: %1</source>
        <translation>被退回：%1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Corrected, to be told anew</source>
        <translation>已更正，待重新报送</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Not reported</source>
        <translation>未报送</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Write the file for the national system</source>
        <translation>写报送全国系统的文件</translation>
    </message>
    <message>
        <location line="+3"/>
        <location line="+31"/>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <location line="-19"/>
        <source>No record has a document number. Please complete the volunteers first.</source>
        <translation>这些记录都缺证件号码，请先补全志愿者资料。</translation>
    </message>
    <message numerus="yes">
        <location line="+10"/>
        <source>%n record(s) in batch %1: %2. It holds whole identity numbers.</source>
        <translation>
            <numerusform>%n 条记录已列入批次 %1，存到 %2。内有完整证件号码。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Read the national system&apos;s answers</source>
        <translation>读入全国系统的回执</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>No row of the file has a number or a reason.</source>
        <translation>文件里没有填回执编号或退回原因。</translation>
    </message>
    <message numerus="yes">
        <location line="+9"/>
        <source>%n answer(s) noted, %1 returned.</source>
        <translation>
            <numerusform>记下 %n 条回执，退回 %1 条。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Not a file of ours. Please fill in its last two columns and save as CSV.</source>
        <translation>不是本程序的文件。请填好最后两列，存成 CSV。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The file cannot be used: %1</source>
        <translation>文件用不了：%1</translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message>
        <location filename="../../desktop/pages/records/page.py" line="+25"/>
        <source>Stars</source>
        <translation>星级</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>National system</source>
        <translation>报送全国系统</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Stars and reports</source>
        <translation>星级与报送</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>Award the stars, or mark as reported</source>
        <translation>认定星级，或写报送文件</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Print the star list</source>
        <translation>打印星级名单</translation>
    </message>
</context>
<context>
    <name>StarsPanel</name>
    <message>
        <location filename="../../desktop/pages/records/stars_panel.py" line="+54"/>
        <source>Hours up to and with</source>
        <translation>时长截至（含当天）</translation>
    </message>
    <message>
        <location line="+5"/>
        <location line="+60"/>
        <source>Lists made</source>
        <translation>已做的名单</translation>
    </message>
    <message>
        <location line="-57"/>
        <source>Certificates of the list</source>
        <translation>办名单的证书</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Print A4</source>
        <translation>打印 A4</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Print A3 for the wall</source>
        <translation>打印 A3 张贴版</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Take a list back…</source>
        <translation>撤回名单…</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Number</source>
        <translation>志愿者编号</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Team</source>
        <translation>队伍</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hours</source>
        <translation>时长</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stars</source>
        <translation>星级</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Who rises</source>
        <translation>升星人员</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Nobody reached more stars up to this day.</source>
        <translation>到这一天没有人升星。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Hours up to</source>
        <translation>时长截至</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Made on</source>
        <translation>生成时间</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>By</source>
        <translation>经办人</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>No list was made yet.</source>
        <translation>还没有做过名单。</translation>
    </message>
    <message numerus="yes">
        <location line="+30"/>
        <source>Award the stars of %n person(s)</source>
        <translation>
            <numerusform>认定 %n 人的星级</numerusform>
        </translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Reviewed hours of this unit: %1 hours give one star to five.</source>
        <translation>按本单位复核过的时长：%1 小时为一至五星。</translation>
    </message>
    <message>
        <location line="+39"/>
        <source>Taken back: %1</source>
        <translation>已撤回：%1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Posted until %1</source>
        <translation>公示到 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>In force</source>
        <translation>有效</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>Made by mistake</source>
        <translation>操作有误</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Stars awarded</source>
        <translation>认定了星级</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n person(s) reached more stars. Please print the list.</source>
        <translation>
            <numerusform>%n 人升星。请打印名单张贴。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Take back the list of %1?</source>
        <translation>要撤回 %1 的名单吗？</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>It stays in the history with the reason; its stars count no more.</source>
        <translation>名单和原因都留在历史里，这批星级不再算数。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Take it back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Keep it</source>
        <translation>先不撤</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Objection while it was posted</source>
        <translation>公示有异议</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Hours were corrected</source>
        <translation>时长已更正</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Taken back; the reason stands in the list.</source>
        <translation>已撤回，原因写在名单里。</translation>
    </message>
</context>
</TS>
