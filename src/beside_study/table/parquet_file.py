"""Parquet, for evaluators with large tables."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from beside_study.problems import NeedsFixing, Problem
from beside_study.table.raw import RawTable


def read_parquet(path: Path, wanted: Collection[str] | None) -> RawTable:
    """The columns ``wanted`` of a Parquet file."""
    import pyarrow
    import pyarrow.parquet

    try:
        file = pyarrow.parquet.ParquetFile(path)
        header = tuple(file.schema_arrow.names)
        keep = [name for name in dict.fromkeys(header) if wanted is None or name in wanted]
        table = file.read(columns=keep)
    except (pyarrow.ArrowException, OSError) as error:
        what = "This Parquet file cannot be opened."
        raise NeedsFixing([Problem(path.name, what, "Write it again, or save it as CSV.")]) from error
    columns = {name: table.column(name).to_pylist() for name in keep}
    return RawTable(path.name, header, columns, table.num_rows, first_row=1)
