<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DetailCard</name>
    <message>
        <location filename="../../desktop/pages/request_card/detail_card.py" line="+52"/>
        <source>Back to the list</source>
        <translation>回到列表</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Print slip again</source>
        <translation>补打回执</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Print a form</source>
        <translation>打印表格</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>History</source>
        <translation>办理记录</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>every step is kept</source>
        <translation>每一步都留痕</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Papers printed</source>
        <translation>打印记录</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Return for more</source>
        <translation>退回补充</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Complete and submit</source>
        <translation>补全后提交</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Approve</source>
        <translation>通过</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>Number %1</source>
        <translation>单号 %1</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>Dispatching to a team comes with a later version; it waits here.</source>
        <translation>派单在后续版本里办，先留在这里等着。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Ask the resident for what is missing, then complete it.</source>
        <translation>请问居民补齐，再提交一次。</translation>
    </message>
    <message numerus="yes">
        <location line="+13"/>
        <source>%n year(s) old</source>
        <translation>
            <numerusform>%n 岁</numerusform>
        </translation>
    </message>
    <message>
        <location line="+7"/>
        <source>given</source>
        <translation>已同意</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>not given</source>
        <translation>未同意</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Resident</source>
        <translation>居民</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Whom to ask</source>
        <translation>可以找谁</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Wished time</source>
        <translation>希望时间</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Consent to share</source>
        <translation>告知承接队伍</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>, </source>
        <comment>between hints</comment>
        <translation>、</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Tell visitors</source>
        <translation>提醒上门的人</translation>
    </message>
    <message>
        <location line="+34"/>
        <source>%1, copy %2</source>
        <comment>paper</comment>
        <translation>%1 · 第 %2 份</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Submitted</source>
        <translation>重新提交</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Returned for more</source>
        <translation>退回补充</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Approved</source>
        <translation>审核通过</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Withdrawn</source>
        <translation>撤回</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Registered</source>
        <translation>登记</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Taken back: now %1</source>
        <translation>撤销了上一步，现为%1</translation>
    </message>
    <message>
        <location line="-17"/>
        <location line="+19"/>
        <source>%1: %2</source>
        <comment>act and reason</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>RequestCardPage</name>
    <message>
        <location filename="../../desktop/pages/request_card/request_page.py" line="+72"/>
        <location line="+7"/>
        <source>Open requests</source>
        <translation>没办完的需求</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>All done. Thank you.</source>
        <translation>都办完了，辛苦了。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>by time limit</source>
        <translation>按时限排序</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Choose a request at left.</source>
        <translation>请在左边选一件需求。</translation>
    </message>
    <message>
        <location line="+54"/>
        <source>Requests</source>
        <translation>需求处理</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Register request</source>
        <translation>登记需求</translation>
    </message>
    <message numerus="yes">
        <location line="+35"/>
        <source>It was printed %n time(s).</source>
        <translation>
            <numerusform>已经打印过 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Print the slip again?</source>
        <translation>补打回执？</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Reason (may stay empty)</source>
        <translation>原因（可不填）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Print</source>
        <translation>补打</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Next or previous request</source>
        <translation>下一件、上一件</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Approve</source>
        <translation>通过</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Print slip again</source>
        <translation>补打回执</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>%1 open</source>
        <translation>共 %1 件</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>This request is not on this desk.</source>
        <translation>本机没有这件需求。</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>, </source>
        <comment>between spoken facts</comment>
        <translation>，</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Return it for more?</source>
        <translation>退回补充？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write what the resident has to add; it stands in the history.</source>
        <translation>写明请居民补什么，会记进办理记录。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What is missing</source>
        <translation>请居民补什么</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Return</source>
        <translation>退回</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Withdraw this request?</source>
        <translation>撤回这件需求？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It is closed and stays in the history. It can be undone for 30 minutes.</source>
        <translation>撤回后不再办理，记录保留。30 分钟内可以撤销。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Complete the request</source>
        <translation>补全需求</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>What can we help with</source>
        <translation>想请我们帮什么忙</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+43"/>
        <source>Not now</source>
        <translation>先不办</translation>
    </message>
    <message>
        <location line="-42"/>
        <source>Submit</source>
        <translation>提交</translation>
    </message>
    <message>
        <location line="+51"/>
        <source>Please give a reason.</source>
        <translation>请写明原因。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Done by mistake</source>
        <translation>办错了</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>The slip is printed.</source>
        <translation>回执已打印。</translation>
    </message>
</context>
<context>
    <name>StateSteps</name>
    <message>
        <location filename="../../desktop/pages/request_card/state_steps.py" line="+28"/>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Review</source>
        <translation>审核</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Dispatch</source>
        <translation>派单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Accept</source>
        <translation>接单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Serve</source>
        <translation>服务</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Rate</source>
        <translation>评价</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Close</source>
        <translation>办结</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>our turn</source>
        <translation>轮到我办</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <location filename="../../desktop/pages/request_card/request_page.py" line="-371"/>
        <source>Approved the request of {name}</source>
        <translation>已通过 {name} 的需求</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Returned the request of {name}</source>
        <translation>已退回 {name} 的需求</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Withdrew the request of {name}</source>
        <translation>已撤回 {name} 的需求</translation>
    </message>
</context>
</TS>
