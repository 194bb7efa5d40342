<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DuplicatePanel</name>
    <message numerus="yes">
        <source>%n year(s) old</source>
        <translation><numerusform>%n year old</numerusform><numerusform>%n years old</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>near (%n digit(s) apart)</source>
        <translation><numerusform>near (one digit apart)</numerusform><numerusform>near (%n digits apart)</numerusform></translation>
    </message>
</context>
<context>
    <name>GuardianBlock</name>
    <message numerus="yes">
        <source>%n year(s) old: a guardian has to agree</source>
        <translation><numerusform>%n year old: a guardian has to agree</numerusform><numerusform>%n years old: a guardian has to agree</numerusform></translation>
    </message>
</context>
<context>
    <name>IdentityField</name>
    <message numerus="yes">
        <source>%n character(s) to go</source>
        <translation><numerusform>%n character to go</numerusform><numerusform>%n characters to go</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) old</source>
        <translation><numerusform>%n year old</numerusform><numerusform>%n years old</numerusform></translation>
    </message>
</context>
<context>
    <name>PhoneField</name>
    <message numerus="yes">
        <source>A mobile number has 11 digits, %n to go</source>
        <translation><numerusform>A mobile number has 11 digits, %n to go</numerusform><numerusform>A mobile number has 11 digits, %n to go</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s) to go</source>
        <translation><numerusform>%n digit to go</numerusform><numerusform>%n digits to go</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s) too many</source>
        <translation><numerusform>%n digit too many</numerusform><numerusform>%n digits too many</numerusform></translation>
    </message>
</context>
<context>
    <name>ReaderBand</name>
    <message numerus="yes">
        <source>ID card read, %n field(s) filled in</source>
        <translation><numerusform>ID card read, %n field filled in</numerusform><numerusform>ID card read, %n fields filled in</numerusform></translation>
    </message>
</context>
<context>
    <name>RegisterVolunteerPage</name>
    <message numerus="yes">
        <source>The last start did not end well. %n unsaved form(s) were found.</source>
        <translation><numerusform>The last start did not end well. One unsaved form was found.</numerusform><numerusform>The last start did not end well. %n unsaved forms were found.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n form(s) are not finished yet.</source>
        <translation><numerusform>One form is not finished yet.</numerusform><numerusform>%n forms are not finished yet.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n more thing(s) to fill in</source>
        <translation><numerusform>One more thing to fill in</numerusform><numerusform>%n more things to fill in</numerusform></translation>
    </message>
</context>
<context>
    <name>VolunteerFields</name>
    <message numerus="yes">
        <source>Up to %n, used when dispatching</source>
        <translation><numerusform>Up to %n, used when dispatching</numerusform><numerusform>Up to %n, used when dispatching</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>At most %n skills; take one away first</source>
        <translation><numerusform>At most %n skill; take it away first</numerusform><numerusform>At most %n skills; take one away first</numerusform></translation>
    </message>
</context>
</TS>
