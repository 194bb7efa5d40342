"""What the platform need not keep for ever: old drops, old results, used nonces."""

from datetime import timedelta

from server.database import Session

DROPS_KEPT = timedelta(days=180)
RESULTS_KEPT = timedelta(days=400)


def compact(session: Session, county: str, now_ms: int) -> None:
    """Forget drops older than 180 days, and results older than 400.

    A cursor that stands below a forgotten drop is told to begin anew: the scope's floor rises with it.
    """
    before = now_ms - int(DROPS_KEPT.total_seconds() * 1000)
    floors = session.all(
        "SELECT scope, max(n) FROM feed WHERE county = ? AND hash IS NULL AND at_ms < ? GROUP BY scope",
        (county, before),
    )
    for scope, n in floors:
        session.run(
            "UPDATE scope_counter SET floor = ? WHERE county = ? AND no = ? AND floor < ?",
            (n, county, scope, n),
        )
    session.run("DELETE FROM feed WHERE county = ? AND hash IS NULL AND at_ms < ?", (county, before))
    session.run(
        "DELETE FROM op_result WHERE county = ? AND at_ms < ?",
        (county, now_ms - int(RESULTS_KEPT.total_seconds() * 1000)),
    )
