"""The commands, a module per occasion: judging, planning, practising, adding content."""
