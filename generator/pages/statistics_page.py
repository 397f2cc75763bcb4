"""The page of figures."""

from generator.pages.figures import draw
from generator.pages.page import Page
from generator.pages.templates import fill
from generator.views.deriving import Views

STATISTICS = "statistics.html"


def statistics_page(views: Views, trends_uri: str = "") -> Page:
    """Return the page with every figure and its table, and the way to the trends of terms."""
    drawings = [draw(figure) for figure in views.figures]
    html = fill(
        "statistics.html.j2", STATISTICS, drawings=drawings, views=views, trends_uri=trends_uri
    )
    return Page(STATISTICS, "统计", html, STATISTICS, "资料库里有什么。")
