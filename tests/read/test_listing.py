from __future__ import annotations

from marsad.records import Reading

from .conftest import ReadPage


def entries(reading: Reading) -> list[dict[str, str | None]]:
    assert reading.kind == "listing"
    rows = []
    for entry in reading.entries:
        fields = {name: getattr(entry, name) for name in entry.__struct_fields__ if name != "address"}
        row = {name: field.value for name, field in fields.items() if field}
        rows.append(row | ({"address": entry.address} if entry.address else {}))
    return rows


def test_an_archive_as_text(read_page: ReadPage) -> None:
    page = """Archive: May 2021

1. Harbour Master Resigns
by Lina Haddad for Dafater (opposition website)
He will sleep at home from now on.
3 May 2021

2. Fish Prices Rise
The East Quay pays more, Quay Post reports.
2 May 2021

Older posts"""
    assert entries(read_page(page)) == [
        {
            "headline": "Harbour Master Resigns",
            "deck": "He will sleep at home from now on.",
            "byline": "by Lina Haddad for Dafater (opposition website)",
            "author": "Lina Haddad",
            "outlet_credited": "Dafater",
            "outlet_stance": "opposition website",
            "date": "2021-05-03",
        },
        {
            "headline": "Fish Prices Rise",
            "deck": "The East Quay pays more, Quay Post reports.",
            "outlet_credited": "Quay Post",
            "date": "2021-05-02",
        },
    ]


def test_days_as_headings(read_page: ReadPage) -> None:
    page = """Latest in Ports

3 May 2021
Harbour Master Resigns
Dafater (opposition website)
Fish Prices Rise
Quay Post (independent newspaper)

2 May 2021
Ferrymen Refuse New Shoes
Dafater (opposition website)
"""
    reading = read_page(page)
    assert [row["date"] for row in entries(reading)] == ["2021-05-03", "2021-05-03", "2021-05-02"]
    assert reading.date is None


def test_one_day_is_the_pages_own(read_page: ReadPage) -> None:
    page = "Daily digest\n\nMonday, 3 May 2021\n\n" + "\n\n".join(
        f"{title}\nby {name} for Dafater (local website)"
        for title, name in (
            ("Fish Prices Rise", "Lina Haddad"),
            ("Bridge Promised", "Idris Tennant"),
            ("Rain at Last", "Samir Bek"),
        )
    )
    reading = read_page(page)
    assert reading.date and reading.date.value == "2021-05-03"
    assert {row["date"] for row in entries(reading)} == {"2021-05-03"}


def test_links_are_absolute_and_dates_leave_the_title(read_page: ReadPage) -> None:
    items = "".join(
        f"<li><a href='/news/{n}'>{title}</a><span class='date'>{n} May 2021</span></li>"
        for n, title in enumerate(("Harbour Master Resigns", "Fish Prices Rise Again", "Ferrymen Refuse Shoes"), 1)
    )
    reading = read_page(
        f"<html><body><h1>Archive</h1><ul>{items}</ul></body></html>", address="https://quay.example/archive/"
    )
    assert entries(reading)[1] == {
        "headline": "Fish Prices Rise Again",
        "date": "2021-05-02",
        "address": "https://quay.example/news/2",
    }


def test_a_section_with_one_story_is_still_a_listing(read_page: ReadPage) -> None:
    title = "<h2><a href='/s/1'>Ferry Sinks in the Harbour</a></h2>"
    item = f"<li>{title}<p>Nobody knows why it sailed.</p><time>3 May 2021</time></li>"
    (row,) = entries(read_page(f"<html><body><main><h1>Sport</h1><ul>{item}</ul></main></body></html>"))
    assert row == {
        "headline": "Ferry Sinks in the Harbour",
        "deck": "Nobody knows why it sailed.",
        "date": "2021-05-03",
        "address": "/s/1",
    }


def test_cards_with_headings(read_page: ReadPage) -> None:
    cards = "".join(
        f"<div><h3><a href='/s/{n}'>{title}</a></h3><p>{title} and what came of it.</p></div>"
        for n, title in enumerate(
            ("Harbour Master Resigns", "Fish Prices Rise Again", "Ferrymen Refuse Shoes", "Bridge Promised Again")
        )
    )
    rows = entries(read_page(f"<html><body><main>{cards}</main></body></html>"))
    assert [row["headline"] for row in rows][-1] == "Bridge Promised Again" and len(rows) == 4


def test_a_story_with_related_teasers_is_no_listing(read_page: ReadPage) -> None:
    paragraphs = "".join(
        f"<p>Paragraph {n} of the story says that the ferry has sunk, and at length, and why.</p>" for n in range(4)
    )
    teasers = "".join(
        f"<div><h3><a href=/{n}>Another Story Number {n}</a></h3>"
        f"<p>The harbour master resigned on day {n} after a nap that cost two ships.</p></div>"
        for n in range(5)
    )
    article = f"<article><h1>Ferry Sinks at Noon</h1>{paragraphs}</article>"
    page = f"<html><body>{article}<section><h2>More stories</h2>{teasers}</section>"
    reading = read_page(page)
    assert reading.kind == "story" and len(reading.paragraphs()) == 4


ROWS = (
    ("Council Counts Its Dogs", "3 May 2021"),
    ("Ferry Sinks at Noon", "2 May 2021"),
    ("Baker Closes His Shop for Good", ""),
)


def test_an_entry_that_lacks_its_date_is_still_an_entry(read_page: ReadPage) -> None:
    text = "Archive: May 2021\n\n" + "\n\n".join(f"{title}\n{day}".strip() for title, day in ROWS)
    headings = "".join(f"<h2><a href='/{n}'>{title}</a></h2><p>{day}</p>" for n, (title, day) in enumerate(ROWS))
    items = "".join(f"<li><a href='/{n}'>{title}</a> <span>{day}</span></li>" for n, (title, day) in enumerate(ROWS))
    for page in (text, f"<html><body>{headings}</body></html>", f"<html><body><ul>{items}</ul></body></html>"):
        rows = entries(read_page(page))
        assert [row["headline"] for row in rows] == [title for title, _ in ROWS]
        assert [row.get("date") for row in rows] == ["2021-05-03", "2021-05-02", None]
