<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AllSettled</name>
    <message>
        <location filename="../../desktop/pages/sync_centre/settled_card.py" line="+65"/>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <location line="+58"/>
        <source>This PC</source>
        <translation>本机</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
</context>
<context>
    <name>CaseCard</name>
    <message>
        <location filename="../../desktop/pages/sync_centre/case_card.py" line="+30"/>
        <source>Previous case</source>
        <translation>上一件</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Next case</source>
        <translation>下一件</translation>
    </message>
    <message numerus="yes">
        <location line="+64"/>
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
        <location line="+53"/>
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
    <name>SettledCard</name>
    <message>
        <location filename="../../desktop/pages/sync_centre/settled_card.py" line="-97"/>
        <location line="+41"/>
        <source>Settled by rule</source>
        <translation>自动处理好的</translation>
    </message>
    <message>
        <location line="-38"/>
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
        <location filename="../../desktop/pages/sync_centre/page.py" line="+76"/>
        <source>Sync centre</source>
        <translation>同步中心</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Next and previous line</source>
        <translation>下一行、上一行</translation>
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
        <source>Online</source>
        <translation>已联网</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Working offline</source>
        <translation>离线工作中</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+80"/>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <location line="-78"/>
        <source>Waiting for approval</source>
        <translation>等县里批准</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>On its own</source>
        <translation>本机单独使用</translation>
    </message>
    <message numerus="yes">
        <location line="+7"/>
        <source>%n on this desk</source>
        <translation>
            <numerusform>%n 条在本机</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <location line="+88"/>
        <source>%n to upload</source>
        <translation>
            <numerusform>%n 条待上传</numerusform>
        </translation>
    </message>
    <message>
        <location line="-87"/>
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
        <location line="+80"/>
        <source>Join again</source>
        <translation>重新登记</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show the request</source>
        <translation>看登记申请</translation>
    </message>
    <message>
        <location line="+7"/>
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
        <location filename="../../desktop/pages/sync_centre/waiting_card.py" line="+21"/>
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
