<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AskCard</name>
    <message numerus="yes">
        <location filename="../../desktop/pages/read_back/ask_card.py" line="+45"/>
        <source>%n box(es) cannot be told for certain</source>
        <translation>
            <numerusform>%n 格看不太清，请您定</numerusform>
        </translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Not here</source>
        <translation>没到</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Did not sign out</source>
        <translation>没退</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Was here</source>
        <translation>到了</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Signed out</source>
        <translation>退了</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Is the second box (left) ticked?</source>
        <translation>「退」这一格打钩了吗？</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Is the first box (here) ticked? The row is signed.</source>
        <translation>「到」这一格打钩了吗？签名栏有字。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Is the first box (here) ticked? The signature is empty.</source>
        <translation>「到」这一格打钩了吗？签名栏空着。</translation>
    </message>
</context>
<context>
    <name>PictureCard</name>
    <message>
        <location filename="../../desktop/pages/read_back/picture_card.py" line="+32"/>
        <source>Larger or whole page</source>
        <translation>放大或看整页</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+7"/>
        <source>Choose pictures</source>
        <translation>选图片</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Photograph or scan the sheets, then choose the pictures or drop them here.</source>
        <translation>把签到表拍照或扫描，再选图片，或拖到这里。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Stop</source>
        <translation>停下</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Watch a folder</source>
        <translation>看守文件夹</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>Pictures of sign-in sheets</source>
        <translation>签到表图片</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 of %2, straightened</source>
        <translation>第 %1 页，共 %2 页 · 已自动摆正</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Picture of the sheet</source>
        <translation>签到表照片</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Reading pictures: %1 of %2</source>
        <translation>正在看图片：%1 / %2</translation>
    </message>
    <message numerus="yes">
        <location line="+11"/>
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 张</numerusform>
        </translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Pictures in a watched folder are read by themselves.</source>
        <translation>看守的文件夹里有新图片，会自己读进来。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Watched: %1</source>
        <translation>正在看守：%1</translation>
    </message>
</context>
<context>
    <name>ReadBackPage</name>
    <message>
        <location filename="../../desktop/pages/read_back/page.py" line="+110"/>
        <source>Read sheets back</source>
        <translation>签到表回录</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Answer the question: ticked or not</source>
        <translation>回答：打钩了，没打钩</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask a row once more</source>
        <translation>这一行再问一次</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Book this page, show the next</source>
        <translation>这页入账，看下一页</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Some rows are still open. Please decide them first.</source>
        <translation>还有几行没定，请先定下来。</translation>
    </message>
    <message>
        <location line="+41"/>
        <source>Pictures (%1)</source>
        <translation>图片 (%1)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pictures of sign-in sheets</source>
        <translation>签到表图片</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>The folder your scanner saves into</source>
        <translation>扫描仪存图片的文件夹</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>The folder %1 is not there.</source>
        <translation>找不到文件夹 %1。</translation>
    </message>
    <message>
        <location line="+114"/>
        <source>people</source>
        <comment>unit after a number</comment>
        <translation>人</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>On this page</source>
        <translation>这页名单</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Came</source>
        <translation>已到</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>New by paper</source>
        <translation>其中新增</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Did not come</source>
        <translation>没到</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>You decide</source>
        <translation>待您定</translation>
    </message>
    <message>
        <location line="+52"/>
        <source>The page was put aside. Take its picture again.</source>
        <translation>这页先放下了，重拍后再读一次。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Page %1 is booked: %2 people came.</source>
        <translation>%1 已入账，到场 %2 人。</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <location filename="../../desktop/pages/read_back/result_card.py" line="+31"/>
        <location line="+1"/>
        <source>What was read</source>
        <translation>识别结果</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Ticks decide; signatures are kept as evidence</source>
        <translation>打钩决定到没到，签名只作留底</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Rows of the page</source>
        <translation>这页的各行</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Came at</source>
        <translation>签到时间</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Left at</source>
        <translation>签退时间</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ticked rows</source>
        <translation>打钩的人一律</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Take again</source>
        <translation>重拍</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Book page</source>
        <translation>确认入账，下一页</translation>
    </message>
    <message>
        <location line="+64"/>
        <source>Show every row</source>
        <translation>每行都看</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Only who came</source>
        <translation>只看到场的</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Written in by hand</source>
        <translation>手写的一行</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>here since %1</source>
        <translation>扫码已到 %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>on paper since %1</source>
        <translation>纸上已到 %1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>no tick</source>
        <translation>没有打钩</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>both boxes ticked</source>
        <translation>到、退都打了钩</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>no tick for leaving, counts 0</source>
        <translation>「退」没打钩，先按 0 计</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>You decide</source>
        <translation>待您定</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Type the name</source>
        <translation>请录姓名</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>On paper too, merged</source>
        <translation>纸上也签了，合并</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>As scanned</source>
        <translation>按扫码</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not here</source>
        <translation>按未到</translation>
    </message>
</context>
<context>
    <name>SheetProblems</name>
    <message>
        <location filename="../../desktop/pages/read_back/problems.py" line="+9"/>
        <source>The file is not there any more.</source>
        <translation>文件不在了。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This is no picture. Use PNG, JPEG or PDF.</source>
        <translation>这不是图片，请用 PNG、JPEG 或 PDF。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The picture is damaged. Copy or take it again.</source>
        <translation>图片坏了，请重新拷贝或重拍。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The picture is too large; 200 dpi are enough.</source>
        <translation>图片太大，200 dpi 就够了。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This PDF has a password. Save it without one.</source>
        <translation>这个 PDF 有密码，请另存一份没有密码的。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is no sign-in sheet on this picture.</source>
        <translation>这张图片里没有签到表。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not readable. All four corners must be in the picture.</source>
        <translation>看不清。请重拍，四个角都要拍进去。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A sheet of another centre; it cannot be booked here.</source>
        <translation>这是别的单位的签到表，不在这里入账。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This page is here already; nothing changes.</source>
        <translation>这一页已经读进来了，不再重复。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This page was booked at %1; nothing changes.</source>
        <translation>这一页 %1 已经入账，不再重复。</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <location filename="../../desktop/pages/read_back/page.py" line="-347"/>
        <source>Sheet of {name} read back</source>
        <translation>{name}的签到表已入账</translation>
    </message>
</context>
<context>
    <name>WalkInCard</name>
    <message>
        <location filename="../../desktop/pages/read_back/walk_in_card.py" line="+42"/>
        <source>Name or phone as written</source>
        <translation>纸上写的姓名或手机号</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Phone</source>
        <translation>手机号</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Volunteers found</source>
        <translation>找到的志愿者</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Leave the row out</source>
        <translation>这行不记</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>New people need these three; the paper is the consent.</source>
        <translation>新人填这三项，纸上签名就是同意。</translation>
    </message>
    <message numerus="yes">
        <location line="+7"/>
        <source>%n name(s) were written in by hand</source>
        <translation>
            <numerusform>%n 行是手写的，请录姓名</numerusform>
        </translation>
    </message>
</context>
</TS>
