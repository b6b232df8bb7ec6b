"""Response times by URL, in ms, from the sketches that the lake holds, as CSV.

    pip install -r requirements.txt
    ./stepwell runs files --format json | python3 response_times.py 1
"""

import argparse
import json
import sys

import pandas
import pyarrow.parquet
from datasketches import kll_floats_sketch

VALUES_KEPT = 4096  # before a merged sketch starts to estimate, as in the answers of the API
WITHIN_MS = 5.0
BOUNDS_MS = [1.0, 2.0, 5.0, 10.0]


def steps(run):
    """The base rows of a run, from the files that answer for it."""
    listed = json.load(sys.stdin)
    files = [f["file"] for f in listed if f["test_run_id"] == run and f["table"] == "steps"]
    if not files:
        sys.exit(f"run {run} has no files; ./stepwell runs list shows the runs there are")
    table = pyarrow.parquet.read_table(
        files,
        columns=["labels", "count", "sum", "sketch"],
        filters=[("metric", "=", "http_req_duration"), ("resolution", "=", 1)],
        partitioning=None,
    )
    return table.to_pandas(maps_as_pydicts="strict")


def merged(sketches):
    merged = kll_floats_sketch(VALUES_KEPT)
    for stored in sketches:
        merged.merge(kll_floats_sketch.deserialize(stored))
    return merged


def distribution(rows):
    """Exact count and sum, and what the sketch knows: quantiles, a rank and a histogram."""
    sketch = merged(rows["sketch"])
    quantiles = sketch.get_quantiles([0.5, 0.95, 0.99], True)
    figures = dict(zip(["p50", "p95", "p99"], quantiles))
    figures["within"] = sketch.get_rank(WITHIN_MS, True)
    shares = sketch.get_pmf(BOUNDS_MS, True)
    for bound, share in zip([*BOUNDS_MS, float("inf")], shares):
        figures[f"to_{bound:g}"] = round(share * sketch.n)
    return {"count": rows["count"].sum(), "sum": rows["sum"].sum(), **figures}


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("run", type=int, help="the test run's id")
    asked = arguments.parse_args()
    rows = steps(asked.run)
    by_name = rows.groupby(rows["labels"].map(lambda labels: labels.get("name", "")))
    figures = {name: distribution(group) for name, group in by_name}
    table = pandas.DataFrame.from_dict(figures, orient="index")
    table.to_csv(sys.stdout, index_label="name")


main()
