"""`python -m benchmarks.quality SET ...`, for developers; users have `counterclaim evaluate`."""

from benchmarks.quality.command import app

if __name__ == "__main__":
    app()
