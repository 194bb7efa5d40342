<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
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
        <name>LaterPage</name>
        <message numerus="yes">
            <source>%n record(s) are kept on this desk, and they are safe.</source>
            <translation>
                <numerusform>%n record is kept on this desk, and it is safe.</numerusform>
                <numerusform>%n records are kept on this desk, and they are safe.</numerusform>
            </translation>
        </message>
    </context>
</TS>
