<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ClaimForm</name>
    <message>
        <location filename="../../desktop/pages/service_menu/forms.py" line="+251"/>
        <source>A team takes this need</source>
        <translation>有队伍来接这一单</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Team</source>
        <translation>志愿服务队</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Who goes</source>
        <translation>谁去</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>When</source>
        <translation>什么时间</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Take it on</source>
        <translation>接单</translation>
    </message>
</context>
<context>
    <name>DemandTab</name>
    <message>
        <location filename="../../desktop/pages/service_menu/demand_tab.py" line="+39"/>
        <location line="+4"/>
        <source>Demand menu</source>
        <translation>需求菜单</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>open needs from every channel</source>
        <translation>各个渠道还没派出的需求</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>No need waits for a team.</source>
        <translation>没有等队伍来接的需求。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A team takes it</source>
        <translation>队伍来接</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Print the list</source>
        <translation>打印清单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Team links</source>
        <translation>队伍链接</translation>
    </message>
    <message>
        <location line="+46"/>
        <source>Take it back</source>
        <translation>收回</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Publish</source>
        <translation>公开</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Published. Every team that serves the place sees it.</source>
        <translation>已公布，管这一片的队伍都看得到了。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Taken back. No team sees it any more.</source>
        <translation>已收回，队伍不再看到。</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Taken on. The resident can be told who comes.</source>
        <translation>已接单，可以告诉群众谁来。</translation>
    </message>
</context>
<context>
    <name>EditionsTab</name>
    <message>
        <location filename="../../desktop/pages/service_menu/editions_tab.py" line="+26"/>
        <location line="+4"/>
        <source>Editions</source>
        <translation>版本</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>No edition yet. Publish one to keep it.</source>
        <translation>还没有版本，发布一版就会留存。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Publish an edition</source>
        <translation>发布一版</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What changed</source>
        <translation>改了什么</translation>
    </message>
    <message>
        <location line="+39"/>
        <source>Published. This edition never changes.</source>
        <translation>已发布，这一版不会再变。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The first edition</source>
        <translation>第一版</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Changed since %1</source>
        <translation>比 %1 改了什么</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Nothing changed.</source>
        <translation>没有变化。</translation>
    </message>
</context>
<context>
    <name>ItemForm</name>
    <message>
        <location filename="../../desktop/pages/service_menu/forms.py" line="-218"/>
        <source>A group of the menu</source>
        <translation>菜单的大类</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A service of the menu</source>
        <translation>菜单的服务</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What is done</source>
        <translation>做什么</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Group</source>
        <translation>大类</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>words people say, with spaces between</source>
        <translation>群众会说的词，用空格隔开</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Found by</source>
        <translation>匹配词</translation>
    </message>
    <message>
        <location line="+1"/>
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
    <name>OfferForm</name>
    <message>
        <location line="+50"/>
        <source>What the team offers</source>
        <translation>队伍提供什么</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Team</source>
        <translation>志愿服务队</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>When</source>
        <translation>什么时间</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Orders a month at most</source>
        <translation>每月最多几单</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>empty: no limit</source>
        <translation>不填不限</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Villages</source>
        <translation>服务的村</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>empty: everywhere</source>
        <translation>不填都去</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No longer offered</source>
        <translation>不再提供</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>OfferLine</name>
    <message>
        <location filename="../../desktop/pages/service_menu/cards.py" line="+46"/>
        <source>Edit the offer of %1</source>
        <translation>修改 %1 的服务</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 takes orders again</source>
        <translation>%1 恢复接单</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Pause %1</source>
        <translation>%1 暂停接单</translation>
    </message>
</context>
<context>
    <name>PauseForm</name>
    <message>
        <location filename="../../desktop/pages/service_menu/forms.py" line="+45"/>
        <source>%1 takes no orders</source>
        <translation>%1 暂停接单</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>one week</source>
        <translation>一周</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>30 days</source>
        <translation>30 天</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>until further notice</source>
        <translation>恢复时间另定</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>From</source>
        <translation>从哪天起</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How long</source>
        <translation>停多久</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
</context>
<context>
    <name>ServiceCard</name>
    <message numerus="yes">
        <location filename="../../desktop/pages/service_menu/cards.py" line="+54"/>
        <source>%n more team(s)</source>
        <translation>
            <numerusform>另有 %n 支队伍</numerusform>
        </translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Add a team</source>
        <translation>添一支队伍</translation>
    </message>
    <message>
        <location line="-16"/>
        <source>No team</source>
        <translation>没有队伍</translation>
    </message>
</context>
<context>
    <name>ServiceMenuPage</name>
    <message>
        <location filename="../../desktop/pages/service_menu/looks.py" line="+70"/>
        <source>by arrangement</source>
        <translation>预约</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>until %1</source>
        <translation>停到 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>until further notice</source>
        <translation>恢复时间另定</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1 this month</source>
        <translation>本月 %1 单</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Published</source>
        <translation>已公开</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Not published</source>
        <translation>未公开</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Not agreed to</source>
        <translation>未同意公开</translation>
    </message>
    <message numerus="yes">
        <location line="+22"/>
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n 项服务</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/pages/service_menu/page.py" line="+71"/>
        <source>Services</source>
        <translation>服务菜单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Demand menu</source>
        <translation>需求菜单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Editions</source>
        <translation>版本</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Print the poster</source>
        <translation>打印菜单海报</translation>
    </message>
    <message>
        <location filename="../../desktop/pages/service_menu/looks.py" line="+11"/>
        <location filename="../../desktop/pages/service_menu/page.py" line="+1"/>
        <source>Taken off</source>
        <translation>已撤下的</translation>
    </message>
    <message>
        <location filename="../../desktop/pages/service_menu/page.py" line="+6"/>
        <source>This is the menu of the unit above; it is changed there.</source>
        <translation>这是上级单位的菜单，由上级修改。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>No menu yet. Take the usual one and change it.</source>
        <translation>还没有菜单，可以用常用菜单再修改。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Take the usual menu</source>
        <translation>用常用菜单</translation>
    </message>
    <message>
        <location line="+64"/>
        <source>Service menu</source>
        <translation>服务菜单</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>Edit the group or service</source>
        <translation>修改大类或服务</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+64"/>
        <source>Add a service</source>
        <translation>添一项服务</translation>
    </message>
    <message>
        <location line="-63"/>
        <source>Move up or down</source>
        <translation>上移或下移</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Take it off the menu</source>
        <translation>从菜单撤下</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Publish a need or take it back</source>
        <translation>公开或收回需求</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A team takes a need</source>
        <translation>队伍接一单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Print the poster or the list</source>
        <translation>打印海报或清单</translation>
    </message>
    <message>
        <location line="+55"/>
        <source>, </source>
        <comment>between wants</comment>
        <translation>、</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Often asked for and not on the menu: %1.</source>
        <translation>群众点得多、菜单里没有：%1。</translation>
    </message>
    <message>
        <location line="+50"/>
        <source>The usual menu is here. Change it as you need it.</source>
        <translation>常用菜单已放好，可以随时修改。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the usual menu</source>
        <translation>常用菜单</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>Off the menu. Requests keep its name.</source>
        <translation>已从菜单撤下，旧单保留原名。</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>There is no other team. Please add one first.</source>
        <translation>没有别的队伍，请先添一支。</translation>
    </message>
    <message>
        <location line="+64"/>
        <source>Poster A4</source>
        <translation>海报 A4</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Poster A3</source>
        <translation>海报 A3</translation>
    </message>
    <message>
        <location filename="../../desktop/pages/service_menu/looks.py" line="-85"/>
        <source>No team</source>
        <translation>没有队伍</translation>
    </message>
    <message>
        <location line="+82"/>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Changed</source>
        <translation>有改动</translation>
    </message>
    <message>
        <location filename="../../desktop/pages/service_menu/page.py" line="-197"/>
        <source>“%1” (%2)</source>
        <comment>words and how many asked</comment>
        <translation>“%1” %2 件</translation>
    </message>
</context>
<context>
    <name>TeamLinkDialog</name>
    <message>
        <location filename="../../desktop/team_link.py" line="+58"/>
        <source>Link of %1</source>
        <translation>%1的链接</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Whoever has it claims for the team. Give it to the leader only.</source>
        <translation>有链接就能替队伍接单，只发给队长。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Address</source>
        <translation>网址</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Make a new one</source>
        <translation>换一个链接</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Make a link</source>
        <translation>生成链接</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Copied. Send it to the team leader.</source>
        <translation>已复制，请发给队长。</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>This is the new link; the old one is dead.</source>
        <translation>这是新链接，旧的已经作废。</translation>
    </message>
</context>
<context>
    <name>TreeCard</name>
    <message>
        <location filename="../../desktop/pages/service_menu/tree_card.py" line="+47"/>
        <source>Service menu</source>
        <translation>服务菜单</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Group</source>
        <translation>大类</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <location filename="../../desktop/pages/service_menu/acts.py" line="+18"/>
        <source>Menu changed: {name}</source>
        <translation>修改了菜单：{name}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Offer changed: {name}</source>
        <translation>修改了接单安排：{name}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Demand menu changed: {name}</source>
        <translation>修改了需求菜单：{name}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Claimed: {name}</source>
        <translation>队伍接了 {name}</translation>
    </message>
</context>
</TS>
