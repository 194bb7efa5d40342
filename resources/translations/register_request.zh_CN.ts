<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CategorySection</name>
    <message>
        <location filename="../../desktop/pages/register_request/answers.py" line="+34"/>
        <location line="+3"/>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>Digits 1–9, or Alt and the digit</source>
        <translation>按数字键 1–9 选择，打字时按 Alt 加数字</translation>
    </message>
</context>
<context>
    <name>ContextSection</name>
    <message>
        <location line="+213"/>
        <location line="+3"/>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The resident agrees that the team gets name and phone</source>
        <translation>居民同意将姓名、电话告知承接队伍</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+2"/>
        <source>Tell visitors</source>
        <translation>提醒上门的人</translation>
    </message>
</context>
<context>
    <name>FormCard</name>
    <message>
        <location filename="../../desktop/pages/register_request/form_card.py" line="+67"/>
        <source>What can we help with</source>
        <translation>想请我们帮什么忙</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>In the resident&apos;s own words, one or two sentences</source>
        <translation>照居民的原话记，一两句就好</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>Put aside</source>
        <translation>先放着</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Keep this form and begin another</source>
        <translation>留着这张，另登一张</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Save only</source>
        <translation>仅保存</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Save and print slip</source>
        <translation>保存并打印回执</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Print a blank form</source>
        <translation>打印空白表</translation>
    </message>
    <message>
        <location line="+116"/>
        <source>Nothing was entered yet.</source>
        <translation>还没有填，请先找到来访居民。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Please write down what help is needed.</source>
        <translation>请写下居民想请我们帮什么忙。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Please choose a category.</source>
        <translation>请选一个类别。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Please fill in the village.</source>
        <translation>请填村或社区。</translation>
    </message>
    <message numerus="yes">
        <location line="+9"/>
        <source>%n place(s) to fill in, marked in red</source>
        <translation>
            <numerusform>有 %n 处要填，请看标红的地方。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+38"/>
        <source>, </source>
        <comment>between words that were said</comment>
        <translation>、</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Filed under %2 by “%1”; change it if wrong</source>
        <translation>已按“%1”归到 %2，不对可改</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>“%1”: please call %2 at once. This need not be registered.</source>
        <translation>说到“%1”：请马上打 %2，不用登记。</translation>
    </message>
    <message numerus="yes">
        <location line="+26"/>
        <source>%n character(s) too many</source>
        <translation>
            <numerusform>多了 %n 个字，请写短一点。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n character(s) left</source>
        <translation>
            <numerusform>还可写 %n 个字</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatchesCard</name>
    <message>
        <location filename="../../desktop/pages/register_request/matches.py" line="+204"/>
        <source>On the service menu</source>
        <translation>服务菜单里有这些</translation>
    </message>
</context>
<context>
    <name>NewPerson</name>
    <message>
        <location filename="../../desktop/pages/register_request/requester.py" line="+119"/>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Whom to ask</source>
        <translation>可以找谁</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Name and phone</source>
        <translation>姓名和电话</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+1"/>
        <source>Village</source>
        <translation>村、社区</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No phone</source>
        <translation>没有电话</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Someone else</source>
        <translation>换人</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Alt Backspace</source>
        <translation>Alt Backspace</translation>
    </message>
    <message numerus="yes">
        <location line="+92"/>
        <source>%n digit(s) to go</source>
        <translation>
            <numerusform>还差 %n 位</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <location line="-165"/>
        <source>Someone else</source>
        <translation>换人</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Alt Backspace</source>
        <translation>Alt Backspace</translation>
    </message>
    <message numerus="yes">
        <location line="+21"/>
        <source>%n year(s) old</source>
        <translation>
            <numerusform>%n 岁</numerusform>
        </translation>
    </message>
    <message>
        <location line="+5"/>
        <source>On file</source>
        <translation>已建档</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Volunteer</source>
        <translation>志愿者</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>, </source>
        <comment>between spoken facts</comment>
        <translation>，</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>last came on %1 (%2)</source>
        <translation>上次来访 %1（%2）</translation>
    </message>
</context>
<context>
    <name>PlaceSection</name>
    <message>
        <location filename="../../desktop/pages/register_request/answers.py" line="-187"/>
        <source>Place</source>
        <translation>服务地点</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Town</source>
        <translation>乡镇、街道</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Village</source>
        <translation>村、社区</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Group, house number, landmark</source>
        <translation>几组几号，怎么走</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Address</source>
        <translation>详细地点</translation>
    </message>
</context>
<context>
    <name>RegisterRequestPage</name>
    <message>
        <location filename="../../desktop/pages/register_request/form_page.py" line="+165"/>
        <source>Save only</source>
        <translation>仅保存</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Save and print slip</source>
        <translation>保存并打印回执</translation>
    </message>
    <message>
        <location line="-45"/>
        <source>Register request</source>
        <translation>登记需求</translation>
    </message>
    <message>
        <location line="+47"/>
        <source>Print a blank form</source>
        <translation>打印空白表</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Service of the menu</source>
        <translation>选服务菜单里的一项</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Look at the possible duplicate</source>
        <translation>看可能重复的那件</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Take the grey words</source>
        <translation>采用灰色的后半句</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Someone else</source>
        <translation>换人</translation>
    </message>
    <message numerus="yes">
        <location line="+71"/>
        <source>The last start did not end well. %n unsaved form(s) were found.</source>
        <translation>
            <numerusform>上次没有正常关闭。未存完的 %n 张登记单已找回。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>%n form(s) are not finished yet.</source>
        <translation>
            <numerusform>还有 %n 张登记单没填完。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Go on</source>
        <translation>继续填</translation>
    </message>
    <message>
        <location line="+56"/>
        <source>Every letter is kept on this PC at once</source>
        <translation>随打随存，不会丢</translation>
    </message>
    <message numerus="yes">
        <location line="+4"/>
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 %2</source>
        <comment>minutes and seconds</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 so far · kept on this PC</source>
        <translation>已用 %1 · 已自动存到本机</translation>
    </message>
    <message>
        <location line="+68"/>
        <source>Saved · number %1</source>
        <translation>已存好 · 单号 %1</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Registered by mistake</source>
        <translation>登记有误</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Saved and printed</source>
        <translation>已存好，回执已打印</translation>
    </message>
</context>
<context>
    <name>RequesterSection</name>
    <message>
        <location filename="../../desktop/pages/register_request/requester.py" line="+153"/>
        <location line="+12"/>
        <source>Resident</source>
        <translation>来访居民</translation>
    </message>
    <message>
        <location line="-12"/>
        <source>Read the ID card, scan, or type a name or phone number</source>
        <translation>刷身份证、扫码，或输入姓名 / 手机号</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Name, pinyin initials, or phone number</source>
        <translation>姓名、拼音首字母或手机号</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Read ID card</source>
        <translation>读身份证</translation>
    </message>
    <message>
        <location line="+142"/>
        <source>Please find the resident first, or enter a new one.</source>
        <translation>请先找到来访居民，没有就新登记。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>No card was read. Please lay it on the reader again.</source>
        <translation>没有读到证件。请把证件放好再读一次。</translation>
    </message>
</context>
<context>
    <name>ServiceCard</name>
    <message>
        <location filename="../../desktop/pages/register_request/matches.py" line="-64"/>
        <source>, </source>
        <comment>between words that were said</comment>
        <translation>、</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Says “%1”</source>
        <translation>说到“%1”</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Same category</source>
        <translation>同类服务</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Serves the village</source>
        <translation>服务本村</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Rated %1</source>
        <translation>好评 %1</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n order(s) left this month</source>
        <translation>
            <numerusform>本月还可接 %n 单</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServiceMatches</name>
    <message>
        <location line="-123"/>
        <source>Fits well</source>
        <translation>很合适</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Fits</source>
        <translation>合适</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Possible</source>
        <translation>可备选</translation>
    </message>
</context>
<context>
    <name>SideColumn</name>
    <message>
        <location filename="../../desktop/pages/register_request/side_column.py" line="+45"/>
        <location line="+4"/>
        <source>Earlier requests</source>
        <translation>以前的需求</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>Newest first</source>
        <translation>最近的在前</translation>
    </message>
    <message>
        <location line="+31"/>
        <location line="+13"/>
        <source>Slip preview</source>
        <translation>回执预览</translation>
    </message>
    <message>
        <location line="-9"/>
        <source>The resident scans the code to see progress and to rate. No account, no download.</source>
        <translation>居民扫码可看进度、服务后评单。不用注册，不用下载。</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>%1 asks for the first time.</source>
        <translation>%1 第一次来登记。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Earlier requests of the resident will stand here.</source>
        <translation>找到居民后，这里显示以前的需求。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Possible duplicate: “%1” (%2, %3). %4 · same village · both say “%5”</source>
        <translation>可能重复：“%1”（%2，%3）。%4 · 同村 · 都说到“%5”</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Look</source>
        <translation>看一看</translation>
    </message>
    <message numerus="yes">
        <location line="+28"/>
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>80 mm thermal paper</source>
        <translation>80 毫米热敏纸</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>58 mm thermal paper</source>
        <translation>58 毫米热敏纸</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A5 paper, across</source>
        <translation>A5 纸，横打</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Use A5</source>
        <translation>改用 A5</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Use 80 mm</source>
        <translation>改用 80 毫米</translation>
    </message>
    <message>
        <location line="-73"/>
        <location line="+82"/>
        <source>, </source>
        <comment>between spoken facts</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>TimeSection</name>
    <message>
        <location filename="../../desktop/pages/register_request/answers.py" line="+96"/>
        <source>Wished time</source>
        <translation>希望时间</translation>
    </message>
    <message numerus="yes">
        <location line="+27"/>
        <source>Urgent, within %n hour(s)</source>
        <translation>
            <numerusform>急事，%n 小时内办</numerusform>
        </translation>
    </message>
    <message>
        <location line="-18"/>
        <source>Wished day</source>
        <translation>希望哪一天</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <location filename="../../desktop/pages/register_request/form_page.py" line="-362"/>
        <source>Registered the request of {name}</source>
        <translation>已登记 {name} 的需求</translation>
    </message>
</context>
<context>
    <name>WhomSection</name>
    <message>
        <location filename="../../desktop/pages/register_request/whom.py" line="+28"/>
        <source>For whom, how many, what to beware of</source>
        <translation>替谁提、几个人、注意什么</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Name, where somebody else asks</source>
        <translation>替别人提的，写服务对象的姓名</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>People served</source>
        <translation>服务人数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>For instance: a dog, no light on the stairs</source>
        <translation>如：家里有狗、楼道没灯</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Beware</source>
        <translation>注意</translation>
    </message>
    <message>
        <location line="+4"/>
        <location line="+7"/>
        <source>Who is served</source>
        <translation>服务对象</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>For whom</source>
        <translation>替谁提</translation>
    </message>
    <message>
        <location line="+64"/>
        <source>Please type a number from 1 to %1.</source>
        <translation>请填 1 到 %1 之间的数字。</translation>
    </message>
    <message numerus="yes">
        <location line="+5"/>
        <source>%n character(s) too many</source>
        <translation>
            <numerusform>多了 %n 个字</numerusform>
        </translation>
    </message>
</context>
</TS>
