"""Which fit rows are decided by: the newest refit that was applied, else the shipped one."""

from hashlib import sha256

from sqlalchemy.orm import Session

from models.decision.probability import Fit, dumped, shipped_fit
from storage.fits import fit_in_force


def current_fit(session: Session) -> Fit:
    """The fit in force. Raises ModelError where the shipped one is damaged."""
    stored = fit_in_force(session)
    return shipped_fit() if stored is None or stored.fit is None else Fit.model_validate(stored.fit)


def fit_fingerprint(fit: Fit) -> str:
    """Changes with the fit, so that what an earlier one decided is decided anew; nothing of its own for the shipped."""
    return "" if fit == shipped_fit() else sha256(dumped(fit).encode()).hexdigest()[:16]
