<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutSection</name>
    <message>
        <location filename="../../desktop/pages/settings/about.py" line="+55"/>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Practice Desk %1 · Apache License 2.0</source>
        <translation>文明实践前台 %1 · Apache License 2.0</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Works of others in this program; their licences come with it.</source>
        <translation>本程序用到了下面这些作品，许可证随程序附带。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Licences</source>
        <translation>第三方许可</translation>
    </message>
</context>
<context>
    <name>DataSection</name>
    <message>
        <location filename="../../desktop/pages/settings/data.py" line="+21"/>
        <source>Data on this PC</source>
        <translation>本机数据</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Everything is kept here first; no network is needed.</source>
        <translation>所有记录先存在本机，不需要网络。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Looking whether the data are encrypted.</source>
        <translation>正在看数据是否加密。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Print recovery sheet</source>
        <translation>打印恢复单</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Recovery sheet</source>
        <translation>恢复单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Opens a backup when this PC has died. Please lock it away.</source>
        <translation>电脑坏了，用它打开备份。请锁好保管。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Encrypted: a copied file cannot be read without the key.</source>
        <translation>已加密：文件被拷走，没有钥匙也打不开。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Not encrypted: whoever copies the file can read it. Please lock this PC.</source>
        <translation>没有加密：拷走文件就能看到内容。请锁好这台电脑。</translation>
    </message>
</context>
<context>
    <name>DisplaySection</name>
    <message>
        <location filename="../../desktop/pages/settings/display.py" line="+21"/>
        <source>Display and large text</source>
        <translation>显示与大字</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Applies at once, without a restart, on this PC only.</source>
        <translation>改了马上生效，不用重启。只影响这台电脑。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Text size</source>
        <translation>字号</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>High contrast</source>
        <translation>高对比</translation>
    </message>
    <message>
        <location line="+8"/>
        <location line="+2"/>
        <source>Less movement</source>
        <translation>减少动画</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Pages and progress bars no longer slide</source>
        <translation>切换页面、进度条不再滑动</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+3"/>
        <source>Sounds</source>
        <translation>声音提示</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>High when signed in, low when not; as loud as the system</source>
        <translation>签到成功“滴”，没签上“嘟嘟”；音量跟随系统</translation>
    </message>
    <message>
        <location line="+3"/>
        <location line="+3"/>
        <source>Unattended sign-in kiosk</source>
        <translation>签到机无人值守</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Names are masked, nothing can be undone there; staff can switch at the kiosk too</source>
        <translation>姓名打码，不能撤销；工作人员在签到机上也能切换</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>A resident asks</source>
        <translation>群众点单</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>text of %1 pixels</source>
        <translation>正文 %1 像素</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Large</source>
        <translation>大字</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Largest</source>
        <translation>特大</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 times · text of %2 pixels</source>
        <translation>%1 倍 · 正文 %2 像素</translation>
    </message>
</context>
<context>
    <name>LanguageSection</name>
    <message>
        <location filename="../../desktop/pages/settings/language.py" line="+27"/>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Applies at once. Papers and official names stay Chinese.</source>
        <translation>改了马上生效。纸面文书和单位名称仍用中文。</translation>
    </message>
</context>
<context>
    <name>PaperPager</name>
    <message>
        <location filename="../../desktop/pages/settings/beside.py" line="+18"/>
        <source>Page {0} of {1}</source>
        <translation>第 {0} 页，共 {1} 页</translation>
    </message>
</context>
<context>
    <name>PlaceFormDialog</name>
    <message>
        <location filename="../../desktop/pages/settings/place_form.py" line="+39"/>
        <source>Facts of the place</source>
        <translation>阵地信息</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>New place</source>
        <translation>新的一处</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>not told</source>
        <translation>未填</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Belongs to</source>
        <translation>上级</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>12-digit code</source>
        <translation>12 位代码</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Opening hours</source>
        <translation>开放时间</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Seats</source>
        <translation>座位</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>station 50, post 20</source>
        <translation>所 50、站 20</translation>
    </message>
    <message>
        <location line="+7"/>
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
    <name>PlacesSection</name>
    <message>
        <location filename="../../desktop/pages/settings/places.py" line="+64"/>
        <location line="+31"/>
        <source>Places</source>
        <translation>阵地</translation>
    </message>
    <message>
        <location line="-30"/>
        <source>Centre, stations and posts with their 12-digit codes. Forms offer them.</source>
        <translation>中心、所、站和 12 位代码，表单里的村从这里来。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Add a place</source>
        <translation>添一处</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Amend</source>
        <translation>改信息</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>End it today</source>
        <translation>今天起停用</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open again</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Take over a table</source>
        <translation>导入表格</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Place</source>
        <translation>名称</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>12-digit code</source>
        <translation>12 位代码</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Seats</source>
        <translation>座位</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <location line="+46"/>
        <source>Fewer seats than the standard asks (station 50, post 20): %1</source>
        <translation>座位少于标准（所 50、站 20）：%1</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>ended on %1</source>
        <translation>%1 停用</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>until %1</source>
        <translation>用到 %1</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Open</source>
        <translation>在用</translation>
    </message>
    <message>
        <location line="+105"/>
        <source>Table of places (CSV)</source>
        <translation>阵地表格（CSV）</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>The file cannot be read.</source>
        <translation>这个文件读不了。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Row %1, %2: %3</source>
        <translation>第 %1 行，%2：%3</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>%1 new, %2 changed, %3 rows cannot be taken over.</source>
        <translation>新增 %1 处，更改 %2 处，%3 行不能导入。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Take over this table?</source>
        <translation>要导入这张表吗？</translation>
    </message>
    <message numerus="yes">
        <location line="+4"/>
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Change nothing</source>
        <translation>先不导入</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Take over</source>
        <translation>导入</translation>
    </message>
    <message numerus="yes">
        <location line="+11"/>
        <source>%n place(s) taken over.</source>
        <translation>
            <numerusform>已导入 %n 处。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintingSection</name>
    <message>
        <location filename="../../desktop/pages/settings/printing.py" line="+39"/>
        <source>Printers and paper</source>
        <translation>打印机与纸张</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Each paper can have its own printer on this PC.</source>
        <translation>这台电脑上，每种纸可以选一台打印机。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>80 mm roll</source>
        <translation>80 毫米小票</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>58 mm roll</source>
        <translation>58 mm 卷纸</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A5</source>
        <translation>A5</translation>
    </message>
    <message>
        <location line="+4"/>
        <location line="+31"/>
        <source>Slips are printed on</source>
        <translation>回执用纸</translation>
    </message>
    <message>
        <location line="-27"/>
        <source>At once</source>
        <translation>直接打印</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask each time</source>
        <translation>每次选打印机</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>PDF only</source>
        <translation>只存 PDF</translation>
    </message>
    <message>
        <location line="+4"/>
        <location line="+20"/>
        <source>How this PC prints</source>
        <translation>本机怎么打印</translation>
    </message>
    <message>
        <location line="-18"/>
        <source>By the driver</source>
        <translation>留空走驱动</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+20"/>
        <source>Slip printer without a driver</source>
        <translation>小票机直连（不用驱动）</translation>
    </message>
    <message>
        <location line="-13"/>
        <source>Request slip</source>
        <translation>点单回执</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sign-in sheet</source>
        <translation>签到表</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+1"/>
        <location line="+3"/>
        <location line="+3"/>
        <source>A4 upright</source>
        <translation>A4 竖版</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>Service-record certificate</source>
        <translation>志愿服务记录证明</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Honour certificate</source>
        <translation>荣誉证书</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+1"/>
        <source>A4 across</source>
        <translation>A4 横版</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Star certificate</source>
        <translation>星级证书</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Letter of thanks</source>
        <translation>感谢信</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Volunteer card</source>
        <translation>志愿者证</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+1"/>
        <source>A4 with cut marks</source>
        <translation>A4，带裁切线</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Staff badge</source>
        <translation>工作人员胸卡</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Recovery sheet</source>
        <translation>恢复单</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Only on this PC</source>
        <translation>只对这台电脑</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Residents take them home</source>
        <translation>居民带走的那一张</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Address, port or queue, for rolls</source>
        <translation>网络地址、端口或打印队列，用于卷纸</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Blank form</source>
        <translation>空白表格</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Blank forms</source>
        <translation>空白表格</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>To be filled in by hand</source>
        <translation>打印出来手填</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Whole paper</source>
        <translation>整张印</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Text only</source>
        <translation>只印文字</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+18"/>
        <source>Honours on bought blanks</source>
        <translation>荣誉证书套打</translation>
    </message>
    <message>
        <location line="-15"/>
        <location line="+16"/>
        <source>To the right</source>
        <translation>右移</translation>
    </message>
    <message>
        <location line="-16"/>
        <location line="+17"/>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <location line="-7"/>
        <location line="+8"/>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <location line="-7"/>
        <source>Print test sheet</source>
        <translation>打印测试页</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Steps of half a millimetre</source>
        <translation>每格 0.5 毫米</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Test sheet with rulers</source>
        <translation>带尺子的测试页</translation>
    </message>
    <message>
        <location line="+61"/>
        <source>All printers are ready.</source>
        <translation>打印机都已就绪。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1: %2</source>
        <comment>a paper, and what is wrong with its printer</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>choose %1 as its paper</source>
        <translation>请把纸张改为 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>this printer is not there</source>
        <translation>找不到这台打印机</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>not connected or out of order</source>
        <translation>未连接或有故障</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>After the colon stands a number, such as 9100.</source>
        <translation>冒号后面要填数字，例如 9100。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Default printer</source>
        <translation>系统默认打印机</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>No printer: as PDF files</source>
        <translation>没有打印机，存成 PDF</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>As PDF files</source>
        <translation>存成 PDF 文件</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 (not connected)</source>
        <translation>%1（未连接）</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <location filename="../../desktop/pages/settings/page.py" line="+196"/>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <location filename="../../desktop/pages/settings/section.py" line="+61"/>
        <source>Not kept: the disk cannot be written.</source>
        <translation>没有存下：磁盘写不进去，请看看是否已满。</translation>
    </message>
</context>
<context>
    <name>SignaturePanel</name>
    <message>
        <location filename="../../desktop/pages/settings/signature.py" line="+47"/>
        <source>Signature in PDF files</source>
        <translation>PDF 数字签名</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Certificates saved as PDF bear the unit&apos;s own signature. Only on this PC.</source>
        <translation>存为 PDF 的证书带上单位自己的数字签名。只在本机。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Belongs to</source>
        <translation>属于</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Issued by</source>
        <translation>发证机构</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Made for signing</source>
        <translation>可用于签名</translation>
    </message>
    <message>
        <location line="+11"/>
        <location line="+63"/>
        <source>Choose certificate file</source>
        <translation>选择证书文件</translation>
    </message>
    <message>
        <location line="-62"/>
        <source>Try it out</source>
        <translation>试签一张</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+124"/>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <location line="-85"/>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>It is made for another use; some readers will not accept it.</source>
        <translation>这份证书不是签名用的，有的阅读器不认。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>It ends soon. Please ask for a new one in time.</source>
        <translation>快到期了，请及早换新的。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Certificate with key (*.p12 *.pfx)</source>
        <translation>带私钥的证书 (*.p12 *.pfx)</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Which password does %1 have?</source>
        <translation>%1 的口令是什么？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It came with the file. It is kept sealed on this PC.</source>
        <translation>口令和文件一起给的，会加密存在本机。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Password</source>
        <translation>口令</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Certificates saved as PDF are signed by %1 from now on.</source>
        <translation>以后存为 PDF 的证书都由“%1”签名。</translation>
    </message>
    <message>
        <location line="+7"/>
        <location line="+42"/>
        <source>Not kept: the disk cannot be written.</source>
        <translation>没有存下：磁盘写不进去，请看看是否已满。</translation>
    </message>
    <message>
        <location line="-31"/>
        <source>A test sheet was signed and read back: all is well.</source>
        <translation>试签了一张再读回来，一切正常。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Sign PDF files no longer?</source>
        <translation>以后 PDF 不再签名？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Files signed so far stay signed. The certificate file itself is not touched.</source>
        <translation>已签名的文件不变，原来的证书文件也不动。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>StaffSection</name>
    <message>
        <location filename="../../desktop/pages/settings/staff.py" line="+33"/>
        <source>Staff</source>
        <translation>工作人员</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Everything done here carries the name of who was on duty.</source>
        <translation>办的每一件事都记着当班人的名字。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Add a person</source>
        <translation>添加工作人员</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <location line="+55"/>
        <source>Print badge</source>
        <translation>打印胸卡</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Print the badge of %1</source>
        <translation>打印%1的胸卡</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Take off the list</source>
        <translation>移出名单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Take %1 off the list</source>
        <translation>把%1移出名单</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Badge printed.</source>
        <translation>胸卡已印好。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1 is on duty now. Please switch to somebody else first.</source>
        <translation>%1正在值班，请先换人。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Take %1 off the duty list?</source>
        <translation>把%1移出值班名单？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The badge no longer works. Past records keep the name.</source>
        <translation>胸卡随即停用，以前的记录仍写这个名字。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Take off</source>
        <translation>移出</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>TemplatesSection</name>
    <message>
        <location filename="../../desktop/pages/settings/templates.py" line="+59"/>
        <source>Texts of papers</source>
        <translation>纸张样式</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>For all desks of this unit.</source>
        <translation>本单位所有前台通用。</translation>
    </message>
    <message>
        <location line="+5"/>
        <location line="+4"/>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The paper as it will be printed</source>
        <translation>印出来的样子</translation>
    </message>
    <message>
        <location line="+7"/>
        <location line="+6"/>
        <source>Whole text</source>
        <translation>全部内容</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Shipped text again</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <location line="+110"/>
        <source>Saved. It is used from the next print on.</source>
        <translation>已保存，下次打印起使用。</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <location filename="../../desktop/pages/settings/places.py" line="-269"/>
        <source>Place changed: {name}</source>
        <translation>改了阵地：{name}</translation>
    </message>
</context>
<context>
    <name>UnitSection</name>
    <message>
        <location filename="../../desktop/pages/settings/unit.py" line="+30"/>
        <source>Unit and window</source>
        <translation>站点与窗口</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Papers print these facts. Papers already printed stay.</source>
        <translation>回执和证明按这里印。已经印出的不变。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Unit</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Phone</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>on slips and certificates</source>
        <translation>印在回执和证明上</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Opening hours</source>
        <translation>办公时间</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Certificate number</source>
        <translation>证明编号样式</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>needs {year}, {desk}, {counter} and {check} once each</source>
        <translation>须含 {year}、{desk}、{counter}、{check} 各一次</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Host in printed links</source>
        <translation>二维码网址</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>empty: codes without a link</source>
        <translation>留空则二维码只含编码</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>This window</source>
        <translation>本窗口名称</translation>
    </message>
    <message>
        <location line="+45"/>
        <location line="+19"/>
        <source>Kept</source>
        <translation>已存好</translation>
    </message>
</context>
</TS>
