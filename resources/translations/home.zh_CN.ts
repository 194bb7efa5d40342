<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActivityLine</name>
    <message>
        <location filename="../../desktop/pages/home/today_card.py" line="+80"/>
        <source>Sheet</source>
        <translation>签到表</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Print the sign-in sheet of %1</source>
        <translation>打印“%1”的签到表</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Sign in</source>
        <translation>签到</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sign in for %1</source>
        <translation>“%1”签到</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Look at %1</source>
        <translation>查看“%1”</translation>
    </message>
    <message numerus="yes">
        <location line="+15"/>
        <source>%n here</source>
        <translation>
            <numerusform>已到 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source> of %n signed up</source>
        <translation>
            <numerusform> / 报名 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>Full, %n signed up</source>
        <translation>
            <numerusform>报名已满 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 signed up of %2</source>
        <translation>报名 %1 / 需 %2 人</translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>%n signed up</source>
        <translation>
            <numerusform>报名 %n 人</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DueLine</name>
    <message>
        <location line="+45"/>
        <source>Declare</source>
        <translation>备案</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>File</source>
        <translation>归档</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>by %1: %2</source>
        <translation>%1前：%2</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n in all</source>
        <translation>
            <numerusform>共 %n 场</numerusform>
        </translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Open %1</source>
        <translation>打开“%1”</translation>
    </message>
</context>
<context>
    <name>FollowingLine</name>
    <message>
        <location line="-36"/>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message numerus="yes">
        <location line="+14"/>
        <source>%n signed up</source>
        <translation>
            <numerusform>报名 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Open %1</source>
        <translation>打开“%1”</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <location filename="../../desktop/pages/home/home_page.py" line="+108"/>
        <source>Request</source>
        <translation>登记需求</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Volunteer</source>
        <translation>登记志愿者</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Certificate</source>
        <translation>开具证明</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Sign-in sheet</source>
        <translation>打印签到表</translation>
    </message>
    <message>
        <location line="+100"/>
        <source>Scan, or type a name, pinyin, phone, ID or number</source>
        <translation>请扫码，或输入姓名、拼音、手机号、证件号、单号</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Scan, or type a name, pinyin or phone</source>
        <translation>请扫码，或输入姓名、拼音、手机号</translation>
    </message>
    <message>
        <location line="-112"/>
        <source>Sign-in</source>
        <translation>活动签到</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Reprint</source>
        <translation>重打</translation>
    </message>
    <message>
        <location line="+92"/>
        <source>Initials find people too</source>
        <translation>zgl 即可找到“周桂兰”</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>Open the marked result</source>
        <translation>打开选中的一条</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open result n</source>
        <translation>打开第 n 条</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Print today&apos;s duty log</source>
        <translation>打印今天的值班日志</translation>
    </message>
    <message>
        <location line="+55"/>
        <source>%1, %2</source>
        <comment>greeting, given name</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>%1 taken today, %2 closed</source>
        <translation>今天已受理 %1 件，办结 %2 件</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>No network, everything works</source>
        <translation>网络不通，可照常办理</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Printer ready</source>
        <translation>打印机正常</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Printer not connected</source>
        <translation>打印机未连上</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>What was done last can be undone here</source>
        <translation>刚办的事可以在这里撤销</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Just now: %1</source>
        <translation>刚刚：%1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>number %1</source>
        <translation>单号 %1</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>Taken back: %1</source>
        <translation>已撤销：%1</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>No activity is planned. Plan one first.</source>
        <translation>还没有安排活动，请先安排一场。</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>The sign-in sheet is printed.</source>
        <translation>签到表已打印。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Printed again.</source>
        <translation>已重打。</translation>
    </message>
</context>
<context>
    <name>HoursLine</name>
    <message>
        <location filename="../../desktop/pages/home/today_card.py" line="+29"/>
        <source>Hours</source>
        <translation>时长</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n to confirm</source>
        <translation>
            <numerusform>%n 条待核对</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n day(s) late</source>
        <translation>
            <numerusform>已超 %n 个工作日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%n day(s) left</source>
        <translation>
            <numerusform>还剩 %n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Confirm hours</source>
        <translation>核对时长</translation>
    </message>
</context>
<context>
    <name>Lookup</name>
    <message>
        <location filename="../../desktop/lookup.py" line="+25"/>
        <source>People</source>
        <translation>人</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Requests</source>
        <translation>需求</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Activities</source>
        <translation>活动</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Register request</source>
        <translation>登记需求</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+123"/>
        <source>Register volunteer</source>
        <translation>登记志愿者</translation>
    </message>
    <message>
        <location line="-122"/>
        <source>Activity sign-in</source>
        <translation>活动签到</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Issue certificate</source>
        <translation>开具证明</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Plan activity</source>
        <translation>安排活动</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <location line="+89"/>
        <source>Nothing found for “%1”.</source>
        <translation>没有找到“%1”。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Volunteer</source>
        <translation>志愿者</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <location line="+5"/>
        <location line="+2"/>
        <source>Register new resident</source>
        <translation>登记新居民</translation>
    </message>
</context>
<context>
    <name>QueueCard</name>
    <message>
        <location filename="../../desktop/pages/home/queue_card.py" line="+50"/>
        <source>Requests to do</source>
        <translation>待办需求</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>Our turn</source>
        <translation>轮到我办</translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%n item(s) · overdue first</source>
        <translation>
            <numerusform>%n 件 · 超时的排最前</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>To do</source>
        <translation>待办需求</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>By time limit; red is our turn</source>
        <translation>按时限排序，红字为轮到我办</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>All %n</source>
        <translation>
            <numerusform>全部 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <location line="+8"/>
        <source>No request yet today. When someone comes, press F2.</source>
        <translation>今天还没有需求。有人来时按 F2 登记。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Request</source>
        <translation>登记需求</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>All done. Thank you.</source>
        <translation>都办完了，辛苦了。</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>, </source>
        <comment>between spoken facts</comment>
        <translation>，</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>team answers</source>
        <translation>等服务队回应</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>under way</source>
        <translation>队伍正在办</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+37"/>
        <source>resident rates</source>
        <translation>等居民评单</translation>
    </message>
    <message numerus="yes">
        <location line="-20"/>
        <source>%n of them overdue</source>
        <translation>
            <numerusform>其中 %n 件超时</numerusform>
        </translation>
    </message>
    <message>
        <location line="+0"/>
        <source>our turn</source>
        <translation>轮到我办</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Urgent</source>
        <translation>急事</translation>
    </message>
</context>
<context>
    <name>TodayCard</name>
    <message>
        <location filename="../../desktop/pages/home/today_card.py" line="+72"/>
        <source>Today&apos;s activities</source>
        <translation>今日活动</translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%n activity(s)</source>
        <translation>
            <numerusform>%n 场</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n signed in</source>
        <translation>
            <numerusform>已签到 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <location line="+5"/>
        <source>No activity today.</source>
        <translation>今天没有活动。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Plan activity</source>
        <translation>安排活动</translation>
    </message>
</context>
<context>
    <name>UploadCard</name>
    <message>
        <location filename="../../desktop/pages/home/small_cards.py" line="+32"/>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Look at what waits for upload</source>
        <translation>查看待上传的记录</translation>
    </message>
    <message numerus="yes">
        <location line="+28"/>
        <source>%n record(s) to upload</source>
        <translation>
            <numerusform>%n 条记录待上传</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n record(s) on this PC</source>
        <translation>
            <numerusform>%n 条记录在本机</numerusform>
        </translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Sent once the county agrees</source>
        <translation>县里批准后自动上传</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sent by itself once a platform is joined</source>
        <translation>连上平台后自动上传</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Last sync %1; goes on by itself</source>
        <translation>上次同步 %1，网络恢复后自动上传</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>On their way now</source>
        <translation>正在上传</translation>
    </message>
    <message>
        <location line="-21"/>
        <source>Everything is uploaded</source>
        <translation>全部已上传</translation>
    </message>
</context>
</TS>
