<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Advice</name>
    <message>
        <location filename="../../desktop/pages/requests/advice.py" line="+34"/>
        <source>Ask the resident for what is missing, then complete it.</source>
        <translation>请问居民补齐，再提交一次。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>A bad rating: put right by %1, then call back.</source>
        <translation>评价不好，请在 %1 前整改，再回访。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Put right; call the resident back by %1.</source>
        <translation>已整改，请在 %1 前回访居民。</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n call(s) so far.</source>
        <translation>
            <numerusform>已打过 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+11"/>
        <source>The team asks for another time: %1</source>
        <translation>队伍想换个时间：%1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No answer in time; please urge the team or ask another one.</source>
        <translation>到时没有答复，请催一下或改派。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>The team contacts the resident by %1.</source>
        <translation>队伍要在 %1 前联系居民。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Please ask how it was by %1. Without a rating by %2 it closes as not rated.</source>
        <translation>请在 %1 前问问居民满不满意。到 %2 还没评，按未评办结。</translation>
    </message>
</context>
<context>
    <name>CandidateCard</name>
    <message>
        <location filename="../../desktop/pages/requests/candidates.py" line="+65"/>
        <location line="+4"/>
        <source>Fit</source>
        <translation>匹配度</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Was asked already</source>
        <translation>问过了</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Paused</source>
        <translation>暂停中</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Full this month</source>
        <translation>本月已满</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Suggested</source>
        <translation>推荐</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Also possible</source>
        <translation>备选</translation>
    </message>
</context>
<context>
    <name>Candidates</name>
    <message>
        <location line="+64"/>
        <source>To which team</source>
        <translation>派给哪支队伍</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>by distance, skill, time, load and rating; you decide</source>
        <translation>按距离、专长、空闲、在办、口碑排序，最后由您决定</translation>
    </message>
    <message>
        <location line="+6"/>
        <location line="+7"/>
        <source>Find other teams</source>
        <translation>找其他队伍</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Name of the team</source>
        <translation>队伍名称</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>No team matches.</source>
        <translation>没有合适的队伍。</translation>
    </message>
    <message>
        <location line="+89"/>
        <source>Could not come for this one</source>
        <translation>这单来不了</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Gave no answer in time</source>
        <translation>到时没有答复</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Same village</source>
        <translation>同村</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Serves this village</source>
        <translation>服务到本村</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Same town</source>
        <translation>同镇</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Whole county</source>
        <translation>服务全县</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Elsewhere</source>
        <translation>不在这一带</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Offers this service</source>
        <translation>菜单里有这项</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Does this kind</source>
        <translation>做这一类</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Has the skill</source>
        <translation>有这项专长</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Skills not told</source>
        <translation>专长未填</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Does other things</source>
        <translation>做别的类</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Paused until %1</source>
        <translation>暂停到 %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Paused</source>
        <translation>暂停中</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Free at the wished time</source>
        <translation>要的时间有空</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Times not told</source>
        <translation>空闲未填</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Free at other times</source>
        <translation>别的时间有空</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Full this month</source>
        <translation>本月已满</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing at hand</source>
        <translation>手上没有单</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n at hand</source>
        <translation>
            <numerusform>在办 %n 单</numerusform>
        </translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Not rated yet</source>
        <translation>还没有评价</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Rated %1</source>
        <translation>好评 %1</translation>
    </message>
</context>
<context>
    <name>DetailCard</name>
    <message>
        <location filename="../../desktop/pages/requests/detail_card.py" line="+78"/>
        <source>Back to the list</source>
        <translation>回到列表</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Print slip again</source>
        <translation>补打回执</translation>
    </message>
    <message>
        <location line="+34"/>
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
        <location line="+69"/>
        <source>Number %1</source>
        <translation>单号 %1</translation>
    </message>
    <message numerus="yes">
        <location line="+107"/>
        <source>%n year(s) old</source>
        <translation>
            <numerusform>%n 岁</numerusform>
        </translation>
    </message>
    <message>
        <location line="-33"/>
        <source>Given</source>
        <translation>已同意</translation>
    </message>
    <message>
        <location line="-180"/>
        <source>Call</source>
        <translation>回访</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <location line="+113"/>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message numerus="yes">
        <location line="+24"/>
        <source>%n like it nearby in 7 days; one visit could do for all.</source>
        <translation>
            <numerusform>附近 7 天内有 %n 件相近的需求，可以合成一次上门。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>Urgent</source>
        <translation>急</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Not given</source>
        <translation>未同意</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Resident</source>
        <translation>居民</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>For whom</source>
        <translation>替谁提的</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+46"/>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <location line="-46"/>
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
        <location line="+97"/>
        <source>Print: %1</source>
        <translation>打印：%1</translation>
    </message>
    <message>
        <location line="-106"/>
        <source>, </source>
        <comment>between hints</comment>
        <translation>、</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Tell visitors</source>
        <translation>提醒上门的人</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Beware</source>
        <translation>上门留意</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <location line="+39"/>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The look at it is kept in the history.</source>
        <translation>看一次就留一条记录。</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>%1, copy %2</source>
        <comment>paper</comment>
        <translation>%1 · 第 %2 份</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1: %2</source>
        <comment>act and reason</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <location line="-62"/>
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Doing</name>
    <message>
        <location filename="../../desktop/pages/requests/doing.py" line="+174"/>
        <source>Return it for more?</source>
        <translation>退回补充？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write what the resident has to add; it stands in the history.</source>
        <translation>写明要居民补什么，会留在办理记录里。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Return</source>
        <translation>退回</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>What is missing</source>
        <translation>要补什么</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Withdraw this request?</source>
        <translation>撤回这件需求？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It is closed and stays in the history. It can be undone for 30 minutes.</source>
        <translation>需求就此结束，记录保留。30 分钟内可以撤销。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <location line="+7"/>
        <location line="+12"/>
        <location line="+22"/>
        <location line="+149"/>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <location line="-177"/>
        <source>Transfer it to whom?</source>
        <translation>转给谁办？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>They answer the resident from here on.</source>
        <translation>以后由他们答复居民。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Transfer</source>
        <translation>转其他部门</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>To whom</source>
        <translation>转给谁</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Not ours?</source>
        <translation>不予受理？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The resident is told the reason and who is competent.</source>
        <translation>要告诉居民原因，以及该找谁。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Turn down</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Who is competent</source>
        <translation>该找谁</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Complete the request</source>
        <translation>补充需求</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Submit</source>
        <translation>提交</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>What can we help with</source>
        <translation>想请我们帮什么忙</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Urge the team</source>
        <translation>催一下队伍</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Please telephone the team; the call stands in the history.</source>
        <translation>请打电话给队伍，这次催办会留记录。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Note it</source>
        <translation>记下</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What the team said (may stay empty)</source>
        <translation>队伍怎么说（可不填）</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Add a note</source>
        <translation>记一笔</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The resident has not been contacted yet.</source>
        <translation>还没有联系上居民。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save the note</source>
        <translation>记下</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Called, reached</source>
        <translation>打了电话，接通</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Called, nobody answered</source>
        <translation>打了电话，没接</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Visited</source>
        <translation>上门了</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>What it was</source>
        <translation>是什么</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What was said</source>
        <translation>说了什么</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>What is worth telling?</source>
        <translation>有什么值得宣传？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No names: the resident is asked before the story is written.</source>
        <translation>先不写姓名，写稿前再问居民。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Keep the lead</source>
        <translation>记下线索</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What happened, and what came of it</source>
        <translation>做了什么，效果怎么样</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Takes it on</source>
        <translation>接单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Another time</source>
        <translation>换个时间</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cannot come</source>
        <translation>接不了</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>What the team said</source>
        <translation>队伍怎么说</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Who comes</source>
        <translation>谁去</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>When</source>
        <translation>什么时间</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Note (may stay empty)</source>
        <translation>备注（可不填）</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>What did the team say?</source>
        <translation>队伍怎么答复？</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>A no costs the team nothing.</source>
        <translation>接不了不影响队伍。</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Enter</source>
        <translation>记下</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>Ask another team?</source>
        <translation>改派别的队伍？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The team is told; the next one is then selected already.</source>
        <translation>会告诉这支队伍，下一支已替您选好。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Call back</source>
        <translation>回访</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Was the service given?</source>
        <translation>服务做完了吗？</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Service done</source>
        <translation>完成</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What was done (may stay empty)</source>
        <translation>做了什么（可不填）</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>How does %1 rate it?</source>
        <translation>%1怎么评价？</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>What was put right?</source>
        <translation>整改了什么？</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Then the resident is called back.</source>
        <translation>整改后要回访居民。</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>What was done about it</source>
        <translation>怎么整改的</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Satisfied now</source>
        <translation>现在满意了</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not satisfied, nothing more to do</source>
        <translation>不满意，做不了更多</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not satisfied, work goes on</source>
        <translation>不满意，继续整改</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nobody answered</source>
        <translation>没人接</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>What the resident says</source>
        <translation>居民怎么说</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>In the resident&apos;s words (may stay empty)</source>
        <translation>居民的原话（可不填）</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Called the resident back?</source>
        <translation>回访过了吗？</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Save the call</source>
        <translation>记下回访</translation>
    </message>
    <message>
        <location line="+34"/>
        <source>Done by mistake</source>
        <translation>点错了</translation>
    </message>
    <message>
        <location line="-220"/>
        <source>New phone (empty: as before)</source>
        <translation>新电话（不填则不变）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Address</source>
        <translation>详细地址</translation>
    </message>
</context>
<context>
    <name>FilterDialog</name>
    <message>
        <location filename="../../desktop/pages/requests/filtering.py" line="+41"/>
        <source>Show only</source>
        <translation>只看</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Town</source>
        <translation>乡镇</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Team</source>
        <translation>队伍</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Registered</source>
        <translation>登记</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Any time</source>
        <translation>不限</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>In 7 days</source>
        <translation>近 7 天</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>In 30 days</source>
        <translation>近 30 天</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>In a year</source>
        <translation>近一年</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>All</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <location filename="../../desktop/pages/requests/foot.py" line="+24"/>
        <source>A word for them (optional)</source>
        <translation>给队伍捎句话（可不填）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A word for the team</source>
        <translation>给队伍捎句话</translation>
    </message>
    <message>
        <location line="+42"/>
        <source>Dispatch to %1</source>
        <translation>派单给“%1”</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <location filename="../../desktop/pages/requests/history.py" line="+45"/>
        <location line="+96"/>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <location line="-84"/>
        <source>Taken back: now %1</source>
        <translation>撤销了上一步，现在是“%1”</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 takes it on</source>
        <comment>team</comment>
        <translation>%1接单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 will come</source>
        <translation>%1去</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Submitted</source>
        <translation>提交</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Returned for more</source>
        <translation>退回补充</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Approved</source>
        <translation>通过审核</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Dispatched</source>
        <translation>派单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The service began</source>
        <translation>开始服务</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The service was given</source>
        <translation>服务完成</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Rated</source>
        <translation>已评价</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Closed</source>
        <translation>已办结</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Withdrawn</source>
        <translation>撤回</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not ours, competent: %1</source>
        <translation>不予受理，该找：%1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Transferred to %1</source>
        <translation>转办给%1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Registered</source>
        <translation>登记</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+81"/>
        <source>Done together with %1</source>
        <translation>并入 %1 一起办</translation>
    </message>
    <message>
        <location line="-77"/>
        <source>Dispatched to %1</source>
        <translation>派单给%1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 claimed it from the demand menu</source>
        <comment>team</comment>
        <translation>%1从需求菜单里抢单</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>suggestion %1</source>
        <translation>建议第 %1 位</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 cannot come, no harm done</source>
        <comment>team</comment>
        <translation>%1接不了，不影响队伍</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 did not answer in time</source>
        <comment>team</comment>
        <translation>%1到时没有答复</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Called back from %1</source>
        <comment>team</comment>
        <translation>从%1撤回派单</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 asks for another time</source>
        <comment>team</comment>
        <translation>%1想换个时间</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Called, reached</source>
        <translation>打了电话，接通</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Called, nobody answered</source>
        <translation>打了电话，没接</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Visited</source>
        <translation>上门了</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Visited, nobody in</source>
        <translation>上门了，没人在家</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Urged the team</source>
        <translation>催了队伍</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Looked at the phone number</source>
        <translation>看了电话号码</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Publicity lead</source>
        <translation>记宣传线索</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>A bad rating: to be put right</source>
        <translation>评价不好，要整改</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Put right</source>
        <translation>整改</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>not reached</source>
        <translation>没联系上</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>not satisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Called back</source>
        <translation>回访</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1: %2</source>
        <comment>act and reason</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Another unit&apos;s request, served by a team of ours. That unit enters what is done.</source>
        <translation>其他单位的需求，由我们的队伍服务。进展由该单位登记。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>One visit also for %1</source>
        <translation>一次上门，还办：%1</translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <location filename="../../desktop/pages/requests/list_pane.py" line="+51"/>
        <location line="+1"/>
        <source>Search the list</source>
        <translation>搜这一列</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>Requests</source>
        <translation>需求处理</translation>
    </message>
    <message>
        <location line="+46"/>
        <source>In 90 days: %1</source>
        <translation>近 90 天：%1</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message numerus="yes">
        <location line="+43"/>
        <source>%n request(s)</source>
        <translation>
            <numerusform>共 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 · by time limit</source>
        <translation>%1 · 超时的排在最前</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Nothing matches.</source>
        <translation>没有符合条件的。</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Clear the filter</source>
        <translation>清除条件</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>All done. Thank you.</source>
        <translation>都办完了，辛苦了。</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Nothing here.</source>
        <translation>这里还没有。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Our turn</source>
        <translation>轮到我办</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Awaiting team</source>
        <translation>待接单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>In service</source>
        <translation>服务中</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>To be rated</source>
        <translation>待评价</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Put right, call back</source>
        <translation>回访整改</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Rated</source>
        <translation>已评价</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Closed</source>
        <translation>已办结</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not served</source>
        <translation>未办</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>, </source>
        <comment>between spoken facts</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <location filename="../../desktop/pages/requests/merging.py" line="+38"/>
        <source>Which ones in the same visit?</source>
        <translation>哪几件一起上门？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What is ticked is done with this one; 1 to 9 tick and untick.</source>
        <translation>勾选的跟这一件一起办，按 1–9 勾选或取消。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Not now</source>
        <translation>先不</translation>
    </message>
    <message numerus="yes">
        <location line="+47"/>
        <source>Merge %n</source>
        <translation>
            <numerusform>合并 %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <location filename="../../desktop/pages/requests/questions.py" line="+81"/>
        <source>Not now</source>
        <translation>先不</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Not agreed yet</source>
        <translation>还没定</translation>
    </message>
    <message>
        <location line="+46"/>
        <source>Please write this.</source>
        <translation>请填这一项。</translation>
    </message>
</context>
<context>
    <name>RatingPanel</name>
    <message>
        <location filename="../../desktop/pages/requests/rating_panel.py" line="+26"/>
        <source>Came on time</source>
        <translation>来得准时</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Did it well</source>
        <translation>活做得好</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Friendly</source>
        <translation>态度好</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Came late</source>
        <translation>来晚了</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not solved</source>
        <translation>没解决</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Unfriendly</source>
        <translation>态度不好</translation>
    </message>
    <message>
        <location line="+37"/>
        <source>Enter what the resident said; it stays marked as such.</source>
        <translation>照居民说的记，会注明是代评。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>All in all</source>
        <translation>整体满意度</translation>
    </message>
    <message>
        <location line="+11"/>
        <location line="+3"/>
        <source>How it came</source>
        <translation>怎么评的</translation>
    </message>
    <message>
        <location line="-5"/>
        <source>What was said of it</source>
        <translation>怎么说的</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>In the resident&apos;s words (may stay empty)</source>
        <translation>居民的原话（可不填）</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Not now</source>
        <translation>先不</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Save the rating</source>
        <translation>保存评价</translation>
    </message>
    <message>
        <location line="+40"/>
        <source>Please choose a grade first.</source>
        <translation>请先选一个等级。</translation>
    </message>
</context>
<context>
    <name>RequestActs</name>
    <message>
        <location filename="../../desktop/pages/requests/acts.py" line="+49"/>
        <source>Approve</source>
        <translation>通过</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Return for more</source>
        <translation>退回补充</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Complete and submit</source>
        <translation>补充后提交</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Transfer</source>
        <translation>转其他部门</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not ours</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Dispatch</source>
        <translation>派单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Urge</source>
        <translation>催一下</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Enter the answer</source>
        <translation>登记答复</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Another team</source>
        <translation>改派</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Service begins</source>
        <translation>开始服务</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Service done</source>
        <translation>完成</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Add a note</source>
        <translation>记一笔</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Rate for the resident</source>
        <translation>代评</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Put right</source>
        <translation>整改</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Call back</source>
        <translation>回访</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Close</source>
        <translation>办结</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Plan an activity</source>
        <translation>安排活动</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Publicity lead</source>
        <translation>记宣传线索</translation>
    </message>
</context>
<context>
    <name>RequestsPage</name>
    <message>
        <location filename="../../desktop/pages/requests/page.py" line="+83"/>
        <source>Choose a request at left.</source>
        <translation>请在左边选一件。</translation>
    </message>
    <message>
        <location line="+40"/>
        <source>Requests</source>
        <translation>需求处理</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Register request</source>
        <translation>登记需求</translation>
    </message>
    <message>
        <location line="+40"/>
        <source>Print the slip again?</source>
        <translation>再印一张回执？</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>It was printed %n time(s).</source>
        <translation>
            <numerusform>已经印过 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Reason (may stay empty)</source>
        <translation>原因（可不填）</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>Next or previous request</source>
        <translation>下一件、上一件</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Search the list</source>
        <translation>搜这一列</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose a team</source>
        <translation>选队伍</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Approve, dispatch, or what comes next</source>
        <translation>通过、派单等下一步</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Grade, while rating</source>
        <translation>评价时选等级</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Print slip again</source>
        <translation>补打回执</translation>
    </message>
    <message>
        <location line="+67"/>
        <source>This request is not on this desk.</source>
        <translation>本机没有这件需求。</translation>
    </message>
    <message>
        <location line="+65"/>
        <source>Please choose a team first.</source>
        <translation>请先选一支队伍。</translation>
    </message>
    <message>
        <location line="+47"/>
        <source>The slip is printed.</source>
        <translation>回执已打印。</translation>
    </message>
</context>
<context>
    <name>StateSteps</name>
    <message>
        <location filename="../../desktop/pages/requests/state_steps.py" line="+28"/>
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
</context>
<context>
    <name>Undo</name>
    <message>
        <location filename="../../desktop/pages/requests/doing.py" line="-204"/>
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
        <source>Transferred the request of {name}</source>
        <translation>已转办{name}的需求</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Turned the request of {name} down</source>
        <translation>已不予受理{name}的需求</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Withdrew the request of {name}</source>
        <translation>已撤回 {name} 的需求</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Dispatched the request of {name}</source>
        <translation>已派出{name}的需求</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Service began for {name}</source>
        <translation>已开始为{name}服务</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Service done for {name}</source>
        <translation>{name}的服务已完成</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Put right for {name}</source>
        <translation>已为{name}整改</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Called {name} back</source>
        <translation>已回访{name}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Closed the request of {name}</source>
        <translation>已办结{name}的需求</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Merged into the request of {name}</source>
        <translation>已并入{name}的需求</translation>
    </message>
</context>
</TS>
