<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>TeamDetailPane</name>
    <message>
        <location filename="../../desktop/pages/teams/detail_pane.py" line="+58"/>
        <source>Choose a team on the left.</source>
        <translation>请在左边选一支队伍。</translation>
    </message>
    <message>
        <location line="+46"/>
        <source>Back to the list</source>
        <translation>回到列表</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Amend</source>
        <translation>改信息</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pause</source>
        <translation>暂停接单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>End the pause</source>
        <translation>恢复接单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Retire team</source>
        <translation>撤队</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Put back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <location line="+28"/>
        <location line="+29"/>
        <source>Members</source>
        <translation>队员</translation>
    </message>
    <message>
        <location line="-28"/>
        <source>Week</source>
        <translation>可服务时间</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Skills and villages</source>
        <translation>特长与村</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+87"/>
        <source>Orders</source>
        <translation>接的单</translation>
    </message>
    <message>
        <location line="-83"/>
        <source>Add a member</source>
        <translation>添队员</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+61"/>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <location line="-60"/>
        <source>Since</source>
        <translation>入队</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hours</source>
        <translation>时长</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>No member yet. Scan a card or add by name.</source>
        <translation>还没有队员，扫证或按姓名添加。</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Save the week</source>
        <translation>保存时间</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>What is needed</source>
        <translation>需求</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sent</source>
        <translation>派单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+100"/>
        <source>Rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <location line="-87"/>
        <source>Nothing was sent to this team yet.</source>
        <translation>还没有派过单。</translation>
    </message>
    <message>
        <location line="+57"/>
        <source>Retired on %1</source>
        <translation>%1 撤队</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>No leader yet</source>
        <translation>还没有队长</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>A team of %1; it is changed there.</source>
        <translation>这是%1的队伍，由那边修改。</translation>
    </message>
    <message numerus="yes">
        <location line="+5"/>
        <source>of %n a month</source>
        <translation>
            <numerusform>每月 %n 单</numerusform>
        </translation>
    </message>
    <message>
        <location line="+5"/>
        <source>In hand</source>
        <translation>在办</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Taken on</source>
        <translation>接单率</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Load</source>
        <translation>负荷</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>not told</source>
        <translation>未填</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Skills</source>
        <translation>特长</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Villages served</source>
        <translation>服务的村</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Residents</source>
        <translation>居民评价</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Credit code</source>
        <translation>信用代码</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>No fixed times: the team comes by arrangement.</source>
        <translation>没有固定时间，可预约。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Enter adds the marked person to the team.</source>
        <translation>按 Enter 把选中的人加进队伍。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Leader</source>
        <translation>队长</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Make leader</source>
        <translation>设为队长</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Remove</source>
        <translation>移出</translation>
    </message>
    <message>
        <location line="-230"/>
        <source>Print the members</source>
        <translation>打印队员名册</translation>
    </message>
</context>
<context>
    <name>TeamFormDialog</name>
    <message>
        <location filename="../../desktop/pages/teams/team_form.py" line="+76"/>
        <source>Facts of the team</source>
        <translation>服务队信息</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>New team</source>
        <translation>新建服务队</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Your draft was kept; you can go on.</source>
        <translation>草稿还在，可以接着填。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>No limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Name of the team</source>
        <translation>队名</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Kind of team</source>
        <translation>队伍类别</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Leader</source>
        <translation>队长</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Leader&apos;s phone</source>
        <translation>队长电话</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Skills</source>
        <translation>特长</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>commas between</source>
        <translation>用顿号隔开</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Villages served</source>
        <translation>服务的村</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>empty: all</source>
        <translation>不填为全部</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Requests a month</source>
        <translation>每月接单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Credit code</source>
        <translation>信用代码</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>if registered</source>
        <translation>已登记的填</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>TeamList</name>
    <message>
        <location filename="../../desktop/pages/teams/list_pane.py" line="+52"/>
        <source>Search teams</source>
        <translation>找服务队</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Team, leader or skill</source>
        <translation>队名、队长或特长</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Kind of team</source>
        <translation>队伍类别</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All kinds</source>
        <translation>所有类别</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>Teams</source>
        <translation>志愿服务队</translation>
    </message>
    <message>
        <location line="+50"/>
        <source>No team matches.</source>
        <translation>没有符合的队伍。</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No team yet. The first one takes a minute.</source>
        <translation>还没有服务队，建第一支只要一分钟。</translation>
    </message>
    <message>
        <location line="-41"/>
        <location line="+42"/>
        <source>New team</source>
        <translation>新建服务队</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>In hand</source>
        <translation>在办</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Paused</source>
        <translation>暂停中</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Retired</source>
        <translation>已撤</translation>
    </message>
    <message numerus="yes">
        <location line="+5"/>
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n this month</source>
        <translation>
            <numerusform>本月 %n 单</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>taken %1</source>
        <translation>接单率 %1</translation>
    </message>
</context>
<context>
    <name>Teams</name>
    <message>
        <location line="+14"/>
        <source>rating %1</source>
        <translation>评分 %1</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/pages/teams/looks.py" line="+25"/>
        <source>%n in hand</source>
        <translation>
            <numerusform>在办 %n 单</numerusform>
        </translation>
    </message>
    <message>
        <location line="+46"/>
        <source>Paused from %1</source>
        <translation>%1 起暂停</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Paused</source>
        <translation>暂停中</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Paused until %1</source>
        <translation>暂停到 %1</translation>
    </message>
</context>
<context>
    <name>TeamsPage</name>
    <message>
        <location filename="../../desktop/pages/teams/page.py" line="+58"/>
        <source>entered by mistake</source>
        <translation>录错了</translation>
    </message>
    <message>
        <location line="+49"/>
        <source>Teams</source>
        <translation>志愿服务队</translation>
    </message>
    <message>
        <location line="+41"/>
        <source>Search teams</source>
        <translation>找服务队</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Next and previous team</source>
        <translation>上一支、下一支</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>New team</source>
        <translation>新建服务队</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Add a member</source>
        <translation>添队员</translation>
    </message>
    <message>
        <location line="+151"/>
        <source>Pause %1?</source>
        <translation>让“%1”暂停接单吗？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nothing new is sent to the team meanwhile; what it has in hand stays.</source>
        <translation>暂停期间不再派新单，手上的照常办。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Last day of the pause</source>
        <translation>暂停到</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Do not pause</source>
        <translation>不暂停</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Without an end</source>
        <translation>不设期限</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pause</source>
        <translation>暂停接单</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Retire %1?</source>
        <translation>要撤掉“%1”吗？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hours and past orders are kept. It can be put back.</source>
        <translation>时长和以往的单都保留，也能恢复。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Keep it</source>
        <translation>先不撤</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Retire team</source>
        <translation>撤队</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Please write down the reason.</source>
        <translation>请写原因。</translation>
    </message>
    <message>
        <location line="-194"/>
        <source>Print the list of members</source>
        <translation>打印队员名册</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <location line="-100"/>
        <source>Team added: {name}</source>
        <translation>新建了服务队：{name}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Team changed: {name}</source>
        <translation>改了服务队：{name}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Team retired: {name}</source>
        <translation>撤了服务队：{name}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Member added: {name}</source>
        <translation>添了队员：{name}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Member removed: {name}</source>
        <translation>移出了队员：{name}</translation>
    </message>
</context>
<context>
    <name>WeekGrid</name>
    <message>
        <location filename="../../desktop/pages/teams/week_grid.py" line="+38"/>
        <source>Week: arrows move, space switches an hour</source>
        <translation>可服务时间：方向键移动，空格切换</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>free</source>
        <translation>有空</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>not free</source>
        <translation>没空</translation>
    </message>
</context>
</TS>
