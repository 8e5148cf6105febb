"""What a report shows: tables, curves, plots and questions, and the page that they stand on."""
