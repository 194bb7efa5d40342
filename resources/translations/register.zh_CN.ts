<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>LeftBatch</name>
    <message>
        <location filename="../../desktop/pages/certificates/left_batch.py" line="+68"/>
        <source>Several copies at once</source>
        <translation>一次印多份</translation>
    </message>
</context>
<context>
    <name>Register</name>
    <message>
        <location filename="../../desktop/pages/certificates/register_rows.py" line="+39"/>
        <source>Void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Not printed</source>
        <translation>未打印</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Reissued</source>
        <translation>补发</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Valid</source>
        <translation>有效</translation>
    </message>
    <message numerus="yes">
        <location line="+7"/>
        <source>printed %n time(s)</source>
        <translation>
            <numerusform>已印 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Taken back at the desk</source>
        <translation>在窗口撤回</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 counts instead</source>
        <translation>以 %1 为准</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1 missing: issued before the data was put back</source>
        <translation>缺 %1：恢复数据之前已开出</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 of desk %2 missing: not arrived by sync yet</source>
        <translation>缺 %2 号机 %1：尚未同步到本机</translation>
    </message>
</context>
<context>
    <name>RegisterCard</name>
    <message>
        <location filename="../../desktop/pages/certificates/register_card.py" line="+28"/>
        <source>This number</source>
        <translation>编号详情</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Prints</source>
        <translation>打印留痕</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Choose a number on the left.</source>
        <translation>请在左侧选一个编号。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Open, print again</source>
        <translation>打开，可重印</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Enter as void</source>
        <translation>登记为作废</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>Never printed</source>
        <translation>未打印过</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Issued %1 by %2</source>
        <translation>%1 由 %2 开具</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Stands for %1</source>
        <translation>补发，原编号 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Void since %1: %2</source>
        <translation>%1 作废：%2</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 · copy %2</source>
        <translation>%1 · 第 %2 份</translation>
    </message>
</context>
<context>
    <name>RegisterFile</name>
    <message>
        <location filename="../../desktop/pages/certificates/register_file.py" line="+23"/>
        <source>Save the register as a table</source>
        <translation>登记簿另存为表格</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name (masked)</source>
        <translation>姓名（已隐去）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Issued on</source>
        <translation>签发日期</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Issued by</source>
        <translation>经办人</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Void since</source>
        <translation>作废日期</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stands for</source>
        <translation>代替</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Times printed</source>
        <translation>打印次数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reasons of reprints</source>
        <translation>补打原因</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <location filename="../../desktop/pages/certificates/register_page.py" line="+109"/>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All kinds</source>
        <translation>全部种类</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Number or name</source>
        <translation>编号或姓名</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Search the register</source>
        <translation>查找登记簿</translation>
    </message>
    <message>
        <location line="-52"/>
        <source>Stop, keep what is printed</source>
        <translation>停止，已印的保留</translation>
    </message>
    <message>
        <location line="+61"/>
        <location line="+55"/>
        <source>Register of certificates</source>
        <translation>证书登记簿</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>Print those never printed</source>
        <translation>打印尚未打印的证书</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Next or previous number</source>
        <translation>上一个或下一个编号</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open the certificate</source>
        <translation>打开证书</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Back to the certificates</source>
        <translation>返回开具证明</translation>
    </message>
    <message numerus="yes">
        <location line="+27"/>
        <source>Print %n never printed</source>
        <translation>
            <numerusform>补打未打印的 %n 份</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>%n number(s) missing; the rows after them say why.</source>
        <translation>
            <numerusform>缺 %n 个编号，原因见其后一行。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+33"/>
        <source>Nothing issued in this year.</source>
        <translation>这一年还没有开具证书。</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>No number matches.</source>
        <translation>没有符合的编号。</translation>
    </message>
    <message>
        <location line="-177"/>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Whole year</source>
        <translation>全年</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Month %1</source>
        <translation>%1 月</translation>
    </message>
    <message>
        <location line="-43"/>
        <location line="+154"/>
        <source>Print the list</source>
        <translation>打印清单</translation>
    </message>
    <message>
        <location line="-153"/>
        <source>Save as a table</source>
        <translation>另存为表格</translation>
    </message>
    <message>
        <location line="+216"/>
        <source>Clear the filter</source>
        <translation>清除条件</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>Every valid certificate has been printed.</source>
        <translation>有效的证书都已打印。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Printing %1 of %2</source>
        <translation>正在打印第 %1 份，共 %2 份</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Go on printing</source>
        <translation>继续打印</translation>
    </message>
    <message numerus="yes">
        <location line="+7"/>
        <source>%n certificate(s) printed.</source>
        <translation>
            <numerusform>已打印 %n 份证书。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+26"/>
        <source>Not saved: this place cannot be written to.</source>
        <translation>没有保存：这个位置不能写入。请换一个位置。</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n number(s) saved in %1.</source>
        <translation>
            <numerusform>%n 个编号已存入 %1。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Enter %1 as void?</source>
        <translation>将 %1 登记为作废？</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The number stays in the register and is never used again.</source>
        <translation>编号保留在登记簿中，不再使用。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Enter as void</source>
        <translation>登记为作废</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Leave it</source>
        <translation>暂不作废</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Never printed</source>
        <translation>未打印过</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Name misspelt</source>
        <translation>姓名有误</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>No longer wanted</source>
        <translation>不再需要</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reissued</source>
        <translation>补发</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not printed</source>
        <translation>未打印</translation>
    </message>
</context>
</TS>
