<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Activities</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform><numerusform>%n people</numerusform></translation>
    </message>
</context>
<context>
    <name>CalendarPanel</name>
    <message numerus="yes">
        <source>%n activit(ies)</source>
        <translation>
            <numerusform>%n activity</numerusform><numerusform>%n activities</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n sign-up(s)</source>
        <translation>
            <numerusform>%n sign-up</numerusform><numerusform>%n sign-ups</numerusform></translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message numerus="yes">
        <source>Confirm hours of %n</source>
        <translation>
            <numerusform>Confirm hours of %n person</numerusform><numerusform>Confirm hours of %n people</numerusform></translation>
    </message>
</context>
<context>
    <name>HoursTab</name>
    <message numerus="yes">
        <source>%n person(s) have no sign-out and count 0 until settled.</source>
        <translation>
            <numerusform>%n person has no sign-out and counts 0 until settled.</numerusform><numerusform>%n people have no sign-out and count 0 until settled.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The service records are %n working day(s) overdue.</source>
        <translation>
            <numerusform>The service records are %n working day overdue.</numerusform><numerusform>The service records are %n working days overdue.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) left to confirm the service records.</source>
        <translation>
            <numerusform>%n working day left to confirm the service records.</numerusform><numerusform>%n working days left to confirm the service records.</numerusform></translation>
    </message>
</context>
<context>
    <name>KioskPage</name>
    <message numerus="yes">
        <source>Cleared in %n second(s)</source>
        <translation>
            <numerusform>Cleared in %n second</numerusform><numerusform>Cleared in %n seconds</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>of %n here</source>
        <translation>
            <numerusform>of %n here</numerusform><numerusform>of %n here</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to sign out</source>
        <translation>
            <numerusform>%n to sign out</numerusform><numerusform>%n to sign out</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n signed up</source>
        <translation>
            <numerusform>%n signed up</numerusform><numerusform>%n signed up</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to come</source>
        <translation>
            <numerusform>%n to come</numerusform><numerusform>%n to come</numerusform></translation>
    </message>
</context>
</TS>
