"""What the office pages say, Chinese and English side by side."""

from collections.abc import Mapping

from core.domain.practice_site import SiteLevel

WORDS: Mapping[str, tuple[str, str]] = {
    "office": ("县平台管理", "County office"),
    "product": ("文明实践前台", "Practice Desk"),
    "desks": ("前台电脑", "Desks"),
    "enrolment": ("登记", "Enrolment"),
    "units": ("单位", "Units"),
    "acts": ("操作记录", "Record"),
    "log_out": ("退出", "Log out"),
    "language": ("English", "中文"),
    "log_in": ("登录", "Log in"),
    "name": ("姓名", "Name"),
    "password": ("口令", "Password"),
    "password_hint": ("至少 10 个字符", "At least 10 characters"),
    "totp": ("验证码", "One-time code"),
    "totp_hint": ("手机验证器上的 6 位数字", "The six digits on your phone's authenticator"),
    "login_wrong": (
        "姓名、口令或验证码不对，请再核对一次。",
        "Name, password or code does not fit. Please check them.",
    ),
    "locked": ("输错次数多了，请过 15 分钟再试。", "Too many wrong tries. Please come back in 15 minutes."),
    "rate_limited": ("试得太快了，请稍等一会儿。", "That was too fast. Please wait a moment."),
    "join": ("成为管理员", "Become an administrator"),
    "join_lead": (
        "链接只能用一次。先用手机验证器扫码，再填下面三项。",
        "This link works once. Scan the code with an authenticator, then fill in the three fields.",
    ),
    "join_scan": ("用手机验证器扫一扫", "Scan with your authenticator"),
    "join_key": ("不能扫码时，手工输入这串字符", "Or type this key by hand"),
    "join_done": ("登记好了，请登录。", "Done. Please log in."),
    "join_button": ("登记", "Register"),
    "link_used": (
        "这个链接用过了或过期了。请管理员再给一个。",
        "This link was used or is too old. Ask an administrator for another.",
    ),
    "name_needed": ("请填姓名，最多 40 个字。", "Please give a name of at most 40 characters."),
    "name_taken": ("这个姓名已有人用，请加一个区别。", "Somebody has this name; please add something to it."),
    "password_short": ("口令至少要 10 个字符。", "The password needs at least 10 characters."),
    "totp_wrong": ("验证码不对，请等下一个再输。", "The code does not fit. Please wait for the next one."),
    "desks_lead_ok": ("所有电脑都在正常联系。", "Every desk is in touch."),
    "desks_lead_alarm": ("有 {count} 台电脑要您看一下。", "Desks that need a look: {count}."),
    "holidays_unknown": (
        "还没有 {year} 年的节假日表，先按周一到周五算。请把新表放进平台的数据文件夹。",
        "The holidays of {year} are not known; weekdays are counted. Put the new table into the data folder.",
    ),
    "desks_none": (
        "还没有电脑接入。到“登记”给一个登记码。",
        "No desk is enrolled yet. Give out a code under Enrolment.",
    ),
    "desk": ("电脑", "Desk"),
    "unit": ("单位", "Unit"),
    "last_contact": ("最近联系", "Last contact"),
    "never": ("还没有", "not yet"),
    "backlog": ("待上传", "Not yet sent"),
    "backlog_none": ("没有", "nothing"),
    "backlog_some": ("{count} 条，最早 {age}", "{count}, oldest {age}"),
    "backlog_count": ("{count} 条", "{count}"),
    "version": ("版本", "Version"),
    "clock": ("时钟", "Clock"),
    "clock_right": ("准", "right"),
    "clock_fast": ("快 {span}", "{span} fast"),
    "clock_slow": ("慢 {span}", "{span} slow"),
    "disk": ("磁盘余量", "Free disk"),
    "entries": ("已收记录", "Entries received"),
    "receipts": ("依法清除回执", "Erasure receipts"),
    "receipts_of": ("{given} / {all}", "{given} of {all}"),
    "admitted": ("接入时间", "Enrolled"),
    "forks": ("同号不同内容", "Same number, other content"),
    "gaps": ("编号中断", "Gaps in numbers"),
    "times": ("{count} 次", "{count}×"),
    "trouble_at": ("最近一次 {when}", "last {when}"),
    "alarm_fork": ("数据可能被复制或恢复过", "Data was copied or restored"),
    "alarm_gap": ("记录不连续", "Entries are missing"),
    "alarm_backlog": ("超过一天没传上来", "Unsent for over a day"),
    "alarm_silent": ("三天没有联系", "Silent for three days"),
    "alarm_clock": ("时钟不准", "The clock is wrong"),
    "alarm_disk": ("磁盘快满了", "The disk is nearly full"),
    "seen": ("知道了，不再提醒", "Noted, stop reminding"),
    "seen_done": ("以后再有新的会重新提醒。", "Whatever is new is reported again."),
    "act_seen": (
        "看过电脑 {desk} 的同号不同内容 {forks} 次、编号中断 {gaps} 次",
        "noted {forks} forks and {gaps} gaps of the desk {desk}",
    ),
    "do_alarm_fork": (
        "它会另起一段接着传，不会丢。请问一下是否恢复过备份。",
        "It goes on in a new series and loses nothing. Ask whether a backup was restored there.",
    ),
    "do_alarm_gap": (
        "它会自己补传。第二天还这样，请派人看一下。",
        "It sends the missing ones by itself. If it stays so for a day, have somebody look.",
    ),
    "do_alarm_backlog": (
        "请问一下网络；没有网络可用 U 盘转交。",
        "Ask about its network; without one a USB stick carries the entries.",
    ),
    "do_alarm_silent": ("请打电话问一下是否还在用。", "Call and ask whether it is still in use."),
    "do_alarm_clock": ("请在那台电脑上对一下时间。", "Have the time of that PC put right."),
    "do_alarm_disk": ("请在那台电脑上腾出空间。", "Have space made on that PC."),
    "state_ok": ("正常", "In order"),
    "state_retired": ("已停用", "Retired"),
    "retire": ("停用这台电脑", "Retire this desk"),
    "retire_question": ("要停用“{name}”吗？", "Retire “{name}”?"),
    "retire_lead": (
        "停用后不能再上传和下载，柜台上仍可继续办理。",
        "It can neither send nor fetch any more; work at its counter goes on.",
    ),
    "retire_pending": ("这台电脑还有 {count} 条没传上来。", "It still has {count} unsent entries."),
    "retire_yes": ("停用", "Retire"),
    "back": ("返回", "Back"),
    "retired_done": ("已停用。", "Retired."),
    "waiting": ("等待同意", "Waiting for a yes"),
    "waiting_none": ("现在没有电脑在等。", "No desk is waiting."),
    "waiting_hint": (
        "请核对电脑上显示的登记码，一致再同意。",
        "Compare the code on the desk's screen before you agree.",
    ),
    "code": ("登记码", "Code"),
    "asks_as": ("自报单位", "Says it belongs to"),
    "asked_at": ("提出时间", "Asked"),
    "as_unit": ("归入单位", "As a desk of"),
    "as_new_unit": ("新单位：{name}", "a new unit: {name}"),
    "reach": ("可看完整资料", "Full records"),
    "reach_own": ("只有本单位", "of its own unit only"),
    "reach_below": ("本单位和下级单位", "of its unit and those below"),
    "reach_county": ("全县所有单位", "of every unit in the county"),
    "reach_more": ("县级办公室：再选几个单位", "County office: more units, one by one"),
    "reach_hint": (
        "选中的单位，居民和志愿者的完整资料都会存到这台电脑上，也能修改。",
        "This PC will hold and may change the full records of residents and volunteers of these units.",
    ),
    "holds": ("可看完整资料：", "Full records of"),
    "holds_count": ("{count} 个单位", "{count} units"),
    "approve": ("同意接入", "Let it in"),
    "refuse": ("不同意", "Refuse"),
    "approved_done": ("已接入，窗口代号 {code}。", "It is in. Its desk code is {code}."),
    "approved_office_done": (
        "已接入，窗口代号 {code}，可看 {count} 个单位的完整资料。",
        "It is in. Its desk code is {code}; it holds {count} units in full.",
    ),
    "refused_done": ("没有同意接入。", "It was refused."),
    "gone": ("登记码已过期，请在电脑上再申请一次。", "The code is too old. Please ask again at the desk."),
    "given_codes": ("预先发出的登记码", "Codes given out beforehand"),
    "given_hint": ("一个码接入一台电脑，两周内有效。", "One code lets in one desk, within two weeks."),
    "given_none": ("没有未用的登记码。", "No unused codes."),
    "give": ("发一个登记码", "Give out a code"),
    "given_done": ("登记码发好了", "The code is ready"),
    "given_how": (
        "在电脑上扫这个码，地址和登记码一次填好。也可以当面或电话告知：",
        "Scan it at the desk: address and code in one. Or tell both in person or by telephone:",
    ),
    "address": ("平台地址", "Address"),
    "scan_code": ("二维码", "QR code"),
    "scan_hint": ("在前台电脑上用扫码枪扫", "For the scanner of the desk"),
    "withdraw": ("收回", "Withdraw"),
    "withdrawn_done": ("登记码已收回。", "The code was withdrawn."),
    "until": ("有效到", "Good until"),
    "given_by": ("发码人", "Given by"),
    "units_lead": ("中心、所、站都在这里。", "Centres, stations and posts."),
    "units_none": (
        "还没有单位，请先加县中心。",
        "There are no units yet. Please add the county centre first.",
    ),
    "add_unit": ("加一个单位", "Add a unit"),
    "unit_name": ("单位名称", "Name"),
    "unit_code": ("编号字母", "Letters for numbers"),
    "unit_code_hint": (
        "2 到 6 个大写字母，印在每个编号前面",
        "Two to six capital letters, printed before every number",
    ),
    "level": ("层级", "Level"),
    "parent": ("上级单位", "Belongs to"),
    "none": ("无", "none"),
    "phone": ("电话", "Telephone"),
    "desk_count": ("电脑", "Desks"),
    "unit_added": ("单位已加好。", "The unit was added."),
    "unit_refused": ("请核对名称和编号字母。", "Please check the name and the letters."),
    "unit_code_taken": ("这组编号字母已有单位在用。", "Another unit has these letters."),
    "acts_lead": ("谁在什么时候做了什么，只加不改。", "Who did what and when; only ever added to."),
    "when": ("时间", "When"),
    "who": ("谁", "Who"),
    "what": ("做了什么", "What"),
    "invite": ("再请一位管理员", "Invite another administrator"),
    "invite_done": (
        "请把这个一次性链接交给本人，7 天内有效：",
        "Give this one-time link to that person; good for 7 days:",
    ),
    "act_registered": ("成为管理员", "became an administrator"),
    "act_logged_in": ("登录", "logged in"),
    "act_locked": ("输错多次，暂停登录", "was locked after wrong tries"),
    "act_invited": ("请了一位管理员", "invited an administrator"),
    "act_unit_added": ("加单位 {unit}", "added the unit {unit}"),
    "act_approved": ("同意电脑 {desk} 接入", "let in the desk {desk}"),
    "act_approved_office": (
        "同意电脑 {desk} 接入，可看 {count} 个单位",
        "let in the desk {desk} for {count} units",
    ),
    "act_refused": ("不同意接入 {code}", "refused {code}"),
    "act_code_given": ("给 {unit} 发登记码", "gave out a code for {unit}"),
    "act_code_withdrawn": ("收回登记码", "withdrew a code"),
    "act_retired": ("停用电脑 {desk}", "retired the desk {desk}"),
    "problem": ("出了一点问题", "Something went wrong"),
    "problem_lead": ("请回到上一页再试一次。", "Please go back and try again."),
    "not_found": ("没有这一页。", "There is no such page."),
    "now": ("刚刚", "just now"),
    "minutes": ("{count} 分钟", "{count} min"),
    "hours": ("{count} 小时", "{count} h"),
    "days": ("{count} 天", "{count} d"),
    "seconds": ("{count} 秒", "{count} s"),
    "ago": ("{span}前", "{span} ago"),
    "skip": ("跳到正文", "Skip to the content"),
    "level_county_center": ("县中心", "County centre"),
    "level_town_station": ("乡镇所", "Town station"),
    "level_village_post": ("村站", "Village post"),
}


class Words:
    """The words of one language: `words("backlog_count", count=3)`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._place = 1 if language == "en" else 0

    def __call__(self, key: str, **facts: object) -> str:
        """The text with its facts filled in."""
        text = WORDS[key][self._place]
        return text.format(**facts) if facts else text

    def level(self, level: SiteLevel) -> str:
        """A level of units."""
        return self(f"level_{level.value}")

    def span(self, milliseconds: int) -> str:
        """A duration at a glance: its largest whole unit."""
        seconds = abs(milliseconds) // 1000
        for key, size in (("days", 86_400), ("hours", 3_600), ("minutes", 60)):
            if seconds >= size * (2 if key == "days" else 1):
                return self(key, count=seconds // size)
        return self("seconds", count=seconds)

    def ago(self, then_ms: int | None, now_ms: int) -> str:
        """How long ago an instant was."""
        if then_ms is None:
            return self("never")
        return self("now") if now_ms - then_ms < 60_000 else self("ago", span=self.span(now_ms - then_ms))
