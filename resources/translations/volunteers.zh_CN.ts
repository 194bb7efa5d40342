<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Changes</name>
    <message>
        <location filename="../../desktop/pages/volunteers/detail_pane.py" line="+50"/>
        <source>Registered</source>
        <translation>登记</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Completed or corrected</source>
        <translation>补全或更正</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Left the register</source>
        <translation>退出登记</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Two registrations made one</source>
        <translation>两份登记已合并</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Registrations kept apart again</source>
        <translation>合并已撤销</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Erased by law</source>
        <translation>已依法清除</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Signed up for an activity</source>
        <translation>报名活动</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Taken off an activity&apos;s list</source>
        <translation>取消报名</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Signed in</source>
        <translation>签到</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Signed out</source>
        <translation>签退</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sign-in taken back</source>
        <translation>撤销签到</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sign-out taken back</source>
        <translation>撤销签退</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sign-out settled</source>
        <translation>补定签退</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Paper sheet read back</source>
        <translation>签到表回录</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Paper sheet taken back</source>
        <translation>撤回签到表回录</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hours confirmed</source>
        <translation>确认时长</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Certificate issued</source>
        <translation>开具证明</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Certificate voided</source>
        <translation>作废证明</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Training entered</source>
        <translation>登记了培训</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Award entered</source>
        <translation>登记了表彰</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Evaluation entered</source>
        <translation>登记了评价</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Entry struck out</source>
        <translation>划去一条记录</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stars awarded</source>
        <translation>认定了星级</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Printed</source>
        <translation>打印</translation>
    </message>
    <message>
        <location line="+375"/>
        <source>Another change</source>
        <translation>其他改动</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <location line="-346"/>
        <source>Choose a volunteer on the left.</source>
        <translation>请在左边选一位志愿者。</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>Back to the list</source>
        <translation>回到名单</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Identity checked</source>
        <translation>已实名</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Print card</source>
        <translation>打印证件</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Issue certificate</source>
        <translation>开具证明</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <location line="+48"/>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <location line="-10"/>
        <source>Hours</source>
        <translation>时长（小时）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>Issued on</source>
        <translation>开具日期</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>What</source>
        <translation>改动</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>By</source>
        <translation>经手人</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>Service records</source>
        <translation>服务记录</translation>
    </message>
    <message>
        <location line="-36"/>
        <location line="+37"/>
        <source>Certificates</source>
        <translation>证书与证明</translation>
    </message>
    <message>
        <location line="-37"/>
        <source>No certificate yet. F6 makes the first one.</source>
        <translation>还没有开过证明，按 F6 开具。</translation>
    </message>
    <message>
        <location line="+4"/>
        <location line="+37"/>
        <source>Changes</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <location line="-37"/>
        <source>Nothing was changed yet.</source>
        <translation>还没有变更。</translation>
    </message>
    <message>
        <location line="+34"/>
        <source>Training and awards</source>
        <translation>培训与表彰</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Skills</source>
        <translation>专长</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Facts</source>
        <translation>资料</translation>
    </message>
    <message>
        <location line="+67"/>
        <source>Volunteer of %1</source>
        <translation>%1志愿者</translation>
    </message>
    <message numerus="yes">
        <location line="+6"/>
        <source>%n year(s) old</source>
        <translation>
            <numerusform>%n 岁</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No phone</source>
        <translation>没有电话</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+61"/>
        <source>No team yet</source>
        <translation>未入队伍</translation>
    </message>
    <message>
        <location line="-44"/>
        <source>Still missing: %1. No sign-in and no certificate until then.</source>
        <translation>还缺%1。补全前不能签到和开证明。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Complete it</source>
        <translation>去补</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Left the register; hours and certificates are kept.</source>
        <translation>已退出登记，时长和证明都保留。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 %2 was taken for the same person on %3: one record now.</source>
        <translation>%1 %2 是同一人，%3已合成一条。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Two people…</source>
        <translation>是两个人…</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>No skills are noted yet.</source>
        <translation>还没有登记专长。</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Document</source>
        <translation>证件</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Phone</source>
        <translation>手机号</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Lives in</source>
        <translation>所在地</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Team</source>
        <translation>所在队伍</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Free time</source>
        <translation>方便的时间</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Service categories</source>
        <translation>服务类别</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Clothing size</source>
        <translation>服装尺码</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Card</source>
        <translation>志愿者证</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Guardian</source>
        <translation>监护人</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>%1 · copy %2</source>
        <translation>%1 · 第 %2 张</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>not on record</source>
        <translation>未登记</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Registered on %1</source>
        <translation>%1注册</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>privacy notice agreed to (version %1)</source>
        <translation>已签个人信息告知书（%1 版）</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>Correct the record</source>
        <translation>更正资料</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Print registration form</source>
        <translation>打印注册登记表</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Print guardian&apos;s consent</source>
        <translation>打印监护人同意书</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Print the full record</source>
        <translation>打印完整个人记录</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Save the full record as a file…</source>
        <translation>完整个人记录存成文件…</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Leave the register…</source>
        <translation>退出登记…</translation>
    </message>
</context>
<context>
    <name>FiguresBox</name>
    <message>
        <location filename="../../desktop/pages/volunteers/figures.py" line="+32"/>
        <source>Total</source>
        <translation>累计时长</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Activities</source>
        <translation>参加活动</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Certificates</source>
        <comment>figure</comment>
        <translation>证书</translation>
    </message>
    <message>
        <location line="+43"/>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message numerus="yes">
        <location line="+7"/>
        <source>activity(s)</source>
        <comment>unit</comment>
        <translation>
            <numerusform>场</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>certificate(s)</source>
        <comment>unit</comment>
        <translation>
            <numerusform>张</numerusform>
        </translation>
    </message>
    <message>
        <location line="+15"/>
        <source>%1 to %2</source>
        <translation>再服务 %1升%2</translation>
    </message>
</context>
<context>
    <name>RecordsTab</name>
    <message>
        <location filename="../../desktop/pages/volunteers/records_tab.py" line="+34"/>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How recorded</source>
        <translation>记录方式</translation>
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
        <location line="+9"/>
        <source>Service records</source>
        <translation>服务记录</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No service yet: sign-ins become records here.</source>
        <translation>还没有服务记录，签到核对后记在这里。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Ask for a correction</source>
        <translation>申请更正</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Count again</source>
        <translation>重新计算</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>Counted by other rules than those that hold for that day.</source>
        <translation>所用规则与服务当天的规则不同。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hours follow from sign-in and sign-out; every record says who made it.</source>
        <translation>时长按签到、签退自动计算，随时可查是谁记的。</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No sign-out</source>
        <translation>未签退</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Not counted</source>
        <translation>不计时长</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>To confirm</source>
        <translation>待核对</translation>
    </message>
</context>
<context>
    <name>Stars</name>
    <message>
        <location filename="../../desktop/pages/volunteers/figures.py" line="+22"/>
        <source>one star</source>
        <translation>一星</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>two stars</source>
        <translation>二星</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>three stars</source>
        <translation>三星</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>four stars</source>
        <translation>四星</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>five stars</source>
        <translation>五星</translation>
    </message>
</context>
<context>
    <name>VolunteerList</name>
    <message>
        <location filename="../../desktop/pages/volunteers/list_pane.py" line="+37"/>
        <source>Search volunteers</source>
        <translation>搜索志愿者</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Volunteers</source>
        <translation>志愿者</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Stars and reports</source>
        <translation>星级与报送</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Name, pinyin, phone tail, number</source>
        <translation>姓名、拼音首字母、手机尾号、编号</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Name, pinyin, phone</source>
        <translation>姓名、拼音、手机尾号</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>Nobody matches.</source>
        <translation>没有符合条件的。</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Clear the filter</source>
        <translation>清除条件</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nobody is registered yet. Press F3 when someone comes.</source>
        <translation>还没有志愿者。有人来时按 F3 登记。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Register volunteer</source>
        <translation>登记志愿者</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Starred</source>
        <translation>星级</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Recently active</source>
        <translation>近期活跃</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pending</source>
        <translation>待补</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>No team yet</source>
        <translation>未入队伍</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>To complete</source>
        <translation>待补</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Left</source>
        <translation>已退出</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No star yet</source>
        <translation>未评星</translation>
    </message>
    <message numerus="yes">
        <location line="+5"/>
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n 星</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VolunteersPage</name>
    <message>
        <location filename="../../desktop/pages/volunteers/page.py" line="+107"/>
        <source>Volunteers</source>
        <translation>志愿者</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Register volunteer</source>
        <translation>登记志愿者</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>Search volunteers</source>
        <translation>搜索志愿者</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Next and previous person</source>
        <translation>下一位、上一位</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Print card</source>
        <translation>打印证件</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Issue certificate</source>
        <translation>开具证明</translation>
    </message>
    <message>
        <location line="+110"/>
        <source>The record is not complete; no card yet.</source>
        <translation>资料还没补全，先不印证。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The card is printed: %1</source>
        <translation>志愿者证已打印：%1</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>End the registration of %1?</source>
        <translation>%1退出登记？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hours and certificates are kept. Number %1 is not used again.</source>
        <translation>时长和证明都保留。编号 %1 不再给别人用。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Keep it</source>
        <translation>不退出</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>End registration</source>
        <translation>退出登记</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Please write down the reason.</source>
        <translation>请写明原因。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The registration has ended; hours are kept.</source>
        <translation>已退出登记，时长保留。</translation>
    </message>
</context>
</TS>
