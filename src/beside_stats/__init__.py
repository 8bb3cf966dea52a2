"""Statistics for programs that walk beside mothers and children. numpy and scipy only; no Django."""
