<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>HoursForm</name>
    <message>
        <location filename="../../desktop/pages/settings/hours_form.py" line="+38"/>
        <source>Rounding</source>
        <translation>取整</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Minutes in two activities count once</source>
        <translation>重叠时间只算一次</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hours hang out before they are confirmed</source>
        <translation>确认前先公示</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>In force from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>the day of service</source>
        <translation>按服务日期</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>hours, or empty</source>
        <translation>小时，不填即不限</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Activity at most</source>
        <translation>一场活动最多</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Day at most</source>
        <translation>一人一天最多</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Made up at most</source>
        <translation>补录每场最多</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>Counts from</source>
        <translation>起算</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>A list hangs</source>
        <translation>公示</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>working days</source>
        <translation>个工作日</translation>
    </message>
</context>
<context>
    <name>HoursRules</name>
    <message>
        <location filename="../../desktop/pages/settings/hours_rule_words.py" line="+12"/>
        <source>To the minute</source>
        <translation>按分钟</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Time counts to the minute.</source>
        <translation>按分钟计，不取整。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Tenths of an hour</source>
        <translation>0.1 小时</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Time is rounded to tenths of an hour.</source>
        <translation>四舍五入到 0.1 小时。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Nearest half hour</source>
        <translation>四舍五入到半小时</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Time is rounded to the nearest half hour.</source>
        <translation>四舍五入到半小时。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Half hours, down</source>
        <translation>半小时，向下</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Time is rounded down to whole half hours.</source>
        <translation>向下取到整半小时。</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>A visit of less than {n} minutes counts 0.</source>
        <translation>不满 {n} 分钟的记 0。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>One activity counts {h} hours at most.</source>
        <translation>一场活动最多记 {h} 小时。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>One activity has no limit.</source>
        <translation>一场活动不设上限。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>One person&apos;s day counts {h} hours at most.</source>
        <translation>一人一天最多记 {h} 小时。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>One person&apos;s day has no limit.</source>
        <translation>一人一天不设上限。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Made-up hours of one activity count {h} at most.</source>
        <translation>补录时长每场最多记 {h} 小时。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Made-up hours count up to the activity&apos;s length.</source>
        <translation>补录时长不超过活动时长。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Minutes in two activities count once.</source>
        <translation>两场重叠的时间只算一次。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Minutes in two activities count in both.</source>
        <translation>两场重叠的时间各算一次。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Hours hang out for {n} working days before they are confirmed.</source>
        <translation>确认前须公示 {n} 个工作日。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Hours need not hang out; a list hangs {n} working days.</source>
        <translation>不要求公示；公示时挂 {n} 个工作日。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>{month}: none of {n} visits would count otherwise.</source>
        <translation>{month}共 {n} 条，没有变化。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>{month}: {rows} of {n} visits of {people} people would count otherwise.</source>
        <translation>{month}共 {n} 条，{people} 人的 {rows} 条会变。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>All together {before} hours would be {after} hours ({by}).</source>
        <translation>合计 {before} 小时会变为 {after} 小时（{by}）。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Covers our unit and {n} below without rules of their own.</source>
        <translation>试算包括本单位和下级 {n} 个没有自定规则的单位。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The rules reach {n} units. This preview covers {held}, whose rows this desk holds.</source>
        <translation>规则管到 {n} 个单位。试算包括本机有数据的 {held} 个。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>{name}, {day}, {activity}: {before} → {after} hours</source>
        <translation>{name}，{day}，{activity}：{before} → {after} 小时</translation>
    </message>
</context>
<context>
    <name>HoursRulesSection</name>
    <message>
        <location filename="../../desktop/pages/settings/hours_rules.py" line="+59"/>
        <source>Rules for hours</source>
        <translation>服务时长规则</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>They hold for all desks of this unit. Confirmed hours stay as they are.</source>
        <translation>本单位各台前台都按此计算。已确认的时长不变。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>In force today</source>
        <translation>今天执行的规则</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Decisions so far</source>
        <translation>历次决定</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>A new decision</source>
        <translation>作出新决定</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>stays with the decision</source>
        <translation>随决定留存</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Try it on this month</source>
        <translation>试算本月</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Decide…</source>
        <translation>决定…</translation>
    </message>
    <message>
        <location line="+47"/>
        <source>No. %1: the rules this program comes with</source>
        <translation>第 %1 号：程序自带的规则</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>No. {number}, in force from {day}. Decided on {on} by {who}: {reason}</source>
        <translation>第 {number} 号，{day} 起执行。{on} 由{who}决定：{reason}</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>Please enter a number that is possible.</source>
        <translation>请填合理的数字。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Counting this month…</source>
        <translation>正在试算本月…</translation>
    </message>
    <message>
        <location line="+74"/>
        <source>Please give a reason.</source>
        <translation>请写明理由。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Do these rules hold from %1 on?</source>
        <translation>从 %1 起按这些规则？</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 decides. Visits nobody confirmed yet are counted anew; confirmed hours stay.</source>
        <translation>由%1决定。未确认的按新规则重算；已确认的不变。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Decide</source>
        <translation>决定</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Not yet</source>
        <translation>先不</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Decided. The rules before stay on record.</source>
        <translation>已决定。以前的规则仍留存。</translation>
    </message>
</context>
</TS>
