<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CardPreview</name>
    <message>
        <location filename="../../desktop/pages/register_volunteer/side_column.py" line="+157"/>
        <location line="+3"/>
        <source>Card preview</source>
        <translation>志愿者证预览</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>Card 85.6 × 54 mm</source>
        <translation>卡片 85.6 × 54 毫米</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The card shows name, team and number, neither ID number nor phone</source>
        <translation>卡上只印姓名、队伍、编号，不印证件号和电话</translation>
    </message>
</context>
<context>
    <name>ConsentBox</name>
    <message>
        <location filename="../../desktop/pages/register_volunteer/sections.py" line="+130"/>
        <source>Has read the privacy notice for volunteers and agrees</source>
        <translation>本人已阅读《志愿者个人信息告知书》并同意</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Read it</source>
        <translation>看全文</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Under 18 a guardian has to agree; the program asks by the date of birth</source>
        <translation>未满 18 岁须监护人同意；系统会按出生日期自动提醒</translation>
    </message>
</context>
<context>
    <name>DuplicatePanel</name>
    <message>
        <location filename="../../desktop/pages/register_volunteer/side_column.py" line="-131"/>
        <source>May be registered already</source>
        <translation>可能已经登记过</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>Same person, complete it</source>
        <translation>是同一个人，补全原记录</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No, go on</source>
        <translation>不是，继续登记</translation>
    </message>
    <message numerus="yes">
        <location line="+41"/>
        <source>%n year(s) old</source>
        <translation>
            <numerusform>%n 岁</numerusform>
        </translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The two become one; the %1 so far are kept.</source>
        <translation>两条合成一条，原有 %1不会丢。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Phone</source>
        <translation>手机尾号</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>ID number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>the same</source>
        <translation>相同</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>different</source>
        <translation>不同</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>not on record</source>
        <translation>原记录未填</translation>
    </message>
    <message numerus="yes">
        <location line="+8"/>
        <source>near (%n digit(s) apart)</source>
        <translation>
            <numerusform>相近（差 %n 位）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormFrame</name>
    <message>
        <location filename="../../desktop/pages/register_volunteer/form_frame.py" line="+69"/>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Save and print card</source>
        <translation>保存并打印志愿者证</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Print a form</source>
        <translation>打印表格</translation>
    </message>
</context>
<context>
    <name>GuardianBlock</name>
    <message>
        <location filename="../../desktop/pages/register_volunteer/sections.py" line="+25"/>
        <source>Guardian</source>
        <translation>监护人</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Relation</source>
        <translation>与本人关系</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Guardian&apos;s phone</source>
        <translation>监护人电话</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The guardian agrees that the child volunteers</source>
        <translation>监护人同意其参加志愿服务</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Under 14: the rules for children&apos;s data were read and agreed</source>
        <translation>未满 14 岁：已阅读并同意儿童个人信息规则</translation>
    </message>
    <message numerus="yes">
        <location line="+30"/>
        <source>%n year(s) old: a guardian has to agree</source>
        <translation>
            <numerusform>%n 岁，须监护人同意</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IdentityField</name>
    <message>
        <location filename="../../desktop/pages/register_volunteer/person_fields.py" line="+50"/>
        <source>Kind of document</source>
        <translation>证件类型</translation>
    </message>
    <message>
        <location line="+7"/>
        <location line="+4"/>
        <location line="+79"/>
        <source>ID number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <location line="-83"/>
        <location line="+83"/>
        <source>Only stored encrypted</source>
        <translation>仅存加密值</translation>
    </message>
    <message>
        <location line="-60"/>
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <location line="+56"/>
        <source>%1 on record; leave empty to keep it</source>
        <translation>原记录 %1，不改可空着</translation>
    </message>
    <message numerus="yes">
        <location line="+70"/>
        <source>%n character(s) to go</source>
        <translation>
            <numerusform>还差 %n 位</numerusform>
        </translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Check digit right</source>
        <translation>校验位正确</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Form right</source>
        <translation>格式正确</translation>
    </message>
    <message numerus="yes">
        <location line="+5"/>
        <source>%n year(s) old</source>
        <translation>
            <numerusform>%n 岁</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>please compare the kind of document</source>
        <translation>请核对证件类型</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Please write the date as 1990-05-01.</source>
        <translation>日期请写成 1990-05-01。</translation>
    </message>
</context>
<context>
    <name>PhoneField</name>
    <message>
        <location line="+23"/>
        <source>Mobile phone</source>
        <translation>手机号</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Who can be reached, and where</source>
        <translation>可以联系谁，怎么联系</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No phone</source>
        <translation>没有电话</translation>
    </message>
    <message>
        <location line="+49"/>
        <source>Please write who can be reached.</source>
        <translation>请写明可以联系谁。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Please fill in the phone, or tick “No phone”.</source>
        <translation>请填手机号；没有的话勾“没有电话”。</translation>
    </message>
    <message numerus="yes">
        <location line="+60"/>
        <source>A mobile number has 11 digits, %n to go</source>
        <translation>
            <numerusform>手机号应为 11 位，还差 %n 位</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+4"/>
        <source>%n digit(s) to go</source>
        <translation>
            <numerusform>还差 %n 位</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n digit(s) too many</source>
        <translation>
            <numerusform>多了 %n 位</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacyNotice</name>
    <message>
        <location filename="../../desktop/pages/register_volunteer/notice.py" line="+13"/>
        <source>Who keeps it: %1.</source>
        <translation>谁在保管：%1。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What for: registering, dispatching, signing in, counting hours and certifying volunteer service.</source>
        <translation>做什么用：志愿者登记、派单、签到、记录时长和开具证明。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>What is kept: name, sex, date of birth, document and number, phone, where you live, skills, service categories, and hours.</source>
        <translation>记哪些内容：姓名、性别、出生日期、证件类型和号码。还有联系方式、所在地、专长、服务类别和服务时长。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>How it is kept: encrypted on this PC and on the county&apos;s platform. Lists, cards and codes show neither ID number nor the whole phone number.</source>
        <translation>怎么保管：加密存在本机和县平台。名单、证卡和二维码上不出现证件号和完整电话。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>How long: while you are registered. After that only what the law asks to be kept stays.</source>
        <translation>保存多久：登记期间。退出后只留法规要求保存的内容。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>You may look, correct, take back your consent or leave at any time, at the desk and free of charge. Service you have done stays on record.</source>
        <translation>您可以随时到前台查看、更正、撤回同意或退出，不收费。已有的服务记录会保留。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Under 18 a guardian agrees too. Under 14 the rules for children&apos;s data apply.</source>
        <translation>未满 18 岁须监护人同意。未满 14 岁另按儿童个人信息规则办理。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Privacy notice for volunteers</source>
        <translation>志愿者个人信息告知书</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ReaderBand</name>
    <message>
        <location filename="../../desktop/pages/register_volunteer/sections.py" line="-160"/>
        <source>No reader is needed: name, ID number and phone are enough</source>
        <translation>没有读卡器也可以手填：只要姓名、证件号、手机号三项</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Put the ID card on the reader, then press “Read card”</source>
        <translation>把身份证放在读卡器上，再点“刷证”</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Register by hand</source>
        <translation>手工登记</translation>
    </message>
    <message numerus="yes">
        <location line="+4"/>
        <source>ID card read, %n field(s) filled in</source>
        <translation>
            <numerusform>已读取身份证，姓名等 %n 项已填好</numerusform>
        </translation>
    </message>
    <message>
        <location line="+4"/>
        <source>No card answered. Put it flat on the reader and read again.</source>
        <translation>没有读到证件。请把证件放平，再读一次。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Read again</source>
        <translation>重新读卡</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Read card</source>
        <translation>刷证</translation>
    </message>
</context>
<context>
    <name>RegisterVolunteerPage</name>
    <message>
        <location filename="../../desktop/pages/register_volunteer/page.py" line="+149"/>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Save and print card</source>
        <translation>保存并打印志愿者证</translation>
    </message>
    <message>
        <location line="-49"/>
        <source>Complete volunteer %1</source>
        <translation>补全志愿者 %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Register volunteer</source>
        <translation>登记志愿者</translation>
    </message>
    <message>
        <location line="+50"/>
        <source>Print the registration form</source>
        <translation>打印登记表</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Skills</source>
        <translation>专长</translation>
    </message>
    <message>
        <location line="+65"/>
        <source>The number is given when saved</source>
        <translation>编号保存后自动生成</translation>
    </message>
    <message numerus="yes">
        <location line="+32"/>
        <source>The last start did not end well. %n unsaved form(s) were found.</source>
        <translation>
            <numerusform>上次没有正常关闭。未存完的 %n 张登记单已找回。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>%n form(s) are not finished yet.</source>
        <translation>
            <numerusform>还有 %n 张登记单没填完。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Go on</source>
        <translation>继续填</translation>
    </message>
    <message>
        <location line="+42"/>
        <source>Completing %1 %2; the %3 so far are kept.</source>
        <translation>正在补全 %1 %2，原有 %3不会丢。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Completing %1 %2; still missing: %4.</source>
        <translation>正在补全 %1 %2，还缺%4。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Register someone else</source>
        <translation>登记另一位</translation>
    </message>
    <message numerus="yes">
        <location line="+64"/>
        <source>%n more thing(s) to fill in</source>
        <translation>
            <numerusform>另有 %n 项要填</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/pages/register_volunteer/saving.py" line="+60"/>
        <source>Saved · number %1</source>
        <translation>已保存 · 编号 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 is saved as pending; still missing: %2. No card until then.</source>
        <translation>%1 已存为待补，还缺%2。补全后再印证。</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Registered by mistake</source>
        <translation>登记有误</translation>
    </message>
    <message>
        <location filename="../../desktop/pages/register_volunteer/page.py" line="+45"/>
        <source>Saved, and the card is printed</source>
        <translation>已保存，志愿者证已打印</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <location filename="../../desktop/pages/register_volunteer/saving.py" line="-52"/>
        <source>Registered volunteer {name}</source>
        <translation>登记志愿者{name}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Completed the record of {name}</source>
        <translation>补全{name}的记录</translation>
    </message>
</context>
<context>
    <name>VolunteerFields</name>
    <message>
        <location filename="../../desktop/pages/register_volunteer/form.py" line="+58"/>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Lives in</source>
        <translation>所在地</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Joins team</source>
        <translation>加入队伍</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>May be chosen later</source>
        <translation>可以之后再选</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Free time</source>
        <translation>方便的时间</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Skills</source>
        <translation>专长</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>Up to %n, used when dispatching</source>
        <translation>
            <numerusform>最多 %n 项，派单时会用到</numerusform>
        </translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Service categories</source>
        <translation>服务类别</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Asked for by regulation</source>
        <translation>按规定登记</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Name · relation · phone</source>
        <translation>姓名 · 关系 · 电话</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Emergency contact</source>
        <translation>紧急联系人</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+6"/>
        <source>Optional</source>
        <translation>可不填</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Clothing size</source>
        <translation>服装尺码</translation>
    </message>
    <message>
        <location line="+109"/>
        <source>Address taken from the card</source>
        <translation>住址已从证件读入</translation>
    </message>
    <message numerus="yes">
        <location line="+151"/>
        <source>At most %n skills; take one away first</source>
        <translation>
            <numerusform>最多选 %n 项，请先去掉一项</numerusform>
        </translation>
    </message>
</context>
</TS>
