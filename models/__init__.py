"""What reads language. Imported before torch, of which two settings are made here."""

import os

# oneDNN, with which torch multiplies on a CPU, compiles a kernel for each number of rows that it meets, 0.3 to 0.7 MB
# each, and keeps 1,024 of them in two places: a service that reads news for hours would grow by hundreds of MB. The
# layers of one batch share theirs among 64 as well. Both are read while torch is imported: nothing of ours is sooner.
for _name in ("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "LRU_CACHE_CAPACITY"):
    os.environ.setdefault(_name, "64")
