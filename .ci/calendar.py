"""Compares the hall's own calendar day by day with an independent package, chinesecalendar from PyPI.

    cargo run -p domain --example workdays -- server/sample/calendar.json 2004-01-01 2026-12-31 |
        PYTHONPATH=FOLDER-WITH-THE-PACKAGE python3 .ci/calendar.py

Reads what the hall's program counts, one day a line: `2008-02-02 work make_up_workday`. Years that the package does not know
are named and passed over. Exit code 1 when a day differs, when one is missing or when there are too few.
"""

import datetime
import sys

import chinese_calendar
from chinese_calendar import constants


def main():
    known = {day.year for day in constants.holidays}
    compared, different, unknown, before = 0, [], set(), None
    for line in sys.stdin:
        text, word, *_ = line.split()
        day = datetime.date.fromisoformat(text)
        if before and day != before + datetime.timedelta(days=1):
            print(f"days are missing before {day}")
            return 1
        before = day
        if day.year not in known:
            unknown.add(day.year)
            continue
        compared += 1
        if (word == "work") != chinese_calendar.is_workday(day):
            different.append(line.strip())
    for year in sorted(unknown):
        print(f"{year}: not in the package")
    print(f"{compared} days compared, {len(different)} different")
    for line in different:
        print(f"different: {line}")
    return 1 if different or compared < 365 * 20 else 0


if __name__ == "__main__":
    sys.exit(main())
