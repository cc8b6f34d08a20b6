"""Question sets → runs → scores; scoring reads files only."""
