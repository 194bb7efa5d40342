<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>FormCard</name>
    <message numerus="yes">
        <location filename="../../desktop/pages/register_request/form_card.py" line="+225" />
        <source>%n place(s) to fill in, marked in red</source>
        <translation><numerusform>%n place to fill in, marked in red</numerusform><numerusform>%n places to fill in, marked in red</numerusform></translation>
    </message>
    <message numerus="yes">
        <location line="+24" />
        <source>%n character(s) too many</source>
        <translation><numerusform>%n character too many</numerusform><numerusform>%n characters too many</numerusform></translation>
    </message>
    <message numerus="yes">
        <location line="+2" />
        <source>%n character(s) left</source>
        <translation><numerusform>%n character left</numerusform><numerusform>%n characters left</numerusform></translation>
    </message>
</context>
<context>
    <name>NewPerson</name>
    <message numerus="yes">
        <location filename="../../desktop/pages/register_request/requester.py" line="+211" />
        <source>%n digit(s) to go</source>
        <translation><numerusform>%n digit to go</numerusform><numerusform>%n digits to go</numerusform></translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message numerus="yes">
        <location line="-139" />
        <source>%n year(s) old</source>
        <translation><numerusform>%n year old</numerusform><numerusform>%n years old</numerusform></translation>
    </message>
</context>
<context>
    <name>RegisterRequestPage</name>
    <message numerus="yes">
        <location filename="../../desktop/pages/register_request/form_page.py" line="+214" />
        <source>The last start did not end well. %n unsaved form(s) were found.</source>
        <translation><numerusform>The last start did not end well. %n unsaved form was found.</numerusform><numerusform>The last start did not end well. %n unsaved forms were found.</numerusform></translation>
    </message>
    <message numerus="yes">
        <location line="+3" />
        <source>%n form(s) are not finished yet.</source>
        <translation><numerusform>%n form is not finished yet.</numerusform><numerusform>%n forms are not finished yet.</numerusform></translation>
    </message>
    <message numerus="yes">
        <location line="+61" />
        <source>%n second(s)</source>
        <translation><numerusform>%n second</numerusform><numerusform>%n seconds</numerusform></translation>
    </message>
    <message numerus="yes">
        <location line="+3" />
        <source>%n minute(s)</source>
        <translation><numerusform>%n minute</numerusform><numerusform>%n minutes</numerusform></translation>
    </message>
</context>
<context>
    <name>TimeSection</name>
    <message numerus="yes">
        <location filename="../../desktop/pages/register_request/answers.py" line="+162" />
        <source>Urgent, within %n hour(s)</source>
        <translation><numerusform>Urgent, within %n hour</numerusform><numerusform>Urgent, within %n hours</numerusform></translation>
    </message>
</context>
</TS>
