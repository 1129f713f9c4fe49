// What another program reads in `calendar.ics`: prints a line of `calendar_read.txt`.
//
// npm install ical.js@2 && node calendar_read.mjs < calendar.ics      (lines ended by CRLF or LF)

import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const from = new URL("../package.json", import.meta.resolve("ical.js"));
const { version } = JSON.parse(readFileSync(from, "utf8"));
const text = readFileSync(0, "utf8").replaceAll("\r\n", "\n").replaceAll("\n", "\r\n");
const calendar = new ICAL.Component(ICAL.parse(text));
const entries = calendar.getAllSubcomponents("vevent").map((event) => ({
  uid: event.getFirstPropertyValue("uid"),
  sequence: event.getFirstPropertyValue("sequence"),
  begins: event.getFirstPropertyValue("dtstart").toUnixTime(),
  ends: event.getFirstPropertyValue("dtend").toUnixTime(),
  title: event.getFirstPropertyValue("summary"),
  place: event.getFirstPropertyValue("location"),
  is_off: event.getFirstPropertyValue("status") === "CANCELLED",
}));
console.log(`ical.js-${version} ${JSON.stringify(entries)}`);
