"""What each article as a whole is about, kept in place of that of its earlier reading and handed to pairing."""

from collections.abc import Collection, Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models.schema import Profile
from storage.bulk import chunked
from storage.tables import ArticleProfile


def store_profile(session: Session, article_id: int, profile: Profile | None) -> None:
    """Keep the profile of an article, or none."""
    session.execute(delete(ArticleProfile).where(ArticleProfile.article_id == article_id))
    if profile is not None:
        shown = profile.model_dump(mode="json", exclude_defaults=True)
        session.add(ArticleProfile(article_id=article_id, profile=shown))


def profiles_of(session: Session, article_ids: Collection[int]) -> dict[int, Profile]:
    """The profiles of those of these articles that have one."""
    found: dict[int, Profile] = {}
    for ids in chunked(sorted(set(article_ids))):
        wanted = select(ArticleProfile.article_id, ArticleProfile.profile).where(ArticleProfile.article_id.in_(ids))
        found.update({id_: Profile.model_validate(shown) for id_, shown in session.execute(wanted)})
    return found


def drop_profiles(session: Session, article_ids: Sequence[int]) -> None:
    """Forget what these articles were about."""
    for ids in chunked(article_ids):
        session.execute(delete(ArticleProfile).where(ArticleProfile.article_id.in_(ids)))
