<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Activities</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n activit(ies) saved: %1</source>
        <translation>
            <numerusform>%n activity saved: %1</numerusform>
            <numerusform>%n activities saved: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ActivityLine</name>
    <message numerus="yes">
        <source>%n here</source>
        <translation>
            <numerusform>%n here</numerusform>
            <numerusform>%n here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> of %n signed up</source>
        <translation>
            <numerusform> of %n signed up</numerusform>
            <numerusform> of %n signed up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Full, %n signed up</source>
        <translation>
            <numerusform>Full, %n signed up</numerusform>
            <numerusform>Full, %n signed up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signed up</source>
        <translation>
            <numerusform>%n signed up</numerusform>
            <numerusform>%n signed up</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message numerus="yes">
        <source>%n call(s) so far.</source>
        <translation>
            <numerusform>%n call so far.</numerusform>
            <numerusform>%n calls so far.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AskCard</name>
    <message numerus="yes">
        <source>%n box(es) cannot be told for certain</source>
        <translation>
            <numerusform>%n box cannot be told for certain</numerusform>
            <numerusform>%n boxes cannot be told for certain</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchFoot</name>
    <message numerus="yes">
        <source>Print %n certificate(s)</source>
        <translation>
            <numerusform>Print %n certificate</numerusform>
            <numerusform>Print %n certificates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n min left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n s left</source>
        <translation>
            <numerusform>about %n second left</numerusform>
            <numerusform>about %n seconds left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarPanel</name>
    <message numerus="yes">
        <source>%n activit(ies)</source>
        <translation>
            <numerusform>%n activity</numerusform>
            <numerusform>%n activities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign-up(s)</source>
        <translation>
            <numerusform>%n sign-up</numerusform>
            <numerusform>%n sign-ups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to declare</source>
        <translation>
            <numerusform>%n to declare</numerusform>
            <numerusform>%n to declare</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to file</source>
        <translation>
            <numerusform>%n to file</numerusform>
            <numerusform>%n to file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n late</numerusform>
            <numerusform>%n late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Candidates</name>
    <message numerus="yes">
        <source>%n at hand</source>
        <translation>
            <numerusform>%n at hand</numerusform>
            <numerusform>%n at hand</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardPrint</name>
    <message numerus="yes">
        <source>It was printed %n time(s). The code stays the same; the reason is kept.</source>
        <translation>
            <numerusform>It was printed %n time. The code stays the same; the reason is kept.</numerusform>
            <numerusform>It was printed %n times. The code stays the same; the reason is kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carry</name>
    <message numerus="yes">
        <source>%n entries would go out, sealed: only the county can read them.</source>
        <translation>
            <numerusform>%n entry would go out, sealed: only the county can read it.</numerusform>
            <numerusform>%n entries would go out, sealed: only the county can read them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries have arrived at the county</source>
        <translation>
            <numerusform>%n entry has arrived at the county</numerusform>
            <numerusform>%n entries have arrived at the county</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows taken in</source>
        <translation>
            <numerusform>%n row taken in</numerusform>
            <numerusform>%n rows taken in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseCard</name>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n to look at</numerusform>
            <numerusform>%n to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CertificateRows</name>
    <message numerus="yes">
        <source>%n printed</source>
        <translation>
            <numerusform>%n printed</numerusform>
            <numerusform>%n printed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n issued before</source>
        <translation>
            <numerusform>%n issued before</numerusform>
            <numerusform>%n issued before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CertificatesPage</name>
    <message numerus="yes">
        <source>%n certificate(s) printed.</source>
        <translation>
            <numerusform>%n certificate printed.</numerusform>
            <numerusform>%n certificates printed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConfirmedTab</name>
    <message numerus="yes">
        <source>%n visit(s) were counted by other rules than those of their day.</source>
        <translation>
            <numerusform>%n visit was counted by other rules than those of its day.</numerusform>
            <numerusform>%n visits were counted by other rules than those of their day.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailCard</name>
    <message numerus="yes">
        <source>%n like it nearby in 7 days; one visit could do for all.</source>
        <translation>
            <numerusform>%n like it nearby in 7 days; one visit could do for both.</numerusform>
            <numerusform>%n like it nearby in 7 days; one visit could do for all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) old</source>
        <translation>
            <numerusform>%n year old</numerusform>
            <numerusform>%n years old</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message numerus="yes">
        <source>%n year(s) old</source>
        <translation>
            <numerusform>%n year old</numerusform>
            <numerusform>%n years old</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message numerus="yes">
        <source>Confirm hours of %n</source>
        <translation>
            <numerusform>Confirm hours of %n person</numerusform>
            <numerusform>Confirm hours of %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n request(s)</source>
        <translation>
            <numerusform>For %n request</numerusform>
            <numerusform>For %n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For request %1, %n in all</source>
        <translation>
            <numerusform>For request %1, %n in all</numerusform>
            <numerusform>For request %1, %n in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DueLine</name>
    <message numerus="yes">
        <source>%n in all</source>
        <translation>
            <numerusform>%n in all</numerusform>
            <numerusform>%n in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuplicatePanel</name>
    <message numerus="yes">
        <source>%n year(s) old</source>
        <translation>
            <numerusform>%n year old</numerusform>
            <numerusform>%n years old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>near (%n digit(s) apart)</source>
        <translation>
            <numerusform>near (one digit apart)</numerusform>
            <numerusform>near (%n digits apart)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FiguresBox</name>
    <message numerus="yes">
        <source>activity(s)</source>
        <comment>unit</comment>
        <translation>
            <numerusform>activity</numerusform>
            <numerusform>activities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>certificate(s)</source>
        <comment>unit</comment>
        <translation>
            <numerusform>certificate</numerusform>
            <numerusform>certificates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FollowingLine</name>
    <message numerus="yes">
        <source>%n signed up</source>
        <translation>
            <numerusform>%n signed up</numerusform>
            <numerusform>%n signed up</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormCard</name>
    <message numerus="yes">
        <source>%n place(s) to fill in, marked in red</source>
        <translation>
            <numerusform>%n place to fill in, marked in red</numerusform>
            <numerusform>%n places to fill in, marked in red</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) too many</source>
        <translation>
            <numerusform>%n character too many</numerusform>
            <numerusform>%n characters too many</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) left</source>
        <translation>
            <numerusform>%n character left</numerusform>
            <numerusform>%n characters left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuardianBlock</name>
    <message numerus="yes">
        <source>%n year(s) old: a guardian has to agree</source>
        <translation>
            <numerusform>%n year old: a guardian has to agree</numerusform>
            <numerusform>%n years old: a guardian has to agree</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hours</name>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HoursActs</name>
    <message numerus="yes">
        <source>%n visit(s).</source>
        <translation>
            <numerusform>%n visit.</numerusform>
            <numerusform>%n visits.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s) wait for another clerk under “Hours to confirm”.</source>
        <translation>
            <numerusform>%n correction waits for another clerk under “Hours to confirm”.</numerusform>
            <numerusform>%n corrections wait for another clerk under “Hours to confirm”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HoursLine</name>
    <message numerus="yes">
        <source>%n to confirm</source>
        <translation>
            <numerusform>%n to confirm</numerusform>
            <numerusform>%n to confirm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n working day late</numerusform>
            <numerusform>%n working days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n working day left</numerusform>
            <numerusform>%n working days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HoursPage</name>
    <message numerus="yes">
        <source>%n visit(s) are in the service records.</source>
        <translation>
            <numerusform>%n visit is in the service records.</numerusform>
            <numerusform>%n visits are in the service records.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n plain visit(s)</source>
        <translation>
            <numerusform>Confirm %n plain visit</numerusform>
            <numerusform>Confirm %n plain visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) wait to be confirmed.</source>
        <translation>
            <numerusform>%n visit waits to be confirmed.</numerusform>
            <numerusform>%n visits wait to be confirmed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s) wait for a second person.</source>
        <translation>
            <numerusform>%n correction waits for a second person.</numerusform>
            <numerusform>%n corrections wait for a second person.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HoursTab</name>
    <message numerus="yes">
        <source>%n person(s) have no sign-out and count 0 until settled.</source>
        <translation>
            <numerusform>%n person has no sign-out and counts 0 until settled.</numerusform>
            <numerusform>%n people have no sign-out and count 0 until settled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service records are %n working day(s) overdue.</source>
        <translation>
            <numerusform>The service records are %n working day overdue.</numerusform>
            <numerusform>The service records are %n working days overdue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) left to confirm the service records.</source>
        <translation>
            <numerusform>%n working day left to confirm the service records.</numerusform>
            <numerusform>%n working days left to confirm the service records.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HowCard</name>
    <message numerus="yes">
        <source>%n each</source>
        <translation>
            <numerusform>%n each</numerusform>
            <numerusform>%n each</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IdentityField</name>
    <message numerus="yes">
        <source>%n character(s) to go</source>
        <translation>
            <numerusform>%n character to go</numerusform>
            <numerusform>%n characters to go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) old</source>
        <translation>
            <numerusform>%n year old</numerusform>
            <numerusform>%n years old</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IdlePanel</name>
    <message numerus="yes">
        <source>Cleared in %n second(s)</source>
        <translation>
            <numerusform>Cleared in %n second</numerusform>
            <numerusform>Cleared in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message numerus="yes">
        <source>%n child(ren) along</source>
        <translation>
            <numerusform>%n child along</numerusform>
            <numerusform>%n children along</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not signed: please ask</source>
        <translation>
            <numerusform>%n not signed: please ask</numerusform>
            <numerusform>%n not signed: please ask</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftStep</name>
    <message numerus="yes">
        <source>%n have no sign-out. Left as they are, they count 0 hours.</source>
        <translation>
            <numerusform>%n has no sign-out. Left so, it counts 0 hours.</numerusform>
            <numerusform>%n have no sign-out. Left so, they count 0 hours.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message numerus="yes">
        <source>Merge %n</source>
        <translation>
            <numerusform>Merge %n</numerusform>
            <numerusform>Merge %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NationalPanel</name>
    <message numerus="yes">
        <source>%n record(s) in batch %1: %2. It holds whole identity numbers.</source>
        <translation>
            <numerusform>%n record in batch %1: %2. It holds whole identity numbers.</numerusform>
            <numerusform>%n records in batch %1: %2. They hold whole identity numbers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) noted, %1 returned.</source>
        <translation>
            <numerusform>%n answer noted, %1 returned.</numerusform>
            <numerusform>%n answers noted, %1 returned.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewPerson</name>
    <message numerus="yes">
        <source>%n digit(s) to go</source>
        <translation>
            <numerusform>%n digit to go</numerusform>
            <numerusform>%n digits to go</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message numerus="yes">
        <source>%n year(s) old</source>
        <translation>
            <numerusform>%n year old</numerusform>
            <numerusform>%n years old</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhoneField</name>
    <message numerus="yes">
        <source>A mobile number has 11 digits, %n to go</source>
        <translation>
            <numerusform>A mobile number has 11 digits, %n to go</numerusform>
            <numerusform>A mobile number has 11 digits, %n to go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s) to go</source>
        <translation>
            <numerusform>%n digit to go</numerusform>
            <numerusform>%n digits to go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s) too many</source>
        <translation>
            <numerusform>%n digit too many</numerusform>
            <numerusform>%n digits too many</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotosTab</name>
    <message numerus="yes">
        <source>%n file(s) are no pictures: %1</source>
        <translation>
            <numerusform>%n file is no picture: %1</numerusform>
            <numerusform>%n files are no pictures: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PictureCard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlacesSection</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) taken over.</source>
        <translation>
            <numerusform>%n place taken over.</numerusform>
            <numerusform>%n places taken over.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanTab</name>
    <message numerus="yes">
        <source>%n planned together</source>
        <translation>
            <numerusform>%n planned together</numerusform>
            <numerusform>%n planned together</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PostedListView</name>
    <message numerus="yes">
        <source>%n visit(s), %1 h, hung out on %2</source>
        <translation>
            <numerusform>%n visit, %1 h, hung out on %2</numerusform>
            <numerusform>%n visits, %1 h, hung out on %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n visit(s)</source>
        <translation>
            <numerusform>Confirm %n visit</numerusform>
            <numerusform>Confirm %n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) are in the service records.</source>
        <translation>
            <numerusform>%n visit are in the service records.</numerusform>
            <numerusform>%n visits are in the service records.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Posting</name>
    <message numerus="yes">
        <source>%n working day(s) left</source>
        <translation>
            <numerusform>%n working day left</numerusform>
            <numerusform>%n working days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PostingPanel</name>
    <message numerus="yes">
        <source>%n visit(s) may hang out, %1 h. They hang until %2.</source>
        <translation>
            <numerusform>%n visit may hang out, %1 h. They hang until %2.</numerusform>
            <numerusform>%n visits may hang out, %1 h. They hang until %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hang out %n visit(s)</source>
        <translation>
            <numerusform>Hang out %n visit</numerusform>
            <numerusform>Hang out %n visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueCard</name>
    <message numerus="yes">
        <source>%n item(s) · overdue first</source>
        <translation>
            <numerusform>%n item · overdue first</numerusform>
            <numerusform>%n items · overdue first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n</source>
        <translation>
            <numerusform>All %n</numerusform>
            <numerusform>All %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them overdue</source>
        <translation>
            <numerusform>%n of them overdue</numerusform>
            <numerusform>%n of them overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReaderBand</name>
    <message numerus="yes">
        <source>ID card read, %n field(s) filled in</source>
        <translation>
            <numerusform>ID card read, %n field filled in</numerusform>
            <numerusform>ID card read, %n fields filled in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordStep</name>
    <message numerus="yes">
        <source>%n volunteer(s) came</source>
        <translation>
            <numerusform>%n volunteer came</numerusform>
            <numerusform>%n volunteers came</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Register</name>
    <message numerus="yes">
        <source>printed %n time(s)</source>
        <translation>
            <numerusform>printed once</numerusform>
            <numerusform>printed %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message numerus="yes">
        <source>Print %n never printed</source>
        <translation>
            <numerusform>Print %n never printed</numerusform>
            <numerusform>Print %n never printed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) missing; the rows after them say why.</source>
        <translation>
            <numerusform>%n number missing; the row after it says why.</numerusform>
            <numerusform>%n numbers missing; the rows after them say why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s) printed.</source>
        <translation>
            <numerusform>%n certificate printed.</numerusform>
            <numerusform>%n certificates printed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) saved in %1.</source>
        <translation>
            <numerusform>%n number saved in %1.</numerusform>
            <numerusform>%n numbers saved in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegisterRequestPage</name>
    <message numerus="yes">
        <source>The last start did not end well. %n unsaved form(s) were found.</source>
        <translation>
            <numerusform>The last start did not end well. %n unsaved form was found.</numerusform>
            <numerusform>The last start did not end well. %n unsaved forms were found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n form(s) are not finished yet.</source>
        <translation>
            <numerusform>%n form is not finished yet.</numerusform>
            <numerusform>%n forms are not finished yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegisterVolunteerPage</name>
    <message numerus="yes">
        <source>The last start did not end well. %n unsaved form(s) were found.</source>
        <translation>
            <numerusform>The last start did not end well. One unsaved form was found.</numerusform>
            <numerusform>The last start did not end well. %n unsaved forms were found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n form(s) are not finished yet.</source>
        <translation>
            <numerusform>One form is not finished yet.</numerusform>
            <numerusform>%n forms are not finished yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more thing(s) to fill in</source>
        <translation>
            <numerusform>One more thing to fill in</numerusform>
            <numerusform>%n more things to fill in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RequestsPage</name>
    <message numerus="yes">
        <source>It was printed %n time(s).</source>
        <translation>
            <numerusform>It was printed once.</numerusform>
            <numerusform>It was printed %n times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RhythmSection</name>
    <message numerus="yes">
        <source>%n time(s): %1</source>
        <translation>
            <numerusform>%n time: %1</numerusform>
            <numerusform>%n times: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServiceCard</name>
    <message numerus="yes">
        <source>%n more team(s)</source>
        <translation>
            <numerusform>%n more team</numerusform>
            <numerusform>%n more teams</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) left this month</source>
        <translation>
            <numerusform>%n order left this month</numerusform>
            <numerusform>%n orders left this month</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServiceMenuPage</name>
    <message numerus="yes">
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n service</numerusform>
            <numerusform>%n services</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SideColumn</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message numerus="yes">
        <source>of %n here</source>
        <translation>
            <numerusform>of %n here</numerusform>
            <numerusform>of %n here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to sign out</source>
        <translation>
            <numerusform>%n to sign out</numerusform>
            <numerusform>%n to sign out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signed up</source>
        <translation>
            <numerusform>%n signed up</numerusform>
            <numerusform>%n signed up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to come</source>
        <translation>
            <numerusform>%n to come</numerusform>
            <numerusform>%n to come</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StaffDesk</name>
    <message numerus="yes">
        <source>%n waiting for us</source>
        <translation>
            <numerusform>%n waiting for us</numerusform>
            <numerusform>%n waiting for us</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Stars</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StarsPanel</name>
    <message numerus="yes">
        <source>Award the stars of %n person(s)</source>
        <translation>
            <numerusform>Award the stars of %n person</numerusform>
            <numerusform>Award the stars of %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) reached more stars. Please print the list.</source>
        <translation>
            <numerusform>%n person reached more stars. Please print the list.</numerusform>
            <numerusform>%n persons reached more stars. Please print the list.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncCentrePage</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n today, the originals are kept</source>
        <translation>
            <numerusform>%n today, the originals are kept</numerusform>
            <numerusform>%n today, the originals are kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message numerus="yes">
        <source>%n on this desk</source>
        <translation>
            <numerusform>%n on this PC</numerusform>
            <numerusform>%n on this PC</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to upload</source>
        <translation>
            <numerusform>%n to upload</numerusform>
            <numerusform>%n to upload</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are kept here. Work goes on meanwhile.</source>
        <translation>
            <numerusform>%n record is kept here. Work goes on meanwhile.</numerusform>
            <numerusform>%n records are kept here. Work goes on meanwhile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are kept here. Join the county platform whenever you like.</source>
        <translation>
            <numerusform>%n record is kept here. Join the county platform whenever you like.</numerusform>
            <numerusform>%n records are kept here. Join the county platform whenever you like.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are safe here and uploaded once the line is back.</source>
        <translation>
            <numerusform>%n record is safe here and uploaded once the line is back.</numerusform>
            <numerusform>%n records are safe here and uploaded once the line is back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are safe here and on their way.</source>
        <translation>
            <numerusform>%n record is safe here and on its way.</numerusform>
            <numerusform>%n records are safe here and on their way.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) have arrived. Work goes on meanwhile.</source>
        <translation>
            <numerusform>%n row has arrived. Work goes on meanwhile.</numerusform>
            <numerusform>%n rows have arrived. Work goes on meanwhile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next try in %n s</source>
        <translation>
            <numerusform>next try in %n s</numerusform>
            <numerusform>next try in %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next try in %n min</source>
        <translation>
            <numerusform>next try in %n min</numerusform>
            <numerusform>next try in %n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TeamDetailPane</name>
    <message numerus="yes">
        <source>of %n a month</source>
        <translation>
            <numerusform>of %n a month</numerusform>
            <numerusform>of %n a month</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TeamList</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n this month</source>
        <translation>
            <numerusform>%n this month</numerusform>
            <numerusform>%n this month</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Teams</name>
    <message numerus="yes">
        <source>%n in hand</source>
        <translation>
            <numerusform>%n in hand</numerusform>
            <numerusform>%n in hand</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TickPanel</name>
    <message numerus="yes">
        <source>Sign %n out</source>
        <translation>
            <numerusform>Sign %n out</numerusform>
            <numerusform>Sign %n out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sign %n in</source>
        <translation>
            <numerusform>Sign %n in</numerusform>
            <numerusform>Sign %n in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeSection</name>
    <message numerus="yes">
        <source>Urgent, within %n hour(s)</source>
        <translation>
            <numerusform>Urgent, within %n hour</numerusform>
            <numerusform>Urgent, within %n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayCard</name>
    <message numerus="yes">
        <source>%n activity(s)</source>
        <translation>
            <numerusform>%n activity</numerusform>
            <numerusform>%n activities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signed in</source>
        <translation>
            <numerusform>%n signed in</numerusform>
            <numerusform>%n signed in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UploadCard</name>
    <message numerus="yes">
        <source>%n record(s) to upload</source>
        <translation>
            <numerusform>%n record to upload</numerusform>
            <numerusform>%n records to upload</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) on this PC</source>
        <translation>
            <numerusform>%n record on this PC</numerusform>
            <numerusform>%n records on this PC</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message numerus="yes">
        <source>%1 hours, %n time(s)</source>
        <translation>
            <numerusform>%1 hours, %n time</numerusform>
            <numerusform>%1 hours, %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>list updated %n day(s) ago</source>
        <translation>
            <numerusform>list updated %n day ago</numerusform>
            <numerusform>list updated %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>key known for %n day(s)</source>
        <translation>
            <numerusform>key known for %n day</numerusform>
            <numerusform>key known for %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VolunteerFields</name>
    <message numerus="yes">
        <source>Up to %n, used when dispatching</source>
        <translation>
            <numerusform>Up to %n, used when dispatching</numerusform>
            <numerusform>Up to %n, used when dispatching</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n skills; take one away first</source>
        <translation>
            <numerusform>At most %n skill; take it away first</numerusform>
            <numerusform>At most %n skills; take one away first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VolunteerList</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>one star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WalkInCard</name>
    <message numerus="yes">
        <source>%n name(s) were written in by hand</source>
        <translation>
            <numerusform>%n name was written in by hand</numerusform>
            <numerusform>%n names were written in by hand</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhoCard</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more lack an ID number</source>
        <translation>
            <numerusform>%n more lacks an ID number</numerusform>
            <numerusform>%n more lack an ID number</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more cannot be certified yet</source>
        <translation>
            <numerusform>%n more cannot be certified yet</numerusform>
            <numerusform>%n more cannot be certified yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhomSection</name>
    <message numerus="yes">
        <source>%n character(s) too many</source>
        <translation>
            <numerusform>%n character too many</numerusform>
            <numerusform>%n characters too many</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n working day</numerusform>
            <numerusform>%n working days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not rated</source>
        <translation>
            <numerusform>%n not rated</numerusform>
            <numerusform>%n not rated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
</TS>
