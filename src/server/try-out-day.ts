import { type Tracker, today } from "../application/tracker.js";

/** What a page says of the day on which a tracker lives that is tried out. */
export function tryOutNotice(tracker: Tracker): string {
  return `For trying out: on this tracker it is ${today(tracker)}, and whatever is recorded is recorded on that day.`;
}
