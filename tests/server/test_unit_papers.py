"""A unit's own papers reach its other desks, and no other unit."""

from functools import partial

from core.commands.honours import Award, issue_award
from core.commands.paper_templates import edit_template
from core.domain.certificate import Certificate, CertificateKind
from server.platform import Platform
from tests.server.desks import TurnedClock, a_desk, pulled, register

BODY = 'title = "荣誉证书"\n# 第二行\n[styles]\n' + "\n".join(f"# {n}" for n in range(300))


def test_a_template_edited_on_one_desk_is_on_the_others_of_the_unit(
    platform: Platform, clock: TurnedClock
) -> None:
    one = a_desk(platform, clock)
    one.write(partial(edit_template, paper="honour_certificate", body=BODY))
    assert one.push(platform).results == ()
    two = a_desk(platform, clock, 2, site_id=one.site.id)
    two.push(platform)
    assert [row.body for row in pulled(two.pull(platform), "paper_template")] == [BODY]


def test_another_unit_has_its_own_papers(platform: Platform, clock: TurnedClock) -> None:
    one = a_desk(platform, clock)
    one.write(partial(edit_template, paper="honour_certificate", body=BODY))
    one.push(platform)
    other = a_desk(platform, clock, 2)
    other.push(platform)
    assert pulled(other.pull(platform), "paper_template") == []


def test_an_honour_is_accepted_by_the_platform(platform: Platform, clock: TurnedClock) -> None:
    desk = a_desk(platform, clock)
    volunteer = register(desk)
    award = Award(CertificateKind.HONOUR, "优秀志愿者", "热心公益")
    today = desk.today()
    desk.write(
        partial(
            issue_award,
            volunteer_id=volunteer.id,
            award=award,
            period_from=today,
            period_to=today,
        )
    )
    assert desk.push(platform).results == ()
    with platform.read() as rows:
        assert [row.facts.honour for row in rows.find(Certificate)] == ["优秀志愿者"]
