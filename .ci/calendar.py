"""Compares the sample's official calendar day by day with an independent package, chinesecalendar from PyPI.

    PYTHONPATH=FOLDER-WITH-THE-PACKAGE python3 .ci/calendar.py

Years that the package does not know are named and passed over. Exit code 1 when a day differs.
"""

import datetime
import json
import pathlib
import sys

import chinese_calendar
from chinese_calendar import constants

FILE = pathlib.Path(__file__).parent.parent / "server" / "sample" / "calendar.json"


def ours(years, day):
    """DOMAIN 3.2 R1: a working day by the notice, else Monday to Friday unless the notice takes it off."""
    year = years[str(day.year)]
    text = day.isoformat()
    if text in year["work"]:
        return True
    return text not in year["off"] and day.weekday() < 5


def main():
    years = json.loads(FILE.read_text(encoding="utf-8"))["years"]
    known = {day.year for day in constants.holidays}
    compared, different = 0, []
    for name in sorted(years):
        if int(name) not in known:
            print(f"{name}: not in the package")
            continue
        day = datetime.date(int(name), 1, 1)
        while day.year == int(name):
            compared += 1
            if ours(years, day) != chinese_calendar.is_workday(day):
                different.append(day.isoformat())
            day += datetime.timedelta(days=1)
    print(f"{compared} days of {len(known & {int(year) for year in years})} years compared, {len(different)} different")
    for day in different:
        print(f"different: {day}")
    return 1 if different or compared < 365 * 20 else 0


if __name__ == "__main__":
    sys.exit(main())
