<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AwardForm</name>
    <message>
        <location filename="../../desktop/pages/certificates/award_form.py" line="+28"/>
        <source>Outstanding volunteer</source>
        <translation>优秀志愿者</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>for what</source>
        <translation>因为什么</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>By age</source>
        <translation>按年龄</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Title of honour</source>
        <translation>荣誉称号</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reason</source>
        <translation>事由</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Addressed as</source>
        <translation>称呼</translation>
    </message>
    <message>
        <location line="+43"/>
        <source>Please fill this in.</source>
        <translation>请填写这一项。</translation>
    </message>
</context>
<context>
    <name>Batch</name>
    <message>
        <location filename="../../desktop/pages/certificates/batch.py" line="+291"/>
        <source>Several copies at once</source>
        <translation>一次印多份</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Not printed. It is saved; print it again later.</source>
        <translation>没有印出来。已经存好，请稍后再印。</translation>
    </message>
</context>
<context>
    <name>BatchFoot</name>
    <message>
        <location filename="../../desktop/pages/certificates/progress.py" line="+38"/>
        <location line="+105"/>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <location line="-103"/>
        <source>Stop, keep what is printed</source>
        <translation>停止，保留已印的</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Print later</source>
        <translation>稍后再印</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+112"/>
        <source>It came out</source>
        <translation>已经印出</translation>
    </message>
    <message>
        <location line="-111"/>
        <source>All came out</source>
        <translation>全部已经印出</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Print no more</source>
        <translation>不再打印</translation>
    </message>
    <message numerus="yes">
        <location line="+47"/>
        <source>Print %n certificate(s)</source>
        <translation>
            <numerusform>打印 %n 份</numerusform>
        </translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <location line="+49"/>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Printing stopped at sheet %1 of %2.</source>
        <translation>打印停在第 %1 份，共 %2 份。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Please look whether the sheet of %1 came out.</source>
        <translation>请看看 %1 的那份印出来没有。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Please look which of the sheets from %1 to %2 came out.</source>
        <translation>请看看从 %1 到 %2 的各份，印出来了哪些。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sheet %1 came out</source>
        <translation>第 %1 份已经印出</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Go on at sheet %1</source>
        <translation>从第 %1 份继续</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Paused at %1 of %2</source>
        <translation>已暂停在第 %1 份，共 %2 份</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Printing %1 of %2</source>
        <translation>正在打印第 %1 份，共 %2 份</translation>
    </message>
    <message numerus="yes">
        <location line="+11"/>
        <source>about %n min left</source>
        <translation>
            <numerusform>约还需 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>about %n s left</source>
        <translation>
            <numerusform>约还需 %n 秒</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CertificateRows</name>
    <message>
        <location filename="../../desktop/pages/certificates/looks.py" line="+15"/>
        <source>In the queue</source>
        <translation>排队中</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not printed</source>
        <translation>没有印出</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Print later</source>
        <translation>稍后再印</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not issued</source>
        <translation>没有出具</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Complete</source>
        <translation>去补</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>selected</source>
        <translation>已选</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>not selected</source>
        <translation>未选</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>, </source>
        <comment>between the parts of a row</comment>
        <translation>，</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1 this year</source>
        <translation>今年 %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 in the period</source>
        <translation>期间 %1</translation>
    </message>
    <message numerus="yes">
        <location line="+9"/>
        <source>%n printed</source>
        <translation>
            <numerusform>已印 %n 份</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+4"/>
        <source>%n issued before</source>
        <translation>
            <numerusform>已开 %n 份</numerusform>
        </translation>
    </message>
    <message>
        <location line="+7"/>
        <source>ID number missing; complete it first</source>
        <translation>证件号未填，先补再印</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Registration incomplete; complete it first</source>
        <translation>登记资料待补，先补再印</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 not confirmed yet</source>
        <translation>还有 %1 未确认</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No confirmed hours in this period</source>
        <translation>这段时间没有已确认的时长</translation>
    </message>
</context>
<context>
    <name>CertificatesPage</name>
    <message>
        <location filename="../../desktop/pages/certificates/page.py" line="+180"/>
        <source>Issue certificates</source>
        <translation>开具证明</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>This batch comes first; please scan again after it.</source>
        <translation>正在打印，请等这批印完再扫一次。</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>Printing already; this batch comes first.</source>
        <translation>正在打印，请等这批印完。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Please tick at least one person first.</source>
        <translation>请先勾选至少一个人。</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>Issue and print for everyone ticked</source>
        <translation>给勾选的人出具并打印</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check a certificate</source>
        <translation>核对证书</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Register of certificates</source>
        <translation>证书登记簿</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Next or previous person</source>
        <translation>下一人、上一人</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Tick or untick a person</source>
        <translation>勾选或取消</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Print the open certificate again</source>
        <translation>补打正在看的证书</translation>
    </message>
    <message numerus="yes">
        <location line="+60"/>
        <source>%n certificate(s) printed.</source>
        <translation>
            <numerusform>%n 份已印好。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 printed and kept, %2 not printed.</source>
        <translation>已印 %1 份，保留；还有 %2 份没有印。</translation>
    </message>
    <message>
        <location line="+83"/>
        <source>Print certificate %1 again?</source>
        <translation>补打 %1 号证明？</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>It stays the same certificate. The reason is kept.</source>
        <translation>还是原来那一份，编号不变。原因会留痕。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Print again</source>
        <translation>补打</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Do not print</source>
        <translation>不补打</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+63"/>
        <source>Original lost</source>
        <translation>原件遗失</translation>
    </message>
    <message>
        <location line="-63"/>
        <source>Original damaged</source>
        <translation>原件破损</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Another copy needed</source>
        <translation>需要多交一份</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Certificate %1 printed.</source>
        <translation>%1 号证明已印好。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Void certificate %1?</source>
        <translation>作废 %1 号证明？</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A scan will then say “void”.</source>
        <translation>作废后扫码会显示“已作废”。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Void it</source>
        <translation>作废</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Do not void</source>
        <translation>不作废</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+36"/>
        <source>Name misspelt</source>
        <translation>姓名错字</translation>
    </message>
    <message>
        <location line="-36"/>
        <location line="+36"/>
        <source>Hours wrong</source>
        <translation>时长不对</translation>
    </message>
    <message>
        <location line="-36"/>
        <source>Original taken back</source>
        <translation>原件已收回</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Certificate %1 is void now.</source>
        <translation>%1 号证明已作废。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Issue certificate %1 anew?</source>
        <translation>补发证明 %1？</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>It gets a new number; the old paper becomes void and says so.</source>
        <translation>换新编号，原件同时作废，扫码会说明。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Issue anew</source>
        <translation>补发</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Do not issue</source>
        <translation>不补发</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Certificate %1 is issued. Please print it.</source>
        <translation>证明 %1 已补发，请打印。</translation>
    </message>
</context>
<context>
    <name>CopyPager</name>
    <message>
        <location filename="../../desktop/pages/certificates/preview.py" line="+37"/>
        <source>%1 of %2</source>
        <translation>第 %1 份，共 %2 份</translation>
    </message>
</context>
<context>
    <name>HowCard</name>
    <message>
        <location filename="../../desktop/pages/certificates/how.py" line="+45"/>
        <source>How to print</source>
        <translation>怎么印</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>A4 upright · to be stamped</source>
        <translation>A4 竖版 · 盖章用</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A4 across · whole or on a blank</source>
        <translation>A4 横版 · 套打或整印</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A4 across</source>
        <translation>A4 横版</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A4 upright</source>
        <translation>A4 竖版</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>This year to date</source>
        <translation>今年至今</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>From … to …</source>
        <translation>自选日期</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message numerus="yes">
        <location line="+6"/>
        <source>%n each</source>
        <translation>
            <numerusform>各 %n 份</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Period</source>
        <translation>统计期间</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Copies</source>
        <translation>份数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>None chosen</source>
        <translation>还没有选</translation>
    </message>
</context>
<context>
    <name>LogCard</name>
    <message>
        <location filename="../../desktop/pages/certificates/log.py" line="+66"/>
        <source>Checks and records</source>
        <translation>核对与留痕</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Scan to check</source>
        <translation>扫码核对证书</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Register</source>
        <translation>登记簿</translation>
    </message>
    <message>
        <location line="+3"/>
        <location line="+2"/>
        <source>Recently</source>
        <translation>最近记录</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Nothing issued yet.</source>
        <translation>还没有出具过证明。</translation>
    </message>
    <message>
        <location line="+34"/>
        <source>Void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 · not printed yet</source>
        <translation>%1 · 还没有印</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>To print</source>
        <translation>待打印</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1, copy %2</source>
        <translation>%1，第 %2 份</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reprint</source>
        <translation>补打</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Issued</source>
        <translation>已出具</translation>
    </message>
</context>
<context>
    <name>PersonFinder</name>
    <message>
        <location filename="../../desktop/pages/certificates/finder.py" line="+24"/>
        <source>Scan a card, or type a name</source>
        <translation>扫志愿者证，或输入姓名</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Volunteers</source>
        <translation>志愿者</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>No volunteer “%1” found.</source>
        <translation>没有找到志愿者“%1”。</translation>
    </message>
</context>
<context>
    <name>PreviewCard</name>
    <message>
        <location filename="../../desktop/pages/certificates/preview.py" line="+9"/>
        <source>Look before printing</source>
        <translation>看一眼再印</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The paper as it will be printed</source>
        <translation>将要打印的样子</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>Choose people on the left; their papers appear here.</source>
        <translation>在左边选人，这里会显示要印的证明。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1 cannot be certified yet.</source>
        <translation>%1还不能开证明，原因见左边。</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <location filename="../../desktop/pages/certificates/batch.py" line="-283"/>
        <source>Certificate of {name} issued</source>
        <translation>给{name}出具证明</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <location filename="../../desktop/pages/certificates/verdict.py" line="+119"/>
        <source>Check a certificate</source>
        <translation>核对证书</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Save as a file</source>
        <translation>存为文件</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Honour</source>
        <translation>荣誉</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>ID number ends in</source>
        <translation>证件尾号</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Period</source>
        <translation>统计期间</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hours served</source>
        <translation>服务时长</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Issued on</source>
        <translation>出具日期</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Issued by</source>
        <translation>出具单位</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check code</source>
        <translation>校验码</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Printed</source>
        <translation>打印</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Or type the check code under the QR</source>
        <translation>或输入二维码旁的校验码</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Void it</source>
        <translation>作废</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Issue anew</source>
        <translation>补发</translation>
    </message>
    <message>
        <location line="+114"/>
        <source>%1 hours</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <location filename="../../desktop/pages/certificates/verdict_words.py" line="+151"/>
        <source>Taken back at the desk</source>
        <translation>经办人撤销</translation>
    </message>
    <message>
        <location line="-97"/>
        <source>Void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <location filename="../../desktop/pages/certificates/verdict.py" line="-113"/>
        <location line="+49"/>
        <source>Print again</source>
        <translation>补打</translation>
    </message>
    <message>
        <location filename="../../desktop/pages/certificates/verdict_words.py" line="+36"/>
        <source>Please scan the certificate</source>
        <translation>请扫证书上的二维码</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The QR at its foot</source>
        <translation>二维码在证书左下角</translation>
    </message>
    <message>
        <location filename="../../desktop/pages/certificates/verdict.py" line="+0"/>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <location filename="../../desktop/pages/certificates/verdict_words.py" line="+12"/>
        <source>Checked at %1</source>
        <translation>核对时间 %1</translation>
    </message>
    <message>
        <location line="-50"/>
        <source>Genuine and valid</source>
        <translation>真实有效</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Cannot be told here</source>
        <translation>本机无法判断</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Forged or altered</source>
        <translation>伪造或被改动</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Its signing key is not known here</source>
        <translation>本机没有它的签发密钥</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+4"/>
        <source>Nothing of this is proven. Please sync, or ask the unit by phone.</source>
        <translation>以下内容未经证实，请先同步，或电话询问。</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>No county known here vouches for its key</source>
        <translation>它的密钥没有本县担保</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Dated after its key was retired</source>
        <translation>出具日期晚于密钥停用</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Please keep the paper and ask the county by phone.</source>
        <translation>请留住纸件，电话询问县中心。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>This computer&apos;s clock seems wrong. Please set it, then scan again.</source>
        <translation>这台电脑的时间好像不对，请调好再扫。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The date on it lies ahead. Please look at this computer&apos;s clock.</source>
        <translation>证书日期在今天之后，请看看电脑时间。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>An early paper without a signature: only the register speaks for it.</source>
        <translation>早期的证书没有签名，只能按登记核对。</translation>
    </message>
    <message>
        <location line="+37"/>
        <source>No such certificate</source>
        <translation>查无此证</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not in the records of this desk</source>
        <translation>本机没有这份证书的记录</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>Replaced by %1</source>
        <translation>已补发，新编号 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Counted as %1</source>
        <translation>重复，以 %1 为准</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Issued by another unit or desk. Please compare every line with the paper.</source>
        <translation>由别的单位出具，请与纸件逐项核对。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>this desk&apos;s own list</source>
        <translation>按本机名单</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>list updated today</source>
        <translation>名单今天更新</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>list updated %n day(s) ago</source>
        <translation>
            <numerusform>名单 %n 天前更新</numerusform>
        </translation>
    </message>
    <message>
        <location line="+7"/>
        <source>key known since today</source>
        <translation>密钥今天登记</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>key known for %n day(s)</source>
        <translation>
            <numerusform>密钥 %n 天前登记</numerusform>
        </translation>
    </message>
    <message>
        <location line="-123"/>
        <source>Not read completely</source>
        <translation>没有扫完整</translation>
    </message>
    <message>
        <location line="+71"/>
        <source>Please scan it again</source>
        <translation>请再扫一次</translation>
    </message>
    <message>
        <location line="-23"/>
        <location line="+6"/>
        <source>Please compare every line with the paper.</source>
        <translation>请与纸质证明逐项比对。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>It may come from another desk. Please ask the issuing unit by phone.</source>
        <translation>可能是别的窗口开的，请打电话问出具单位。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The signature does not fit what it says</source>
        <translation>签名与内容不符</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Please keep the paper and ask the issuing unit by phone.</source>
        <translation>请留住纸件，电话询问出具单位。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Smooth the paper, or type the check code.</source>
        <translation>请把纸压平再扫，或输入校验码。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/pages/certificates/verdict.py" line="+64"/>
        <source>%1 hours, %n time(s)</source>
        <translation>
            <numerusform>%1 小时 / %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="-10"/>
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhoCard</name>
    <message>
        <location filename="../../desktop/pages/certificates/who.py" line="+45"/>
        <source>Who</source>
        <translation>选谁</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>By activity</source>
        <translation>按活动</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>By team</source>
        <translation>按队伍</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>One by one</source>
        <translation>逐个找</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>People</source>
        <translation>人员名单</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Team</source>
        <translation>队伍</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <location line="+143"/>
        <source>%1 “%2”</source>
        <translation>%1“%2”</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Took part in “%1” this year</source>
        <translation>今年参加过“%1”的志愿者</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Took part in “%1”</source>
        <translation>参加过“%1”的志愿者</translation>
    </message>
    <message numerus="yes">
        <location line="+112"/>
        <source>%n selected</source>
        <translation>
            <numerusform>选中 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+6"/>
        <source>%n more lack an ID number</source>
        <translation>
            <numerusform>另有 %n 人缺证件号</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n more cannot be certified yet</source>
        <translation>
            <numerusform>另有 %n 人还不能开</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1, %2</source>
        <comment>selected, and those who lack something</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>No activity in this period. Choose another period or a team.</source>
        <translation>这段时间没有活动，请换个期间，或按队伍找。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nobody signed up or in here.</source>
        <translation>这场活动还没有人报名或签到。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This team has no members yet.</source>
        <translation>这支队伍还没有队员。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is no team yet.</source>
        <translation>还没有志愿服务队。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Scan a volunteer card, or type a name.</source>
        <translation>请扫志愿者证，或输入姓名。</translation>
    </message>
</context>
</TS>
