"""A mailbox as a notification block: Prefect's own class for what Apprise can reach, under a name of its own.

Prefect registers no block for plain SMTP, and refuses to save the class that all of them inherit; so it gets a name
here.
"""

from prefect.blocks.notifications import AppriseNotificationBlock


class Mailbox(AppriseNotificationBlock):
    """Sends HTML mail through an SMTP server.

    `url` is one of Apprise's: `mailtos://USER:PASSWORD@smtp.example?from=desk@example&to=ana@example&format=html`.
    """

    _block_type_name = "Counterclaim Mailbox"
    _block_type_slug = "mailbox"
