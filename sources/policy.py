"""What an operator decides about taking articles in: who asks, how far we may reach, what is kept and how long."""

import re

from pydantic import Field, field_validator

from models.schema import Frozen

_MAIL = re.compile(r"[^@\s<>()]+@[^@\s<>()]+\.[^@\s<>()]+")
_PAGE = re.compile(r"https?://[^\s<>()]+")


class Policy(Frozen):
    """The section `ingest:` of a configuration.

    `contact` (a mail address or a web page) stands in the User-Agent of every request; without one nothing is asked
    of another machine. `allow_private_networks` lets addresses, redirects and names lead into private networks; without
    it only a private address that is itself spelled out as a source is asked, and only on its own port.
    A stored page is looked at again at the next visit and then each time its age has doubled, for `recheck_days`.
    `keep_responses` keeps the response behind each article, compressed. Full texts and responses older than
    `expire_text_after_days` are removed by `counterclaim article expire`; None keeps them.
    """

    contact: str | None = None
    allow_private_networks: bool = False
    recheck_days: int = Field(default=7, ge=0)
    keep_responses: bool = True
    expire_text_after_days: int | None = Field(default=None, ge=1)

    @field_validator("contact")
    @classmethod
    def _reachable(cls, value: str | None) -> str | None:
        """A site that is hurt by us must be able to tell somebody."""
        contact = (value or "").strip().removeprefix("mailto:")
        if not contact:
            return None
        if not contact.isascii() or not (_MAIL.fullmatch(contact) or _PAGE.fullmatch(contact)):
            raise ValueError("give a mail address or an http(s) address where a site's owner can reach you")
        return contact

    def user_agent(self, product: str) -> str:
        """The User-Agent: `product`, with the contact in its comment."""
        if self.contact is None:
            return product
        return f"{product[:-1]}; +{self.contact})" if product.endswith(")") else f"{product} (+{self.contact})"
