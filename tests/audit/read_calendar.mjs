// Reads an iCalendar file with ical.js and prints what it understood as JSON: for each event its uid, title, start
// in wall time and zone, and the first dates of its series.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const MOST_DATES = 10;
const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf-8")));
calendar.getAllSubcomponents("vtimezone").forEach((zone) => ICAL.TimezoneService.register(zone));

const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  const dates = [];
  if (event.isRecurring()) {
    const series = event.iterator();
    for (let next = series.next(); next && dates.length < MOST_DATES; next = series.next()) dates.push(next.toString());
  }
  return { uid: event.uid, title: event.summary, start: event.startDate.toString(), zone: event.startDate.zone.tzid, dates };
});
console.log(JSON.stringify({ version: calendar.getFirstPropertyValue("version"), events }));
