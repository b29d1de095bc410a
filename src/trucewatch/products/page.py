"""Products as HTML pages that need nothing else: no script, no font and no picture from elsewhere."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from trucewatch.model.frozen import Frozen


@cache
def templates() -> Environment:
    """The templates; a name that a template asks for and nobody gives is an error."""
    return Environment(
        loader=PackageLoader("trucewatch.products", "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def html(template: str, product: Frozen) -> str:
    """A product as a page."""
    return templates().get_template(template).render(product=product)


def json_text(product: Frozen) -> str:
    """A product as JSON, keys in the order of its model, one line feed at the end."""
    return product.model_dump_json(indent=2) + "\n"
