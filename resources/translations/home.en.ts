<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ActivityLine</name>
    <message numerus="yes">
        <location filename="../../desktop/pages/home/today_card.py" line="+96" />
        <source>%n here</source>
        <translation><numerusform>%n here</numerusform><numerusform>%n here</numerusform></translation>
    </message>
    <message numerus="yes">
        <location line="+2" />
        <source> of %n signed up</source>
        <translation><numerusform> of %n signed up</numerusform><numerusform> of %n signed up</numerusform></translation>
    </message>
    <message numerus="yes">
        <location line="+2" />
        <source>Full, %n signed up</source>
        <translation><numerusform>Full, %n signed up</numerusform><numerusform>Full, %n signed up</numerusform></translation>
    </message>
    <message numerus="yes">
        <location line="+5" />
        <source>%n signed up</source>
        <translation><numerusform>%n signed up</numerusform><numerusform>%n signed up</numerusform></translation>
    </message>
</context>
<context>
    <name>FollowingLine</name>
    <message numerus="yes">
        <location line="+29" />
        <source>%n signed up</source>
        <translation><numerusform>%n signed up</numerusform><numerusform>%n signed up</numerusform></translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message numerus="yes">
        <location filename="../../desktop/pages/home/home_page.py" line="+308" />
        <source>%n to upload</source>
        <translation><numerusform>%n to upload</numerusform><numerusform>%n to upload</numerusform></translation>
    </message>
</context>
<context>
    <name>QueueCard</name>
    <message numerus="yes">
        <location filename="../../desktop/pages/home/queue_card.py" line="+84" />
        <source>%n item(s) · overdue first</source>
        <translation><numerusform>%n item · overdue first</numerusform><numerusform>%n items · overdue first</numerusform></translation>
    </message>
    <message numerus="yes">
        <location line="+3" />
        <source>All %n</source>
        <translation><numerusform>All %n</numerusform><numerusform>All %n</numerusform></translation>
    </message>
    <message numerus="yes">
        <location line="+70" />
        <source>%n of them overdue</source>
        <translation><numerusform>%n of them overdue</numerusform><numerusform>%n of them overdue</numerusform></translation>
    </message>
</context>
<context>
    <name>TodayCard</name>
    <message numerus="yes">
        <location filename="../../desktop/pages/home/today_card.py" line="+40" />
        <source>%n activity(s)</source>
        <translation><numerusform>%n activity</numerusform><numerusform>%n activities</numerusform></translation>
    </message>
    <message numerus="yes">
        <location line="+2" />
        <source>%n signed in</source>
        <translation><numerusform>%n signed in</numerusform><numerusform>%n signed in</numerusform></translation>
    </message>
</context>
<context>
    <name>UploadCard</name>
    <message numerus="yes">
        <location filename="../../desktop/pages/home/small_cards.py" line="+56" />
        <source>%n record(s) to upload</source>
        <translation><numerusform>%n record to upload</numerusform><numerusform>%n records to upload</numerusform></translation>
    </message>
</context>
</TS>
