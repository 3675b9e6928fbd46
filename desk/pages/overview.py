"""The overview: the funnel over time, how long answers took, and the machine's quality by the verdicts."""

from enum import StrEnum

from fastapi import APIRouter, Request
from sqlalchemy.orm import Session
from starlette.responses import HTMLResponse, Response

from desk.pages.common import REFUSALS, Reading
from desk.pictures.canvas import Theme, svg_response
from desk.pictures.overview import LAG_ENDS, Stages, funnel, lag_bins, lags, reliability
from desk.quality import precision_by_decision, reliability_bins
from desk.render import page
from storage.fits import fit_in_force, latest_fits
from storage.queries import latest_runs
from storage.teaching import count_missed, counts_by_status, judged_rows, lag_counts, tallies

router = APIRouter(responses=REFUSALS)

#: Runs in the picture of the funnel.
MOST_RUNS = 60


class Picture(StrEnum):
    """The pictures of the overview."""

    FUNNEL = "funnel"
    LAGS = "lags"
    QUALITY = "quality"


@router.get("/overview", response_class=HTMLResponse, summary="Funnel, lags and quality")
def overview(request: Request, session: Reading) -> HTMLResponse:
    judged = judged_rows(session)
    return page(
        request,
        "overview.html",
        runs=latest_runs(session, 8),
        counts=counts_by_status(session),
        lags=lag_bins(lag_counts(session, LAG_ENDS)),
        judged=judged,
        precision=precision_by_decision(judged),
        bins=reliability_bins(judged),
        missed=count_missed(session),
        tallies=tallies(session),
        fits=latest_fits(session, 6),
        in_force=fit_in_force(session),
    )


@router.get("/overview/{picture}.svg", summary="One of its pictures")
def picture(picture: Picture, session: Reading, theme: Theme = Theme.LIGHT) -> Response:
    match picture:
        case Picture.FUNNEL:
            return svg_response(funnel(_stages(session), theme))
        case Picture.LAGS:
            return svg_response(lags(lag_counts(session, LAG_ENDS), theme))
        case Picture.QUALITY:
            return svg_response(reliability(reliability_bins(judged_rows(session)), theme))


def _stages(session: Session) -> list[Stages]:
    """Runs that read or paired something, oldest first."""
    runs = [run for run in latest_runs(session, MOST_RUNS) if run.articles or run.candidates]
    return [Stages(run.started_at, run.articles, run.statements, run.candidates, run.flagged) for run in reversed(runs)]
