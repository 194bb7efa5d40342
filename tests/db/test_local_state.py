from datetime import timedelta
from pathlib import Path

from db.connection import Driver
from db.store import Store
from tests.db.builders import START, a_founded_store, open_store


def test_a_draft_is_there_after_the_program_was_started_again(tmp_path: Path, driver: Driver) -> None:
    with a_founded_store(tmp_path, driver) as store:
        store.local.save_draft("request", "new", b'{"words":"a"}', START)
        store.local.save_draft("request", "new", b'{"words":"ab"}', START)
        store.local.save_draft("volunteer", "new", b"{}", START + timedelta(minutes=1))
    with open_store(tmp_path, driver) as store:
        assert [(draft.kind, draft.body) for draft in store.local.drafts()] == [
            ("volunteer", b"{}"),
            ("request", b'{"words":"ab"}'),
        ]
        (draft,) = store.local.drafts("request")
        assert draft.saved_at == START


def test_a_dropped_draft_is_gone(store: Store) -> None:
    store.local.save_draft("request", "new", b"{}", START)
    store.local.drop_draft("request", "new")
    assert store.local.drafts() == ()


def test_a_setting_is_replaced_and_kept(store: Store) -> None:
    store.local.set("theme", "light")
    store.local.set("theme", "dark")
    assert store.local.settings() == {"theme": "dark"}


def test_drafts_and_settings_leave_no_log_entry(store: Store) -> None:
    before = store.queries.health().op_count
    store.local.save_draft("request", "new", b"{}", START)
    store.local.set("theme", "dark")
    assert store.queries.health().op_count == before
