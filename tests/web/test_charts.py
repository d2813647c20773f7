"""Charts are numbers in proportion; what is hidden is neither drawn in proportion nor told."""

from bs4 import BeautifulSoup
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from volunteering.web.charts import BASELINE, HEIGHT, bars, columns

ROWS = st.lists(st.tuples(st.text(max_size=5), st.none() | st.integers(0, 10**9)), max_size=40)


@given(ROWS)
def test_bars_stay_within_the_width_and_the_largest_fills_it(rows):
    drawn = bars(rows)
    assert [bar.label for bar in drawn] == [label for label, _value in rows]
    assert all(0 <= bar.percent <= 100 for bar in drawn)
    if any(value for _label, value in rows):
        assert max(bar.percent for bar in drawn) == 100


@given(ROWS)
def test_columns_stand_on_the_line_and_do_not_overlap(rows):
    chart = columns(rows)
    assert all(column.top + column.height == BASELINE and column.height <= HEIGHT for column in chart.columns)
    for left, right in zip(chart.columns, chart.columns[1:], strict=False):
        assert left.left + left.width <= right.left + 0.02
    assert all(column.left >= 0 and column.left + column.width <= 100.02 for column in chart.columns)


def test_a_hidden_number_is_drawn_alike_whatever_it_was():
    hidden = bars([("a", None), ("b", 40)])[0]
    assert (hidden.is_hidden, hidden.value, hidden.percent) == (True, None, 0)


def rendered(tag, rows, language="da"):
    template = Template("{% load ui %}{% " + tag + ' rows "Volunteers" %}')
    with translation.override(language):
        return BeautifulSoup(template.render(Context({"rows": rows})), "html.parser")


def test_a_bar_chart_is_a_table_with_headings():
    soup = rendered("bar_chart", [("School", 8), ("Library", 3), ("Office", None)])
    assert soup.caption.get_text() == "Volunteers"
    assert [cell.get_text(" ", strip=True) for cell in soup.select("tbody th")] == ["School", "Library", "Office"]
    assert [cell.get_text(" ", strip=True) for cell in soup.select(".chart__value")] == [
        "8",
        "3",
        "••• Skjult, så ingen kan genkendes",
    ]


def test_a_drawing_uses_points_and_no_style_in_danish_too():
    for tag in ("bar_chart", "column_chart"):
        soup = rendered(tag, [("a", 3), ("b", 7), ("c", 9)])
        assert soup.select("[style]") == []
        for shape in soup.select("rect"):
            assert "," not in shape["width"]


def test_the_numbers_of_a_column_chart_are_also_a_table():
    soup = rendered("column_chart", [("jan", 3), ("feb", None), ("mar", 0)])
    assert soup.svg["aria-hidden"] == "true"
    assert [cell.get_text(" ", strip=True) for cell in soup.select("td.number")] == [
        "3",
        "••• Skjult, så ingen kan genkendes",
        "0",
    ]
    assert len(soup.select("rect.column-chart__bar")) == 1
