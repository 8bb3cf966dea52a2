"""The tidy table and its code book: read, checked, and laid out person by wave."""

from beside_study.table.codebook import CodeBook, read_codebook
from beside_study.table.raw import RawTable, read_table
from beside_study.table.tidy import Tidy

__all__ = ["CodeBook", "RawTable", "Tidy", "read_codebook", "read_table"]
