<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AllSettled</name>
    <message>
        <location filename="../../desktop/pages/sync_centre/settled_card.py" line="+70"/>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Two people, separate…</source>
        <translation>是两个人，分开…</translation>
    </message>
    <message>
        <location line="+53"/>
        <source>No value was replaced.</source>
        <translation>没有被替换的值。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>This PC</source>
        <translation>本机</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Counts now</source>
        <translation>现在用的登记</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Joined to it</source>
        <translation>并进来的登记</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Can be taken back until</source>
        <translation>可以分开，到</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>They are two again, each with their own records.</source>
        <translation>已分开，记录各归各。</translation>
    </message>
</context>
<context>
    <name>Carry</name>
    <message>
        <location filename="../../desktop/pages/sync_centre/carry.py" line="+35"/>
        <source>A PC with a network, or the county office, hands it over. Twice does no harm.</source>
        <translation>由县里或有网络的电脑读入，重复读入也没关系。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hand over by USB stick</source>
        <translation>用 U 盘转交</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n entries would go out, sealed: only the county can read them.</source>
        <translation>
            <numerusform>将存出 %n 条，已加密，只有县平台能读。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Save to a stick</source>
        <translation>存到 U 盘</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Read the county&apos;s file</source>
        <translation>读入县里的文件</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Saved: %1. Please have the county read it.</source>
        <translation>已存好：%1。请交给县里读入。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>An earlier file of the county is missing. Please read that one first.</source>
        <translation>还缺县里更早的一份，请先读那一份。</translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>%n entries have arrived at the county</source>
        <translation>
            <numerusform>县里已收到 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n rows taken in</source>
        <translation>
            <numerusform>收到更新 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1; %2.</source>
        <translation>%1；%2。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The stick cannot be read or written. Please plug it in again.</source>
        <translation>U 盘读写不了，请重新插一次。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>This is not a file of the county platform.</source>
        <translation>这不是县平台的文件。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This file was made for another PC.</source>
        <translation>这份文件是给别的电脑的。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The file is damaged. Please copy it to the stick again.</source>
        <translation>文件不完整，请重新拷到 U 盘。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The file is too large to carry. Please use a network.</source>
        <translation>文件太大，请连上网络再传。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Where is the stick?</source>
        <translation>U 盘在哪里</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Which file did the county give you?</source>
        <translation>选县里给的文件</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Files of the county (*%1)</source>
        <translation>县平台文件 (*%1)</translation>
    </message>
</context>
<context>
    <name>CaseCard</name>
    <message>
        <location filename="../../desktop/pages/sync_centre/case_card.py" line="+32"/>
        <source>Previous case</source>
        <translation>上一件</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Next case</source>
        <translation>下一件</translation>
    </message>
    <message numerus="yes">
        <location line="+66"/>
        <source>%n to look at</source>
        <translation>
            <numerusform>%n 件要您看一下</numerusform>
        </translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Nothing to look at</source>
        <translation>没有要您看的</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 of %2</source>
        <translation>第 %1 件，共 %2 件</translation>
    </message>
    <message>
        <location line="+60"/>
        <source>Use this PC&apos;s</source>
        <translation>用本机的</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Use the platform&apos;s</source>
        <translation>用平台的</translation>
    </message>
</context>
<context>
    <name>Entries</name>
    <message>
        <location filename="../../desktop/pages/sync_centre/entry_words.py" line="+10"/>
        <source>Facts of the unit</source>
        <translation>单位资料</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>New clerk</source>
        <translation>新工作人员</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Clerk taken off the list</source>
        <translation>工作人员停用</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>New team</source>
        <translation>新队伍</translation>
    </message>
    <message>
        <location line="+11"/>
        <location line="+1"/>
        <source>New request</source>
        <translation>新登记需求</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Facts of a resident</source>
        <translation>居民资料</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Request corrected</source>
        <translation>需求更正</translation>
    </message>
    <message>
        <location line="-12"/>
        <source>Facts of a team</source>
        <translation>服务队信息</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Team taken off the list</source>
        <translation>撤队</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Team put back</source>
        <translation>恢复服务队</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>New member of a team</source>
        <translation>队员入队</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Member left a team</source>
        <translation>队员离队</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>New address of a team&apos;s page</source>
        <translation>志愿队网址更换</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Place of the tree</source>
        <translation>阵地信息</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Signing key made known</source>
        <translation>登记证书密钥</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Signing key out of use</source>
        <translation>停用证书密钥</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Paper changed</source>
        <translation>改了纸张样式</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Step of a request</source>
        <translation>需求办理</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Step taken back</source>
        <translation>撤销一步</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Request not ours</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Request passed on</source>
        <translation>需求转办</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Requests merged</source>
        <translation>需求合并</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Request on the demand menu</source>
        <translation>需求菜单公布</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Request taken by a team</source>
        <translation>志愿队抢单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Request dispatched</source>
        <translation>派单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Answer of a team</source>
        <translation>队伍回复</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Dispatch ended</source>
        <translation>派单结束</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Note on a request</source>
        <translation>需求记事</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Rating</source>
        <translation>评单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Closed without a rating</source>
        <translation>未评办结</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What was put right</source>
        <translation>整改情况</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Resident called back</source>
        <translation>回访</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Act at a correction taken back</source>
        <translation>整改步骤撤回</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Service of the menu</source>
        <translation>服务菜单项目</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What a team offers</source>
        <translation>志愿队的服务</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Service menu published</source>
        <translation>服务菜单发布</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>New volunteer</source>
        <translation>新登记志愿者</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Facts of a volunteer</source>
        <translation>志愿者资料</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Volunteer withdrawn</source>
        <translation>志愿者退出</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Two registrations of one person</source>
        <translation>合并同一人的登记</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Registrations kept apart</source>
        <translation>分开两份登记</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Training of a volunteer</source>
        <translation>培训记录</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Award of a volunteer</source>
        <translation>表彰记录</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Evaluation of a volunteer</source>
        <translation>服务评价记录</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Training, award or evaluation taken off</source>
        <translation>培训表彰评价撤下</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stars awarded</source>
        <translation>星级认定</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Star list cancelled</source>
        <translation>星级名单作废</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>New activity</source>
        <translation>新活动</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Activity changed</source>
        <translation>活动修改</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Activity called off</source>
        <translation>活动取消</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Activity closed</source>
        <translation>活动结束</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Outcome of an activity</source>
        <translation>活动成效</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What a resident said</source>
        <translation>居民反馈</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What a resident said, changed</source>
        <translation>改居民反馈</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Activity declared or filed</source>
        <translation>活动备案</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Photo of an activity</source>
        <translation>活动照片</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Facts of a photo</source>
        <translation>照片资料</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Put on the list</source>
        <translation>报名</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Taken off the list</source>
        <translation>取消报名</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sign-in sheet</source>
        <translation>签到表</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Signed in</source>
        <translation>签到记录</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Signed out</source>
        <translation>签退记录</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Children brought along</source>
        <translation>随行儿童</translation>
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
        <source>Missing sign-out settled</source>
        <translation>补记签退</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sheet read back</source>
        <translation>签到表回录</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sheet taken back</source>
        <translation>撤回签到表回录</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hours confirmed</source>
        <translation>时长确认</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hours made up</source>
        <translation>时长补录</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Answer on made-up hours</source>
        <translation>补录复核</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Correction of hours asked for</source>
        <translation>申请更正时长</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Correction of hours decided</source>
        <translation>时长更正复核</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Correction of hours withdrawn</source>
        <translation>更正申请撤回</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hours posted</source>
        <translation>时长公示</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Posting of hours taken back</source>
        <translation>时长公示已撤回</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Posting of hours ended</source>
        <translation>时长公示结束</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Rule of the unit</source>
        <translation>本单位规则</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Records reported to the national system</source>
        <translation>报送全国系统</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Answers of the national system</source>
        <translation>全国系统回执</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Certificate voided</source>
        <translation>证书作废</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Personal facts erased</source>
        <translation>抹去个人信息</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <location line="+3"/>
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
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>ID number</source>
        <translation>证件号</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>ID document</source>
        <translation>证件类型</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Born on</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Town</source>
        <translation>乡镇</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Village</source>
        <translation>村社区</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Address</source>
        <translation>住址</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Team</source>
        <translation>所在队伍</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Skills</source>
        <translation>专长</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Free times</source>
        <translation>空闲时间</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Emergency contact</source>
        <translation>紧急联系人</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Begins</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ends</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Leader</source>
        <translation>负责人</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Leader&apos;s phone</source>
        <translation>负责人电话</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Villages served</source>
        <translation>服务的村</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Requests a month</source>
        <translation>每月接单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Paused from</source>
        <translation>暂停从</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Paused until</source>
        <translation>暂停到</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>12-digit code</source>
        <translation>12 位代码</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>First day</source>
        <translation>第一天</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Seats</source>
        <translation>座位</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>People needed</source>
        <translation>需要人数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Opening hours</source>
        <translation>开放时间</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>empty</source>
        <translation>空</translation>
    </message>
</context>
<context>
    <name>JoinPanel</name>
    <message>
        <location filename="../../desktop/join_panel.py" line="+89"/>
        <source>Take the request back</source>
        <translation>撤回申请</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Address of the county platform</source>
        <translation>县平台地址</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>from the county office; may stay empty</source>
        <translation>县里给的，可先空着</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Code</source>
        <translation>登记码</translation>
    </message>
    <message>
        <location line="+3"/>
        <location line="+40"/>
        <source>Join this PC</source>
        <translation>登记本机</translation>
    </message>
    <message>
        <location line="-28"/>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>County</source>
        <translation>所属县</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Code of this PC</source>
        <translation>本机代号</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Last contact</source>
        <translation>上次联系</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Join again</source>
        <translation>重新登记</translation>
    </message>
    <message>
        <location line="+76"/>
        <source>These data also run on another PC. Please have this one approved too.</source>
        <translation>这份数据也在另一台电脑上用，请县里另批准本机。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Joined. Records go and come by themselves.</source>
        <translation>已登记，记录自动收发。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The county has taken this PC off its list. Everything stays here.</source>
        <translation>县平台已停用这台电脑，记录都在本机。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The platform does not know this PC any more. Everything stays here.</source>
        <translation>县平台已不认识这台电脑，记录都在本机。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Type what the county gave you, or scan its code. It works offline too.</source>
        <translation>填县里给的地址和登记码，或直接扫码；没有网络也能先填。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The platform does not take the request yet. It is asked again by itself.</source>
        <translation>县平台还没接受申请，会自动再试。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Please read this code to the county. The rest goes by itself.</source>
        <translation>请把这个码告诉县里，批准后自动完成。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>No network. The request is kept and sent later by itself.</source>
        <translation>网络不通，申请已留存，恢复后自动发出。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Asking the county platform.</source>
        <translation>正在向县平台申请。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The county did not agree. Please call, then try another code.</source>
        <translation>县里没有同意，请打电话问清后再登记。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The code is wrong, used or expired. Please ask for a new one.</source>
        <translation>登记码不对、用过或过期了，请向县里要新的。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The county knows this PC with another key. Please call the county.</source>
        <translation>县里已有这台电脑的旧登记，请打电话问县里。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>This is not the platform of your county. Please check the address.</source>
        <translation>对方不是本县的平台，请核对地址。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The platform did not take it. Please check address and code.</source>
        <translation>平台没有接受，请核对地址和登记码。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Please type the address, or scan the county&apos;s code.</source>
        <translation>请填地址，或扫县里给的码。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The address must begin with https.</source>
        <translation>地址要以 https 开头。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This is no address. Please compare it with the county&apos;s letter.</source>
        <translation>这不是地址，请对照县里给的再填。</translation>
    </message>
</context>
<context>
    <name>Looks</name>
    <message>
        <location filename="../../desktop/pages/sync_centre/looks.py" line="+37"/>
        <source>waits for the line</source>
        <translation>等网络</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>in turn</source>
        <translation>排队中</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>without content</source>
        <translation>内容已抹去</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Work goes on meanwhile</source>
        <translation>不影响继续办理</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>The platform has not taken it</source>
        <translation>平台没有收下</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1, %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>, </source>
        <comment>between the names of fields</comment>
        <translation>、</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>changed on both sides: %1</source>
        <translation>两边都改过：%1</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>another desk</source>
        <translation>另一台电脑</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Entered here</source>
        <translation>本机登记的</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>On the platform</source>
        <translation>平台上的</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>The later entry counts. To change it, please open the record.</source>
        <translation>以后录的为准。要改，请打开那条记录。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Use this PC&apos;s</source>
        <translation>用本机的</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Keep both numbers</source>
        <translation>两个号码都留</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>already dispatched elsewhere</source>
        <translation>别处已经派了单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>somebody was quicker</source>
        <translation>别处先办了</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Sent to %1 already (%2). Your dispatch did not count: please tell your team.</source>
        <translation>%2 已派给“%1”。本机的派单没有生效，请告诉队伍。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>before</source>
        <translation>早些时候</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>“%1” did not count: %2</source>
        <translation>“%1”没有生效：%2</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The team knows</source>
        <translation>已告诉队伍</translation>
    </message>
    <message>
        <location line="-29"/>
        <location line="+30"/>
        <location line="+21"/>
        <location line="+46"/>
        <source>Noted</source>
        <translation>知道了</translation>
    </message>
    <message>
        <location line="-203"/>
        <source>on this PC</source>
        <translation>在本机</translation>
    </message>
    <message>
        <location line="+142"/>
        <source>The platform is older and does not know this yet. It is kept here.</source>
        <translation>平台版本旧，还不认识这一条。它存在本机。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This belongs to another unit. Please ask the county office.</source>
        <translation>这一条归别的单位管，请问县里。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>An earlier record it needs was not taken either. Please see to that first.</source>
        <translation>它要用的前一条也没收，请先看那一条。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Its content is not there any more, so nothing was changed.</source>
        <translation>内容已经抹去，平台没有改动。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The platform cannot read it. It is kept here; please enter it again.</source>
        <translation>平台读不懂这一条。它存在本机，请重新登记。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The platform could not carry it out. It is kept here; please try again.</source>
        <translation>平台没能办成。它存在本机，可以再试一次。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Leave it for now</source>
        <translation>先放着</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>%1 by %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>a clerk</source>
        <translation>工作人员</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Erased by law; only figures without a name remain</source>
        <translation>依法抹去个人信息，只留统计</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>This PC&apos;s value taken</source>
        <translation>用了本机的</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The platform&apos;s value kept</source>
        <translation>用了平台的</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Both numbers kept</source>
        <translation>两个号码都留</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Team told</source>
        <translation>已告诉队伍</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sent again</source>
        <translation>已再次上传</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1: the later entry counts, the other is kept</source>
        <translation>%1：以后录的为准，另一个留存</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The same person was registered before: one record now</source>
        <translation>同一位志愿者以前登记过，已合成一份</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Number %1 was taken; both stay, told apart by their codes</source>
        <translation>编号 %1 重了：两份都有效，以二维码区分</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Already certified as %1; the second is marked as its double</source>
        <translation>已有证书 %1，后一份记为重复</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Signed in twice: one line, the earlier %1</source>
        <translation>签了两次：合成 1 条，取早的 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Brought together with what the platform had</source>
        <translation>已和平台上的合在一起</translation>
    </message>
</context>
<context>
    <name>Separating</name>
    <message>
        <location filename="../../desktop/separating.py" line="+26"/>
        <source>Are %1 and %2 two people?</source>
        <translation>%1和%2是两个人吗？</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Service records, sign-ins and certificates that were joined at %1 go back. What was entered since stays with %2. It can be done until %3.</source>
        <translation>%1 合并的服务记录、签到和证书各归各。之后记的留在 %2。%3 前可以分开。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>One person, leave it</source>
        <translation>是一个人，不分开</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Two people, separate</source>
        <translation>是两个人，分开</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>They are two again, each with their own records.</source>
        <translation>已分开，记录各归各。</translation>
    </message>
</context>
<context>
    <name>SettledCard</name>
    <message>
        <location filename="../../desktop/pages/sync_centre/settled_card.py" line="-142"/>
        <location line="+42"/>
        <source>Settled by rule</source>
        <translation>自动处理好的</translation>
    </message>
    <message>
        <location line="-39"/>
        <source>See all</source>
        <translation>查看全部</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Nothing had to be settled.</source>
        <translation>还没有要处理的。</translation>
    </message>
</context>
<context>
    <name>SyncCentrePage</name>
    <message>
        <location filename="../../desktop/pages/sync_centre/page.py" line="+110"/>
        <source>Sync centre</source>
        <translation>同步中心</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Next and previous line</source>
        <translation>下一行、上一行</translation>
    </message>
    <message numerus="yes">
        <location line="+23"/>
        <source>%n entries</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Everything is uploaded.</source>
        <translation>全部已上传。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nothing has been entered yet.</source>
        <translation>还没有登记过。</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Nothing to look at. What differs is settled by rule or shown here.</source>
        <translation>都处理好了。有要您看的会放在这里。</translation>
    </message>
    <message numerus="yes">
        <location line="+10"/>
        <source>%n today, the originals are kept</source>
        <translation>
            <numerusform>今天 %n 件，原值都留着</numerusform>
        </translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Kept here, encrypted</source>
        <translation>都存在本机，已加密</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Kept here, not encrypted</source>
        <translation>都存在本机，没有加密</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>Settled; it stands under “Settled by rule” now.</source>
        <translation>处理好了，可在“自动处理好的”里查看。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Its content is not there any more. Please enter it again by hand.</source>
        <translation>内容已经不在，请重新登记一次。</translation>
    </message>
</context>
<context>
    <name>SyncSection</name>
    <message>
        <location filename="../../desktop/pages/settings/sync.py" line="+16"/>
        <source>Sync and this PC</source>
        <translation>同步与本机登记</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Joined to the county, records go and come by themselves.</source>
        <translation>登记到县平台后，记录自动收发。</translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <location filename="../../desktop/sync_words.py" line="+30"/>
        <source>No longer joined</source>
        <translation>本机登记已停用</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Data in two places</source>
        <translation>数据在两台电脑上</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Unknown to the platform</source>
        <translation>平台不认识本机</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Online</source>
        <translation>已联网</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Working offline</source>
        <translation>离线工作中</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+80"/>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <location line="-92"/>
        <source>Waiting for approval</source>
        <translation>等县里批准</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>On its own</source>
        <translation>本机单独使用</translation>
    </message>
    <message numerus="yes">
        <location line="+16"/>
        <source>%n on this desk</source>
        <translation>
            <numerusform>%n 条在本机</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <location line="+93"/>
        <source>%n to upload</source>
        <translation>
            <numerusform>%n 条待上传</numerusform>
        </translation>
    </message>
    <message>
        <location line="-92"/>
        <source>all uploaded</source>
        <translation>全部已上传</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>The county has taken this PC off its list</source>
        <translation>县平台已停用这台电脑</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Everything stays here. To upload again, please join again.</source>
        <translation>记录都在本机。要继续上传，请重新登记。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>These data also run on another PC</source>
        <translation>这份数据也在另一台电脑上用</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Please join this PC as one of its own. Nothing is lost.</source>
        <translation>请把本机登记成单独的一台，记录不会丢。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The platform does not know this PC</source>
        <translation>县平台不认识这台电脑</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Everything stays here. Please join again, then all of it is sent.</source>
        <translation>记录都在本机。请重新登记，之后全部补传。</translation>
    </message>
    <message numerus="yes">
        <location line="+5"/>
        <source>%n record(s) are kept here. Work goes on meanwhile.</source>
        <translation>
            <numerusform>%n 条记录存在本机，照常办理。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Waiting for the county&apos;s approval</source>
        <translation>正在等县里批准</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n record(s) are kept here. Join the county platform whenever you like.</source>
        <translation>
            <numerusform>%n 条记录存在本机。想上传时登记本机即可。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This PC works on its own</source>
        <translation>本机单独使用，一样办理</translation>
    </message>
    <message numerus="yes">
        <location line="+5"/>
        <source>%n record(s) are safe here and uploaded once the line is back.</source>
        <translation>
            <numerusform>%n 条记录已安全存在本机，网络一恢复就自动上传。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Nothing waits here; what is new comes by itself later.</source>
        <translation>本机没有待上传的，网络恢复后自动同步。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No network, work goes on</source>
        <translation>网络不通，不影响办理</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This program is too old to fetch</source>
        <translation>程序版本旧了，只上传不接收</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Uploading goes on. Please update the program.</source>
        <translation>记录照常上传，请更新程序。</translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>%n record(s) are safe here and on their way.</source>
        <translation>
            <numerusform>%n 条记录已安全存在本机，正在上传。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Uploading</source>
        <translation>正在上传</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n row(s) have arrived. Work goes on meanwhile.</source>
        <translation>
            <numerusform>已收到 %n 条，照常办理。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+3"/>
        <source>News is coming in</source>
        <translation>正在接收平台的更新</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Work goes on; everything is sent by itself.</source>
        <translation>照常办理，记录会自动上传。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Last sync %1. New records go by themselves.</source>
        <translation>上次同步 %1，新的记录会自动上传。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Everything is uploaded</source>
        <translation>全部已上传</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The platform does not answer; it is tried again by itself.</source>
        <translation>平台没有回应，稍后自动再试。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Please look into the sync centre.</source>
        <translation>请到同步中心看一下。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Everything is uploaded and fetched.</source>
        <translation>全部已上传，也收到了平台的更新。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>not synced yet</source>
        <translation>还没有同步过</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>last sync %1</source>
        <translation>最后同步 %1</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>not joined</source>
        <translation>还没有登记</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>down for %1</source>
        <translation>断开 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>sending and fetching</source>
        <translation>正在收发</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>connected</source>
        <translation>已连上</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>tries now</source>
        <translation>正在重试</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>next try in %n s</source>
        <translation>
            <numerusform>下次自动重试 %n 秒后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>next try in %n min</source>
        <translation>
            <numerusform>下次自动重试 %n 分钟后</numerusform>
        </translation>
    </message>
    <message>
        <location line="+8"/>
        <source>This PC&apos;s clock is %1 slow. Please set it; syncing goes on.</source>
        <translation>本机时钟慢了 %1，请校准；照常同步。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This PC&apos;s clock is %1 fast. Please set it; syncing goes on.</source>
        <translation>本机时钟快了 %1，请校准；照常同步。</translation>
    </message>
</context>
<context>
    <name>TopCard</name>
    <message>
        <location filename="../../desktop/pages/sync_centre/top_card.py" line="+35"/>
        <location line="+87"/>
        <source>Join this PC</source>
        <translation>登记本机</translation>
    </message>
    <message>
        <location line="-85"/>
        <source>Try now</source>
        <translation>现在试一次</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Hand over by USB stick</source>
        <translation>用 U 盘转交</translation>
    </message>
    <message>
        <location line="+82"/>
        <source>Join again</source>
        <translation>重新登记</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Show the request</source>
        <translation>看登记申请</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>This PC</source>
        <translation>本机</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>County platform</source>
        <translation>县平台</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Phone pages</source>
        <translation>手机页面</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>teams, residents</source>
        <translation>队伍、居民</translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message>
        <location filename="../../desktop/pages/sync_centre/waiting_card.py" line="+22"/>
        <source>To upload</source>
        <translation>待上传</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>In this order; a broken line goes on where it stopped, nothing twice.</source>
        <translation>按先后顺序上传；中途断网会接着传，不会重复。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Recovery sheet</source>
        <translation>恢复单</translation>
    </message>
</context>
</TS>
