"""What a paper is and whose: kind, council, date, time, place."""
