<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Desk</name>
    <message>
        <location filename="../../desktop/main.py" line="+294"/>
        <source>Recovery sheet printed. Please lock it away: %1</source>
        <translation>恢复单已印好，请锁好：%1</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The data on this computer are not encrypted; no sheet is needed.</source>
        <translation>本机数据没有加密，不用恢复单。</translation>
    </message>
</context>
<context>
    <name>FirstStartPage</name>
    <message>
        <location filename="../../desktop/pages/first_start/page.py" line="+46"/>
        <source>County practice centre, its full name</source>
        <translation>县新时代文明实践中心全称</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Two to six letters, e.g. QH</source>
        <translation>2 到 6 个字母，如 QH</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Printed on slips</source>
        <translation>印在回执上</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Centre</source>
        <translation>中心</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Station</source>
        <translation>所</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Post</source>
        <translation>站</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Short code</source>
        <translation>单位代号</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>begins every number</source>
        <translation>编号都以它开头</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Phone</source>
        <translation>咨询电话</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+2"/>
        <source>may stay empty</source>
        <translation>可不填</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Opening hours</source>
        <translation>办公时间</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>First clerk</source>
        <translation>第一位工作人员</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Practice Desk</source>
        <translation>文明实践前台</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>First start: about a minute, no network needed</source>
        <translation>第一次使用 · 约 1 分钟，不用网络</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Your unit and its first clerk</source>
        <translation>单位和第一位工作人员</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Your records are encrypted. Print the recovery sheet and lock it away: without it a backup cannot be opened when this computer has died.</source>
        <translation>记录已加密保存。请印一张恢复单锁好：电脑坏了，没有它打不开备份。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Start, print the sheet later</source>
        <translation>开始使用，稍后再印</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Start and print the recovery sheet</source>
        <translation>开始使用并印恢复单</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Join this PC to the county</source>
        <translation>登记本机</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>So records go up by themselves. It can be done later in the settings.</source>
        <translation>登记后记录自动上传；以后也可在设置里登记。</translation>
    </message>
    <message>
        <location line="+6"/>
        <location line="+104"/>
        <source>Later, open the desk</source>
        <translation>以后再说，先开始用</translation>
    </message>
    <message>
        <location line="-43"/>
        <source>The county&apos;s code is kept for the next step.</source>
        <translation>县里给的码记下了，下一步用。</translation>
    </message>
    <message>
        <location line="+43"/>
        <source>Open the desk</source>
        <translation>开始使用</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <location filename="../../desktop/shell/keys.py" line="+27"/>
        <source>Scan and search box</source>
        <translation>扫码、查找</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This sheet</source>
        <translation>按键表</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Register a request</source>
        <translation>登记需求</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Register a volunteer</source>
        <translation>登记志愿者</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sign people in</source>
        <translation>活动签到</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Issue a certificate</source>
        <translation>开具证明</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Print the sign-in sheet</source>
        <translation>打印签到表</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check a certificate</source>
        <translation>核对证书</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save and print</source>
        <translation>保存并打印</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Undo the last action</source>
        <translation>撤销上一步</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Print what is open</source>
        <translation>打印当前这份</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Change the clerk on duty</source>
        <translation>换人值班</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Larger text</source>
        <translation>放大字号</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Smaller text</source>
        <translation>缩小字号</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Pages in order</source>
        <translation>按顺序打开各页</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Search this page, else the box</source>
        <translation>查找本页，没有就到查找框</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Close, clear, back to the desk</source>
        <translation>关闭、清空、回工作台</translation>
    </message>
    <message>
        <location filename="../../desktop/shell/key_sheet.py" line="+15"/>
        <source>Keys</source>
        <translation>按键表</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <location filename="../../desktop/shell/navigation.py" line="+27"/>
        <source>Front desk</source>
        <translation>前台</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Desk</source>
        <translation>工作台</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Desk</source>
        <comment>short</comment>
        <translation>工作</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Requests</source>
        <translation>需求处理</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Requests</source>
        <comment>short</comment>
        <translation>需求</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Volunteers</source>
        <translation>志愿者</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>People</source>
        <comment>short</comment>
        <translation>人员</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Activities</source>
        <translation>活动签到</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Activities</source>
        <comment>short</comment>
        <translation>活动</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Papers</source>
        <comment>short</comment>
        <translation>证书</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Resources</source>
        <translation>资源</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Service menu</source>
        <translation>服务菜单</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Menu</source>
        <comment>short</comment>
        <translation>菜单</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Teams</source>
        <translation>志愿服务队</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Teams</source>
        <comment>short</comment>
        <translation>队伍</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Publicity</source>
        <translation>媒体宣传</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>News</source>
        <comment>short</comment>
        <translation>宣传</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Management</source>
        <translation>管理</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Figures</source>
        <comment>short</comment>
        <translation>统计</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Sync</source>
        <translation>同步中心</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sync</source>
        <comment>short</comment>
        <translation>同步</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Set up</source>
        <comment>short</comment>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>Scan</name>
    <message>
        <location filename="../../desktop/shell/scan_routing.py" line="+87"/>
        <source>This desk does not know the code %1 yet.</source>
        <translation>本机还没有这个码的记录：%1</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <location filename="../../desktop/shell/window.py" line="+164"/>
        <location line="+76"/>
        <location line="+132"/>
        <source>Practice Desk</source>
        <translation>文明实践前台</translation>
    </message>
    <message>
        <location line="-99"/>
        <source>Scan, or type a name or number</source>
        <translation>扫码，或输入姓名 / 拼音 / 手机 / 单号</translation>
    </message>
    <message>
        <location line="+62"/>
        <source>This PC is joined already.</source>
        <translation>本机已经登记过了。</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>This badge is not known on this desk.</source>
        <translation>本机没有这张工作证，请选姓名。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1 is on duty now.</source>
        <translation>现在由%1值班。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>On duty</source>
        <comment>below the name of a clerk</comment>
        <translation>前台 · 值班</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>There is nothing to undo.</source>
        <translation>没有可以撤销的操作。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Taken back: %1</source>
        <translation>已撤销：%1</translation>
    </message>
    <message>
        <location line="+84"/>
        <source>Syncing now; work goes on.</source>
        <translation>正在同步，可照常办理。</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Something went wrong here; what was saved is safe. Please tell the centre: %1</source>
        <translation>刚才出了点问题，已存的都在。请告诉中心：%1</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>There is no activity to print a sheet for. Plan one first.</source>
        <translation>没有可打印签到表的活动，请先新建活动。</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Sign-in sheet printed: %1</source>
        <translation>签到表已印好：%1</translation>
    </message>
</context>
<context>
    <name>StaffDialog</name>
    <message>
        <location filename="../../desktop/shell/staff.py" line="+26"/>
        <source>Who is on duty?</source>
        <translation>现在谁值班？</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Someone else</source>
        <translation>添加一位</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Add this person</source>
        <translation>添加</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <location filename="../../desktop/window_run.py" line="+50"/>
        <source>Practice Desk is open already on these data. Please use that window.</source>
        <translation>文明实践前台已经打开，请用那个窗口。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Practice Desk</source>
        <translation>文明实践前台</translation>
    </message>
</context>
<context>
    <name>StepsPanel</name>
    <message>
        <location filename="../../desktop/pages/first_start/steps_panel.py" line="+79"/>
        <source>Unit and first clerk</source>
        <translation>单位和工作人员</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Join this PC</source>
        <translation>登记本机</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Practice Desk</source>
        <translation>文明实践前台</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>First start</source>
        <translation>第一次使用</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>About a minute. It works without a network; the code may come later.</source>
        <translation>大约 1 分钟。没有网络也能用，登记码可以之后再填。</translation>
    </message>
</context>
<context>
    <name>StoreProblem</name>
    <message>
        <location filename="../../desktop/pages/store_problem.py" line="+20"/>
        <source>Another window of Practice Desk works on these data. Close it, then try again.</source>
        <translation>另一个窗口正在使用这份数据。请先关掉那个窗口，再试一次。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The data folder cannot be written. Ask for the right to write there, then try again.</source>
        <translation>数据文件夹写不进去。请开通写入权限，再试一次。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The disk is full. Free some space, then try again.</source>
        <translation>磁盘满了。请腾出空间，再试一次。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The disk answers with errors. Do not save here any more; restore the last backup elsewhere.</source>
        <translation>磁盘读写出错。请不要再往这里存，到别处恢复最近的备份。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The key on this computer does not fit these data. Type the key from the recovery sheet.</source>
        <translation>本机的钥匙和这份数据不配。请输入恢复单上的钥匙。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The key to these data is not on this computer. Type the key from the recovery sheet.</source>
        <translation>本机没有这份数据的钥匙。请输入恢复单上的钥匙。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The key cannot be read. Unlock the system&apos;s keyring or type the key from the recovery sheet.</source>
        <translation>钥匙读不出来。请解锁系统钥匙串，或输入恢复单上的钥匙。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>These data are encrypted, but this installation cannot decrypt. Install the full program.</source>
        <translation>数据是加密的，这份程序解不开。请安装完整程序。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The data file is not of Practice Desk. Choose another data folder.</source>
        <translation>这不是本程序的数据。请换一个数据文件夹。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The data file is damaged. Nothing was changed; restore the last backup.</source>
        <translation>数据文件损坏，没有改动。请恢复最近的备份。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Another program holds the data file. Wait a moment, then try again.</source>
        <translation>别的程序占着数据文件。请稍等，再试一次。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>These data were written by a newer Practice Desk. Install the newer version first.</source>
        <translation>这份数据是新版程序写的。请先安装新版。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The data could not be brought to this version; they are as they were. Use the older program.</source>
        <translation>数据没能升级，原样未动。请先用旧版程序。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The data could not be opened; nothing was changed. Try again.</source>
        <translation>数据没能打开，原样未动。请再试一次。</translation>
    </message>
</context>
<context>
    <name>StoreProblemPage</name>
    <message>
        <location line="+21"/>
        <source>The data cannot be opened</source>
        <translation>数据打不开</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Key from the recovery sheet</source>
        <translation>恢复单上的钥匙</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
</context>
<context>
    <name>UnitsSwitch</name>
    <message>
        <location filename="../../desktop/units_switch.py" line="+13"/>
        <source>Units below too</source>
        <translation>含下级单位</translation>
    </message>
</context>
</TS>
