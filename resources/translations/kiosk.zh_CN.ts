<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ChoicePanel</name>
    <message>
        <location filename="../../desktop/pages/kiosk/choosing.py" line="+139"/>
        <source>Back to sign-in</source>
        <translation>返回签到</translation>
    </message>
</context>
<context>
    <name>DoorSign</name>
    <message>
        <location filename="../../desktop/door_sign.py" line="+33"/>
        <source>Code for telephones, changes every half minute</source>
        <translation>手机扫的码，半分钟换一次</translation>
    </message>
</context>
<context>
    <name>DoorWindow</name>
    <message>
        <location line="+63"/>
        <source>Sign-in code at the door</source>
        <translation>门口签到码</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Scan with your phone to sign in and out</source>
        <translation>手机扫码，签到签退</translation>
    </message>
</context>
<context>
    <name>NewcomerPanel</name>
    <message>
        <location filename="../../desktop/pages/kiosk/newcomer_panel.py" line="+36"/>
        <source>Register someone new</source>
        <translation>登记新人</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Hours count from now on, once the ID number has been added</source>
        <translation>现在登记；补上证件号后，时长从现在算起</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Mobile number</source>
        <translation>手机号</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Agrees that name and phone are kept (privacy notice)</source>
        <translation>本人同意为志愿服务登记姓名和手机号（隐私告知）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Consent</source>
        <translation>同意</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Back to sign-in</source>
        <translation>返回签到</translation>
    </message>
</context>
<context>
    <name>NotePanel</name>
    <message>
        <location filename="../../desktop/pages/kiosk/note_panel.py" line="+26"/>
        <source>Your mobile number, please</source>
        <translation>请留下您的手机号</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Back to sign-in</source>
        <translation>返回签到</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Only used by the staff to get back to you; not shown here</source>
        <translation>只用来请工作人员联系您，屏幕上不显示</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Not a mobile number. Please type it again</source>
        <translation>这不是手机号，请再输一次</translation>
    </message>
</context>
<context>
    <name>StaffDesk</name>
    <message>
        <location filename="../../desktop/pages/kiosk/staff_desk.py" line="+107"/>
        <source>Staff: who are you?</source>
        <translation>工作人员，您是哪位？</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Or scan your badge</source>
        <translation>也可以扫工作证</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Leave the kiosk</source>
        <translation>退出签到机</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sign a team out</source>
        <translation>一支队伍一起签退</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Sign a team in</source>
        <translation>一支队伍一起签到</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Register someone new</source>
        <translation>登记新人</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n waiting for us</source>
        <translation>
            <numerusform>有 %n 人等着办</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Child along with %1</source>
        <translation>%1 带了小朋友</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Switch to staffed</source>
        <translation>改为有人值守</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Switch to unattended</source>
        <translation>改为无人值守</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Unattended now: names masked, no undo</source>
        <translation>现在无人值守：姓名打码，不能撤销</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Staffed now: full names, the newest can be undone</source>
        <translation>现在有人值守：显示全名，最新一条可以撤销</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What would you like to do?</source>
        <translation>要办什么？</translation>
    </message>
    <message>
        <location line="+52"/>
        <source>Which team leaves?</source>
        <translation>哪支队伍要走？</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Which team is here?</source>
        <translation>哪支队伍到了？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Everybody on the list is signed already</source>
        <translation>名单上的人都签好了</translation>
    </message>
    <message numerus="yes">
        <location line="+4"/>
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+9"/>
        <source>Without a team</source>
        <translation>没有队伍</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Please ask, and tick it when they agree</source>
        <translation>请先征得本人同意，再打勾</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>None of these: register</source>
        <translation>都不是，登记新人</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Registered already?</source>
        <translation>是不是登记过？</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Tap to sign in</source>
        <translation>点一下就签到</translation>
    </message>
    <message>
        <location line="+40"/>
        <source>Tap a name to sign in as of that time; tap a phone to register</source>
        <translation>点姓名，按到场时间签到；点手机号，去登记</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Waiting for us</source>
        <translation>等着办的人</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Called back, take off the list</source>
        <translation>已联系好，从名单上去掉</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Register now</source>
        <translation>现在登记</translation>
    </message>
</context>
<context>
    <name>Talk</name>
    <message>
        <location filename="../../desktop/pages/kiosk/talk.py" line="+76"/>
        <source>Came at %1; the record was completed later</source>
        <translation>%1 到场，资料后补</translation>
    </message>
</context>
<context>
    <name>TickPanel</name>
    <message>
        <location filename="../../desktop/pages/kiosk/choosing.py" line="+60"/>
        <source>Back to sign-in</source>
        <translation>返回签到</translation>
    </message>
    <message numerus="yes">
        <location line="+40"/>
        <source>Sign %n out</source>
        <translation>
            <numerusform>签退 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>Sign %n in</source>
        <translation>
            <numerusform>签到 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Tick nobody</source>
        <translation>全部不勾</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Tick everyone</source>
        <translation>全部勾上</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <location filename="../../desktop/pages/kiosk/signing.py" line="+33"/>
        <source>{name} signed in</source>
        <translation>{name} 签到</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{name} signed out</source>
        <translation>{name} 签退</translation>
    </message>
</context>
</TS>
