"""What another program reads in `calendar.ics`: prints a line of `calendar_read.txt`.

pip install icalendar==6.* && python calendar_read.py < calendar.ics      (lines ended by CRLF or LF)
"""

import json
import sys

import icalendar

text = sys.stdin.buffer.read().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
calendar = icalendar.Calendar.from_ical(text)
entries = [
    {
        "uid": str(event["UID"]),
        "sequence": int(event["SEQUENCE"]),
        "begins": int(event["DTSTART"].dt.timestamp()),
        "ends": int(event["DTEND"].dt.timestamp()),
        "title": str(event["SUMMARY"]),
        "place": str(event["LOCATION"]) if "LOCATION" in event else None,
        "is_off": str(event["STATUS"]) == "CANCELLED",
    }
    for event in calendar.walk("VEVENT")
]
print(f"icalendar-{icalendar.__version__}", json.dumps(entries))
