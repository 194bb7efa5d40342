<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Activities</name>
    <message>
        <location filename="../../desktop/pages/activities/looks.py" line="+65"/>
        <source>Recruiting</source>
        <translation>招募中</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Full</source>
        <translation>已满员</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>To be closed</source>
        <translation>待结束</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Closed</source>
        <translation>已结束</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Called off</source>
        <translation>已取消</translation>
    </message>
    <message numerus="yes">
        <location line="+57"/>
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 / %2</source>
        <comment>people of people</comment>
        <translation>%1 / %2 人</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Walk-in</source>
        <translation>现场</translation>
    </message>
    <message>
        <location line="+3"/>
        <location line="+36"/>
        <source>Not here</source>
        <translation>未到</translation>
    </message>
    <message>
        <location line="-17"/>
        <source>Withdraw</source>
        <translation>取消报名</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sign in</source>
        <translation>手工签到</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Left %1</source>
        <translation>%1 签退</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Sign out</source>
        <translation>签退</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Came %1</source>
        <translation>%1 签到</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Not signed in</source>
        <translation>未签到</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Make up hours</source>
        <translation>补录时长</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>No sign-out</source>
        <translation>没有签退</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Settle the time</source>
        <translation>定离开时间</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Confirmed</source>
        <translation>已核对</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>counts 0 until settled</source>
        <translation>没定之前按 0 计</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>overlaps another activity</source>
        <translation>与另一场时间重叠</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>cut at the limit</source>
        <translation>超过上限，按上限计</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>too short to count</source>
        <translation>时间太短，不计</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>made up</source>
        <translation>补录</translation>
    </message>
    <message>
        <location line="-88"/>
        <location line="+40"/>
        <source>Waits</source>
        <translation>候补</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/pages/activities/calendar_export.py" line="+38"/>
        <source>%n activit(ies) saved: %1</source>
        <translation>
            <numerusform>已存 %n 场活动：%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ActivitiesPage</name>
    <message>
        <location filename="../../desktop/pages/activities/page.py" line="+66"/>
        <source>Nothing is open. Choose an activity, or plan one.</source>
        <translation>还没有选活动。选一场，或新建一场。</translation>
    </message>
    <message>
        <location line="+65"/>
        <source>Activities</source>
        <translation>活动签到</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>New activity</source>
        <translation>新建活动</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>Next or previous activity</source>
        <translation>下一场、上一场</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Print the sheet of this activity</source>
        <translation>打印这一场的签到表</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Read the sheet back</source>
        <translation>回录签到表</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sign in or out, on the row</source>
        <translation>这一行签到或签退</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>End the activity, confirm its hours</source>
        <translation>结束活动、核对时长</translation>
    </message>
    <message>
        <location line="+91"/>
        <source>The activity is over. Why is %1 signed in only now?</source>
        <translation>活动已经结束。%1为什么现在才签到？</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+57"/>
        <source>Sign in</source>
        <translation>签到</translation>
    </message>
    <message>
        <location line="-55"/>
        <source>Only the presence is noted; no hours are counted.</source>
        <translation>只记到场，不计时长。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>When did %1 leave?</source>
        <translation>%1几点离开的？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Not after the end of the activity. Proposed: %1</source>
        <translation>不晚于活动结束，先填 %1。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Until when was %1 there?</source>
        <translation>%1 服务到几点？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Make up hours</source>
        <translation>补录时长</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Please enter the host of printed links in the settings first.</source>
        <translation>请先在设置里填写链接网址。</translation>
    </message>
    <message>
        <location line="+53"/>
        <source>Why is “%1” called off?</source>
        <translation>“%1”为什么取消？</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Call off</source>
        <translation>取消活动</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Please tell the volunteers who signed up.</source>
        <translation>请告诉已报名的志愿者。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>What is worth telling?</source>
        <translation>有什么值得宣传？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Keep the lead</source>
        <translation>记下线索</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No names: the resident is asked before the story is written.</source>
        <translation>先不写姓名，写稿前再问居民。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What happened, and what came of it</source>
        <translation>做了什么，效果怎么样</translation>
    </message>
    <message>
        <location line="+151"/>
        <source>This activity is not on this desk.</source>
        <translation>本机没有这场活动。</translation>
    </message>
    <message>
        <location line="-208"/>
        <source>No insurance is entered. Why is %1 signed in all the same?</source>
        <translation>还没有保单。为什么仍让%1签到？</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The law wants it before a dangerous activity. The reason stays on record.</source>
        <translation>危险活动依法先投保；理由会留在记录里。</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>The activity is closed. Please confirm the hours.</source>
        <translation>活动已结束，请核对时长。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Why are “%1” and the later ones called off?</source>
        <translation>“%1”和以后各场为什么取消？</translation>
    </message>
    <message>
        <location line="-74"/>
        <source>From %1 on. Another clerk agrees, here by badge or later.</source>
        <translation>从 %1 算起。第二人可现在刷工作证，也可以后确认。</translation>
    </message>
</context>
<context>
    <name>ActivityActs</name>
    <message>
        <location filename="../../desktop/pages/activities/acts.py" line="+176"/>
        <source>The hours wait for a second person and count 0 until then.</source>
        <translation>待第二人确认，确认前计 0。</translation>
    </message>
    <message>
        <location line="+93"/>
        <source>Kept beside request %1.</source>
        <translation>已记在需求 %1 下面。</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Sign-in sheet printed: %1</source>
        <translation>签到表已打印：%1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The hours are in the service records.</source>
        <translation>时长已记入志愿服务记录。</translation>
    </message>
    <message>
        <location line="-114"/>
        <source>Made up and agreed: the hours can be confirmed.</source>
        <translation>已补录并经第二人同意，可以核对。</translation>
    </message>
</context>
<context>
    <name>AddPeople</name>
    <message>
        <location filename="../../desktop/add_people.py" line="+59"/>
        <source>Name, pinyin, phone or volunteer number</source>
        <translation>姓名、拼音、手机号或志愿者编号</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Find a volunteer</source>
        <translation>找志愿者</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Done</source>
        <translation>加好了</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Volunteers found</source>
        <translation>找到的志愿者</translation>
    </message>
    <message>
        <location line="+75"/>
        <source>%1, %2 left</source>
        <translation>%1 还差 %2 人</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>%1, full</source>
        <translation>%1 已满</translation>
    </message>
    <message>
        <location line="+37"/>
        <source>Nobody found for “%1”. Press F3 to register a volunteer.</source>
        <translation>没有找到“%1”。按 F3 登记志愿者。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Type part of the name or the last digits of the phone.</source>
        <translation>输入姓名的一部分，或手机号后几位。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>on the list</source>
        <translation>已在名单</translation>
    </message>
    <message>
        <location line="-123"/>
        <source>Role</source>
        <translation>岗位</translation>
    </message>
    <message>
        <location line="+62"/>
        <source>No role</source>
        <translation>不分岗位</translation>
    </message>
</context>
<context>
    <name>CalendarPanel</name>
    <message>
        <location filename="../../desktop/pages/activities/calendar_panel.py" line="+92"/>
        <source>Earlier</source>
        <translation>往前</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Later</source>
        <translation>往后</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Back to today</source>
        <translation>回到今天</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Activities</source>
        <translation>活动</translation>
    </message>
    <message>
        <location line="+164"/>
        <source>Nothing more is planned this month.</source>
        <translation>这个月后面没有活动了。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing more is planned this week.</source>
        <translation>这一周后面没有活动了。</translation>
    </message>
    <message numerus="yes">
        <location line="+4"/>
        <source>%n activit(ies)</source>
        <translation>
            <numerusform>%n 场</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n sign-up(s)</source>
        <translation>
            <numerusform>报名 %n 人次</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 %2 · %3</source>
        <comment>this week, activities, sign-ups</comment>
        <translation>%1 %2 · %3</translation>
    </message>
    <message>
        <location line="-169"/>
        <source>Show only some</source>
        <translation>筛选</translation>
    </message>
    <message numerus="yes">
        <location line="+88"/>
        <source>%n to declare</source>
        <translation>
            <numerusform>待备案 %n 场</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n to file</source>
        <translation>
            <numerusform>待归档 %n 场</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n late</source>
        <translation>
            <numerusform>逾期 %n 场</numerusform>
        </translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Declare by %1: %2</source>
        <translation>%1前备案：%2</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>File by %1: %2</source>
        <translation>%1前归档：%2</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>All of them</source>
        <translation>全部</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Kind of service</source>
        <translation>服务类别</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Team</source>
        <translation>队伍</translation>
    </message>
    <message>
        <location line="+55"/>
        <source>Export the month</source>
        <translation>导出本月安排</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Export the week</source>
        <translation>导出本周安排</translation>
    </message>
</context>
<context>
    <name>Checklist</name>
    <message>
        <location filename="../../desktop/pages/plan_activity/checklist.py" line="+35"/>
        <source>What the record must tell</source>
        <translation>记录要写清的七件事</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Name of the activity</source>
        <translation>活动名称</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What is done</source>
        <translation>服务内容</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Organising unit</source>
        <translation>组织单位</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Who leads</source>
        <translation>带队人</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Dangerous: sign-in opens when the insurance is entered.</source>
        <translation>有危险的活动，填好保险才能签到。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Dangerous: only adults can sign up.</source>
        <translation>有危险的活动，只收成年人。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Presence is noted, but no hours and no certificates follow from it.</source>
        <translation>只记到场，不计时长，也不开证明。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Hours count from each person&apos;s sign-in to the sign-out.</source>
        <translation>时长从本人签到算到签退。</translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <location filename="../../desktop/pages/activities/detail_panel.py" line="+88"/>
        <source>Back to the list</source>
        <translation>回到列表</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Print sign-in sheet</source>
        <translation>打印签到表</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Start sign-in</source>
        <translation>开始签到</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Read a sheet</source>
        <translation>回录签到表</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Only who is missing</source>
        <translation>只看没到的</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>End activity</source>
        <translation>结束活动</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Sign-in list</source>
        <translation>签到名单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Plan</source>
        <translation>活动方案</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+150"/>
        <source>Hours</source>
        <translation>核对时长</translation>
    </message>
    <message>
        <location line="-148"/>
        <source>Feedback</source>
        <translation>居民反馈</translation>
    </message>
    <message>
        <location line="+95"/>
        <source>Lead: %1</source>
        <translation>带队 %1</translation>
    </message>
    <message>
        <location line="+40"/>
        <source>people</source>
        <comment>unit after a number</comment>
        <translation>人</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Signed up</source>
        <translation>志愿者报名</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Here</source>
        <translation>已签到</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Missing</source>
        <translation>还没到</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Served</source>
        <translation>服务时长</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Expected</source>
        <translation>预计时长</translation>
    </message>
    <message>
        <location line="-7"/>
        <source>hours</source>
        <comment>unit after a number</comment>
        <translation>小时</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>not counted</source>
        <translation>不计</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Sign people up</source>
        <translation>报名</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Add on the spot</source>
        <translation>现场加人</translation>
    </message>
    <message numerus="yes">
        <location line="+5"/>
        <source>Confirm hours of %n</source>
        <translation>
            <numerusform>核对 %n 人的时长</numerusform>
        </translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Sign-in works offline; keep paper sheets.</source>
        <translation>离线也能签到；纸质签到表请留好备查。</translation>
    </message>
    <message>
        <location line="+40"/>
        <source>Enter puts the person on the list.</source>
        <translation>按 Enter 加进名单。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Enter puts the person on the list and signs in.</source>
        <translation>按 Enter 加进名单并签到。</translation>
    </message>
    <message>
        <location line="+42"/>
        <source>Print record form</source>
        <translation>打印活动情况记录表</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Show the code at the door</source>
        <translation>显示门口签到码</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Phones: only the code at the door</source>
        <translation>手机签到只认门口的码</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Change the plan</source>
        <translation>修改方案</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Call the activity off</source>
        <translation>取消这场活动</translation>
    </message>
    <message>
        <location line="-274"/>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message numerus="yes">
        <location line="+125"/>
        <source>For %n request(s)</source>
        <translation>
            <numerusform>来自 %n 件需求</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>For request %1</source>
        <translation>来自需求 %1</translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>For request %1, %n in all</source>
        <translation>
            <numerusform>来自需求 %1 等 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Waiting</source>
        <translation>候补</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>person-times</source>
        <comment>unit after a number</comment>
        <translation>人次</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>People served</source>
        <translation>服务群众</translation>
    </message>
    <message>
        <location line="+119"/>
        <source>Poster A4</source>
        <translation>印 A4 海报</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Poster A3</source>
        <translation>印 A3 海报</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Call this and the later ones off</source>
        <translation>这场和以后都取消</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Publicity lead</source>
        <translation>记宣传线索</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Save for a calendar</source>
        <translation>存为日历文件</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Save the series for a calendar</source>
        <translation>整个系列存为日历</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Mark as declared</source>
        <translation>标为已备案</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Not declared after all</source>
        <translation>撤回备案标记</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Mark as filed</source>
        <translation>标为已归档</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Not filed after all</source>
        <translation>撤回归档标记</translation>
    </message>
</context>
<context>
    <name>FeedbackTab</name>
    <message>
        <location filename="../../desktop/pages/activities/feedback_tab.py" line="+69"/>
        <source>What was said, in the resident&apos;s own words</source>
        <translation>群众的原话</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What was said</source>
        <translation>群众说了什么</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Name, if agreed</source>
        <translation>姓名（本人同意才写）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Who said it</source>
        <translation>是谁说的</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>May be named</source>
        <translation>同意署名</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Note it</source>
        <translation>记下来</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nobody has said anything yet.</source>
        <translation>还没有群众反馈。</translation>
    </message>
</context>
<context>
    <name>FinishPanel</name>
    <message>
        <location filename="../../desktop/pages/activities/finish_panel.py" line="+260"/>
        <source>Not now</source>
        <translation>先不结束</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>1 Sign-outs</source>
        <translation>1 签退</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>2 Photos</source>
        <translation>2 照片</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>3 Record form</source>
        <translation>3 记录表</translation>
    </message>
    <message>
        <location line="+58"/>
        <source>Your draft was kept; you can go on.</source>
        <translation>草稿还在，可以接着填。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>End the activity</source>
        <translation>结束活动</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Go on</source>
        <translation>下一步</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Draft kept</source>
        <translation>草稿已存</translation>
    </message>
</context>
<context>
    <name>HoursTab</name>
    <message>
        <location filename="../../desktop/pages/activities/hours_tab.py" line="+43"/>
        <location line="+27"/>
        <source>Hours</source>
        <translation>时长</translation>
    </message>
    <message>
        <location line="-23"/>
        <source>Nobody has signed in yet.</source>
        <translation>还没有人签到。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>All hours to confirm</source>
        <translation>全部待核对</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Came</source>
        <translation>签到</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Left</source>
        <translation>签退</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Please look</source>
        <translation>请看一下</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>This activity does not count as volunteer service; no hours are recorded.</source>
        <translation>这场活动不计志愿服务，不记时长。</translation>
    </message>
    <message numerus="yes">
        <location line="+7"/>
        <location line="+7"/>
        <source>%n person(s) have no sign-out and count 0 until settled.</source>
        <translation>
            <numerusform>%n 人没有签退，没定之前按 0 计。</numerusform>
        </translation>
    </message>
    <message>
        <location line="-5"/>
        <source>Hours are computed when people sign out.</source>
        <translation>签退后就算出时长。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>All hours are in the service records.</source>
        <translation>时长都已记入志愿服务记录。</translation>
    </message>
    <message numerus="yes">
        <location line="+22"/>
        <source>The service records are %n working day(s) overdue.</source>
        <translation>
            <numerusform>核对时长已超 %n 个工作日。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n working day(s) left to confirm the service records.</source>
        <translation>
            <numerusform>核对时长还剩 %n 个工作日。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IdlePanel</name>
    <message>
        <location filename="../../desktop/pages/kiosk/idle_panel.py" line="+143"/>
        <source>None of these</source>
        <translation>都不是</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Scan to sign out</source>
        <translation>请扫码签退</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Please scan your code or card</source>
        <translation>请扫码或刷卡</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Scan, and you are on the list</source>
        <translation>扫一下就加上您</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Volunteer card or the code on your phone</source>
        <translation>志愿者证、手机二维码都可以</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Hold it to the scanner below until it beeps</source>
        <translation>对准下方扫码口，听到“滴”一声就好</translation>
    </message>
    <message>
        <location line="-13"/>
        <source>No card? Type the last four digits of your phone</source>
        <translation>没带码？输入手机号后四位</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>With one match on the list you are signed at once</source>
        <translation>名单上只有一位时直接签到</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Only a masked name is shown; please tap it yourself</source>
        <translation>只显示“罗*满”，请本人点一下确认</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Card to the scanner, or scan the code with your phone</source>
        <translation>卡对准扫码口，或用手机扫右边的码</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>No activity to sign in to</source>
        <translation>现在没有活动</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Please ask the staff at the desk</source>
        <translation>请问一下前台工作人员</translation>
    </message>
    <message numerus="yes">
        <location line="+4"/>
        <source>Cleared in %n second(s)</source>
        <translation>
            <numerusform>还有 %n 秒清空</numerusform>
        </translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Please tap your name</source>
        <translation>请点一下您的名字</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Not on the list yet. Tap your name to join</source>
        <translation>名单上没有，点一下名字就加上</translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message>
        <location filename="../../desktop/pages/kiosk/answers.py" line="+40"/>
        <source>No. %1</source>
        <translation>第 %1 位</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Your part today: %1</source>
        <translation>今天您负责：%1</translation>
    </message>
    <message>
        <location line="+3"/>
        <location line="+115"/>
        <source>Service counts from %1</source>
        <translation>服务时长从 %1 开始记</translation>
    </message>
    <message>
        <location line="-113"/>
        <source>Thank you for coming</source>
        <translation>谢谢您来帮忙</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n child(ren) along</source>
        <translation>
            <numerusform>带小朋友 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <location line="+3"/>
        <location line="+114"/>
        <source>Signed in</source>
        <translation>签到成功</translation>
    </message>
    <message>
        <location line="-105"/>
        <location line="+119"/>
        <source>Thank you, see you again</source>
        <translation>谢谢您，下次再见</translation>
    </message>
    <message>
        <location line="-117"/>
        <source>Served today: %1</source>
        <translation>今天服务 %1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Too short to count as service</source>
        <translation>时间太短，这次不计时长</translation>
    </message>
    <message>
        <location line="+3"/>
        <location line="+107"/>
        <source>Signed out</source>
        <translation>签退成功</translation>
    </message>
    <message>
        <location line="-98"/>
        <location line="+47"/>
        <location line="+17"/>
        <location line="+10"/>
        <source>Ask staff for help</source>
        <translation>请工作人员帮忙</translation>
    </message>
    <message>
        <location line="-72"/>
        <source>You signed in at %1; no need to sign again.</source>
        <translation>您 %1 已经签过了，不用再签</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Signed in before</source>
        <translation>已经签到</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>You signed out at %1, served %2.</source>
        <translation>您 %1 已经签退，服务 %2</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Signed out before</source>
        <translation>已经签退</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sign in first</source>
        <translation>先签到</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Not signed out</source>
        <translation>还没有签退</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>There is no sign-in yet</source>
        <translation>还没有签到</translation>
    </message>
    <message>
        <location line="+9"/>
        <location line="+5"/>
        <location line="+6"/>
        <location line="+26"/>
        <location line="+10"/>
        <source>Not signed in yet</source>
        <translation>还没有签上</translation>
    </message>
    <message>
        <location line="-46"/>
        <source>The registration is not complete</source>
        <translation>登记资料还没补全</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>This code belongs to another activity</source>
        <translation>这个码是另一场活动的</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>I join this one too, please add me</source>
        <translation>也参加这一场，请加上我</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>This is the slip of a request</source>
        <translation>这是需求回执</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This is a certificate</source>
        <translation>这是证书</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This is a sign-in sheet</source>
        <translation>这是签到表</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This is the code of this activity</source>
        <translation>这是本场活动的码</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This is not a code of this system</source>
        <translation>这不是本系统的码</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Please scan your volunteer card, or type your phone number</source>
        <translation>请扫志愿者证，或输手机号后四位</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Nobody found with phone ending %1</source>
        <translation>没有找到尾号 %1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Please check the digits, or scan your card</source>
        <translation>请看看数字对不对，或扫志愿者证</translation>
    </message>
    <message numerus="yes">
        <location line="+11"/>
        <source>%n not signed: please ask</source>
        <translation>
            <numerusform>还有 %n 人没签上，请问工作人员</numerusform>
        </translation>
    </message>
    <message>
        <location line="+4"/>
        <location line="+11"/>
        <source>All together</source>
        <translation>一起签到</translation>
    </message>
    <message numerus="yes">
        <location line="-10"/>
        <location line="+11"/>
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <location line="+7"/>
        <source>With me: %1</source>
        <translation>一起来的：%1</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>All of us</source>
        <translation>我们都来了</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Child along</source>
        <translation>带了小朋友</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Hours count from %1, once the ID number is added</source>
        <translation>补上证件号后，时长从 %1 算起</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Registered, to be completed</source>
        <translation>已登记，资料待补</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Nobody here? Leave your phone number</source>
        <translation>没人在？留个手机号</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Please wait a moment</source>
        <translation>请稍等</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Staff is asked to come</source>
        <translation>已请工作人员过来</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Noted for the staff</source>
        <translation>已记给工作人员</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>We will get back to you</source>
        <translation>我们会联系您</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The time you came is kept too</source>
        <translation>您到的时间也记下了</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>With the right code this turns green</source>
        <translation>扫对了码，会自动变成绿色</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Next person, please scan</source>
        <translation>下一位请直接扫码</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>This code belongs to this morning&apos;s activity</source>
        <translation>这个码是上午那一场的</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This code belongs to this afternoon&apos;s activity</source>
        <translation>这个码是下午那一场的</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This code belongs to this evening&apos;s activity</source>
        <translation>这个码是晚上那一场的</translation>
    </message>
</context>
<context>
    <name>KioskPage</name>
    <message>
        <location filename="../../desktop/pages/kiosk/page.py" line="+96"/>
        <location line="+44"/>
        <source>Sign-in kiosk</source>
        <translation>签到机</translation>
    </message>
</context>
<context>
    <name>LeftStep</name>
    <message>
        <location filename="../../desktop/pages/activities/finish_panel.py" line="-313"/>
        <source>No sign-out</source>
        <translation>没有签退</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Team</source>
        <translation>队伍</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Came</source>
        <translation>签到</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Everybody who came has signed out.</source>
        <translation>到场的人都签退了。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Time of leaving</source>
        <translation>离开时间</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How this is known</source>
        <translation>依据，例如：领队说的</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All left then</source>
        <translation>都在这时离开</translation>
    </message>
    <message numerus="yes">
        <location line="+64"/>
        <source>%n have no sign-out. Left as they are, they count 0 hours.</source>
        <translation>
            <numerusform>%n 人没有签退；不处理就按 0 小时计。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nothing is left to settle.</source>
        <translation>没有要处理的签退。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Please say how the time is known, for instance: the leader told.</source>
        <translation>请写明时间的依据，例如：领队说的。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Settle the time</source>
        <translation>定离开时间</translation>
    </message>
    <message>
        <location line="-51"/>
        <source>Stop</source>
        <translation>停下</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>%1 of %2 settled</source>
        <translation>定好 %1 人，共 %2 人</translation>
    </message>
</context>
<context>
    <name>MakingUp</name>
    <message>
        <location filename="../../desktop/pages/activities/making_up.py" line="+34"/>
        <source>Choose a picture of the sheet</source>
        <translation>选择签到表的照片</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>%1 is no picture that can be read.</source>
        <translation>%1 不是能读取的图片。</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Agreed by %1.</source>
        <translation>%1 已同意。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Picture: %1</source>
        <translation>照片：%1</translation>
    </message>
</context>
<context>
    <name>MonthGrid</name>
    <message>
        <location filename="../../desktop/pages/activities/month_grid.py" line="+37"/>
        <source>Month</source>
        <translation>月</translation>
    </message>
</context>
<context>
    <name>PeopleTab</name>
    <message>
        <location filename="../../desktop/pages/activities/people_tab.py" line="+43"/>
        <source>Sign-in list</source>
        <translation>签到名单</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>No.</source>
        <translation>序</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Team</source>
        <translation>队伍</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Part</source>
        <translation>分工</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Came</source>
        <translation>签到</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Everybody who signed up is here.</source>
        <translation>报名的人都到了。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nobody has signed up yet. Add people below.</source>
        <translation>还没有人报名。点下面的按钮加人。</translation>
    </message>
</context>
<context>
    <name>PhotoLine</name>
    <message>
        <location filename="../../desktop/pages/activities/photos_tab.py" line="+85"/>
        <source>What is to be seen: who, what, where</source>
        <translation>照片说明：谁、做什么、在哪</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Caption</source>
        <translation>照片说明</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Everyone shown agreed</source>
        <translation>画面中的人都同意公开</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Take off the record</source>
        <translation>撤下这张</translation>
    </message>
</context>
<context>
    <name>PhotosTab</name>
    <message>
        <location line="+44"/>
        <source>Add photos</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Only photos everyone agreed to are published. Where they were taken is not kept.</source>
        <translation>只公开画面中的人都同意的；不保留拍摄地点。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No photos yet.</source>
        <translation>还没有照片。</translation>
    </message>
    <message>
        <location line="+54"/>
        <source>Choose photos</source>
        <translation>选照片</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message numerus="yes">
        <location line="+22"/>
        <source>%n file(s) are no pictures: %1</source>
        <translation>
            <numerusform>%n 个文件不是图片：%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanActivityPage</name>
    <message>
        <location filename="../../desktop/pages/plan_activity/page.py" line="+64"/>
        <source>Give up</source>
        <translation>不建了</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Save and print the sheet</source>
        <translation>保存并打印签到表</translation>
    </message>
    <message>
        <location line="+51"/>
        <source>Change the activity</source>
        <translation>修改活动</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>New activity</source>
        <translation>新建活动</translation>
    </message>
    <message>
        <location line="+62"/>
        <source>This activity is not on this desk.</source>
        <translation>本机没有这场活动。</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Your draft was kept; you can go on.</source>
        <translation>上次没填完的还在，可以接着填。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Save the activity</source>
        <translation>保存活动</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save and print the sign-in sheet</source>
        <translation>保存并打印签到表</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Draft kept</source>
        <translation>草稿已自动保存</translation>
    </message>
    <message>
        <location line="+58"/>
        <source>, </source>
        <comment>between field names</comment>
        <translation>、</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Please look at: %1</source>
        <translation>请看一下：%1</translation>
    </message>
    <message>
        <location line="+18"/>
        <location line="+4"/>
        <source>planned by mistake</source>
        <translation>建错了</translation>
    </message>
    <message>
        <location line="-11"/>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Sign-in sheet printed: %1</source>
        <translation>签到表已打印：%1</translation>
    </message>
    <message>
        <location line="-249"/>
        <source>Only this one</source>
        <translation>只改这场</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>This and the later ones</source>
        <translation>这场和以后</translation>
    </message>
</context>
<context>
    <name>PlanForm</name>
    <message>
        <location filename="../../desktop/pages/plan_activity/form.py" line="+50"/>
        <source>For instance: Phone fraud class for the elderly</source>
        <translation>例如：银发学堂 · 手机防诈骗</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What the volunteers do, in one or two sentences</source>
        <translation>一两句话写清志愿者做什么</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Counts, record the hours</source>
        <translation>计入，记时长</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Does not count</source>
        <translation>不计入</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Ordinary</source>
        <translation>一般</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Dangerous, adults only</source>
        <translation>有危险，只收成年人</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>For instance: work on a ladder, near deep water</source>
        <translation>例如：登高、靠近深水</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>optional</source>
        <translation>选填</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Name of the activity</source>
        <translation>活动名称</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What is done</source>
        <translation>服务内容</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>From</source>
        <translation>开始</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>To</source>
        <translation>结束</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Organising unit</source>
        <translation>组织单位</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Who leads</source>
        <translation>带队人</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Leader&apos;s phone</source>
        <translation>带队人电话</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>People needed</source>
        <translation>需要人数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Volunteer service</source>
        <translation>计入志愿服务</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Kind of service</source>
        <translation>服务类别</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What is dangerous</source>
        <translation>危险在哪里</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Insurer</source>
        <translation>保险公司</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Policy number</source>
        <translation>保单号</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>sign-in opens only with it</source>
        <translation>有了它才能签到</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Insured from</source>
        <translation>保险开始</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Insured to</source>
        <translation>保险结束</translation>
    </message>
    <message>
        <location line="+273"/>
        <source>Please type a number, or leave it empty.</source>
        <translation>请填数字，不限就空着。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The end must be after the start.</source>
        <translation>结束要晚于开始。</translation>
    </message>
</context>
<context>
    <name>PlanTab</name>
    <message>
        <location filename="../../desktop/pages/activities/plan_tab.py" line="+52"/>
        <source>yes, hours are recorded</source>
        <translation>计入，记时长</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>no, hours are not recorded</source>
        <translation>不计入，不记时长</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Number</source>
        <translation>活动编号</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What is done</source>
        <translation>服务内容</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Organised by</source>
        <translation>组织单位</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Led by</source>
        <translation>带队</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Volunteer service</source>
        <translation>计入志愿服务</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Insurance</source>
        <translation>保险</translation>
    </message>
    <message>
        <location line="+46"/>
        <source>ordinary</source>
        <translation>一般</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>dangerous, adults only: %1</source>
        <translation>有危险，只收成年人：%1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>not entered yet: sign-in opens when it is</source>
        <translation>还没填，填好才能签到</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 to %2</source>
        <comment>insured from, to</comment>
        <translation>%1至%2</translation>
    </message>
    <message>
        <location line="-46"/>
        <source>from %1 years on</source>
        <translation>%1 周岁以上</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Team</source>
        <translation>队伍</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Platform</source>
        <translation>所属平台</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Roles</source>
        <translation>岗位</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Skills asked for</source>
        <translation>所需技能</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Licence asked for</source>
        <translation>所需证照</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Seats</source>
        <translation>名额</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Request %1</source>
        <translation>需求 %1</translation>
    </message>
    <message numerus="yes">
        <location line="+5"/>
        <source>%n planned together</source>
        <translation>
            <numerusform>共 %n 场</numerusform>
        </translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Series</source>
        <translation>系列</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Declared</source>
        <translation>备案</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Filed</source>
        <translation>归档</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>People served</source>
        <translation>服务群众</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Result</source>
        <translation>成效</translation>
    </message>
</context>
<context>
    <name>QuestionBar</name>
    <message>
        <location filename="../../desktop/pages/activities/question_bar.py" line="+35"/>
        <source>Time of leaving</source>
        <translation>离开时间</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+1"/>
        <location line="+39"/>
        <location line="+1"/>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <location line="-35"/>
        <source>Not now</source>
        <translation>不用了</translation>
    </message>
    <message>
        <location line="+87"/>
        <source>Please give a reason.</source>
        <translation>请写明原因。</translation>
    </message>
    <message>
        <location line="-90"/>
        <source>Attach a picture…</source>
        <translation>附照片…</translation>
    </message>
</context>
<context>
    <name>RecordStep</name>
    <message>
        <location filename="../../desktop/pages/activities/finish_panel.py" line="+53"/>
        <source>What came of it, in one or two sentences</source>
        <translation>一两句话写成效</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>People served</source>
        <translation>服务群众</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>person-times, optional</source>
        <translation>人次，可不填</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Result</source>
        <translation>成效</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>optional</source>
        <translation>可不填</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Organised by %1</source>
        <translation>组织：%1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Led by %1</source>
        <translation>领队：%1</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n volunteer(s) came</source>
        <translation>
            <numerusform>到场 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Please type a number, or leave it empty.</source>
        <translation>请填数字，或留空。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>At most %1 characters, please.</source>
        <translation>最多 %1 字。</translation>
    </message>
</context>
<context>
    <name>RhythmSection</name>
    <message>
        <location filename="../../desktop/pages/plan_activity/rhythm.py" line="+39"/>
        <source>Once</source>
        <translation>一次</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Every week</source>
        <translation>每周</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Every two weeks</source>
        <translation>每两周</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Every month</source>
        <translation>每月</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Leave out</source>
        <translation>避开</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Keep</source>
        <translation>照常</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>How often</source>
        <translation>多久一次</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How many times</source>
        <translation>共几场</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Public holidays</source>
        <translation>法定节假日</translation>
    </message>
    <message>
        <location line="+55"/>
        <source>, </source>
        <comment>between days</comment>
        <translation>、</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 and on</source>
        <comment>days</comment>
        <translation>%1……</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n time(s): %1</source>
        <translation>
            <numerusform>共 %n 场：%1</numerusform>
        </translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The holidays of %1 are not known yet.</source>
        <translation>%1 年放假安排还没有。</translation>
    </message>
</context>
<context>
    <name>RoleLine</name>
    <message>
        <location filename="../../desktop/pages/plan_activity/rows.py" line="+100"/>
        <source>Take this role out</source>
        <translation>拿掉这个岗位</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Role, for instance: guide</source>
        <translation>岗位，例如：引导</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Role</source>
        <translation>岗位</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How many</source>
        <translation>人数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>People for this role</source>
        <translation>这个岗位的人数</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Skill for this role</source>
        <translation>这个岗位的技能</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No skill needed</source>
        <translation>不要求技能</translation>
    </message>
</context>
<context>
    <name>RolesEditor</name>
    <message>
        <location line="+13"/>
        <source>Add a role</source>
        <translation>加岗位</translation>
    </message>
</context>
<context>
    <name>SaidLine</name>
    <message>
        <location filename="../../desktop/pages/activities/feedback_tab.py" line="-51"/>
        <source>(no words)</source>
        <translation>（没有留言）</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Without the name</source>
        <translation>去掉姓名</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Take off the record</source>
        <translation>从记录中撤下</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Rating of request %1</source>
        <translation>需求 %1 的评价</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A resident</source>
        <translation>一位居民</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>noted at the desk</source>
        <translation>前台记下</translation>
    </message>
</context>
<context>
    <name>ServedSection</name>
    <message>
        <location filename="../../desktop/pages/plan_activity/served.py" line="+30"/>
        <source>Serves these requests</source>
        <translation>服务哪些需求</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>they are in service once this is saved</source>
        <translation>保存后即为服务中</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <location filename="../../desktop/pages/kiosk/side_panel.py" line="+75"/>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Ask staff for help</source>
        <translation>请工作人员帮忙</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No card? Four digits</source>
        <translation>没带码？输手机号后四位</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Staff: hold the clock at top right for 3 seconds</source>
        <translation>工作人员：按住右上角时间 3 秒退出</translation>
    </message>
    <message numerus="yes">
        <location line="+52"/>
        <source>of %n here</source>
        <translation>
            <numerusform>已到 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Left</source>
        <translation>已签退</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n to sign out</source>
        <translation>
            <numerusform>还有 %n 人没退</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>%n signed up</source>
        <translation>
            <numerusform>报名 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Here</source>
        <translation>已到</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n to come</source>
        <translation>
            <numerusform>还差 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Just signed out</source>
        <translation>刚刚签退</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Just signed in</source>
        <translation>刚刚签到</translation>
    </message>
    <message>
        <location line="+45"/>
        <source>Sound: on</source>
        <translation>声音：开</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Sound: off</source>
        <translation>声音：关</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <location filename="../../desktop/pages/kiosk/top_bar.py" line="+93"/>
        <source>Sign in</source>
        <translation>签到</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Sign out</source>
        <translation>签退</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Works offline</source>
        <translation>离线可用</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <location filename="../../desktop/pages/activities/acts.py" line="-128"/>
        <source>{name} signed in</source>
        <translation>{name} 签到</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{name} signed out</source>
        <translation>{name} 签退</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{name} signed up</source>
        <translation>{name} 报名</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Noted what a resident said</source>
        <translation>记下了一条居民反馈</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hours made up: {name}</source>
        <translation>已补录时长：{name}</translation>
    </message>
    <message>
        <location filename="../../desktop/pages/plan_activity/page.py" line="-22"/>
        <source>Activity {name} planned</source>
        <translation>新建活动“{name}”</translation>
    </message>
    <message>
        <location filename="../../desktop/pages/activities/acts.py" line="+2"/>
        <source>{name} is on the waiting list</source>
        <translation>{name}已列入候补</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Missing sign-outs settled: {count}</source>
        <translation>补定 {count} 人的签退</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What a resident said was taken off the record</source>
        <translation>撤下了一条居民反馈</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A photo was taken off the record</source>
        <translation>照片已撤下</translation>
    </message>
    <message>
        <location filename="../../desktop/pages/plan_activity/page.py" line="+1"/>
        <source>Series {name} planned</source>
        <translation>已排系列活动：{name}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Activity {name} changed</source>
        <translation>已改活动：{name}</translation>
    </message>
</context>
<context>
    <name>WhoSection</name>
    <message>
        <location filename="../../desktop/pages/plan_activity/who.py" line="+33"/>
        <source>No team</source>
        <translation>不选队伍</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>any age</source>
        <translation>不限</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>None of them</source>
        <translation>都不是</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>For instance: first-aid certificate</source>
        <translation>例如：救护员证</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>optional</source>
        <translation>可不填</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Team</source>
        <translation>队伍</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Seats here</source>
        <translation>本单位名额</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>beyond it people wait</source>
        <translation>超出的列入候补</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Seats of other units</source>
        <translation>给其他单位的名额</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>each unit signs up its own people</source>
        <translation>各单位自己报名</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Youngest age</source>
        <translation>最小年龄</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Platform it counts for</source>
        <translation>计入哪个平台</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Skills asked for</source>
        <translation>所需技能</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>one of them is enough</source>
        <translation>有一项即可</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Licence asked for</source>
        <translation>所需证照</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Roles</source>
        <translation>岗位</translation>
    </message>
    <message>
        <location line="+52"/>
        <source>Team of another unit</source>
        <translation>别的单位的队伍</translation>
    </message>
    <message>
        <location line="+83"/>
        <source>Please type a number up to %1, or leave it empty.</source>
        <translation>请填不超过 %1 的数字，或留空。</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Please say how many are for us; 0 is a number too.</source>
        <translation>请填本单位的名额，没有就填 0。</translation>
    </message>
</context>
</TS>
