import type { CalendarDate } from "../calendar.js";

/**
 * Days besides Saturdays and Sundays that are not working days at ITU in Geneva. General knowledge, not verified:
 * correct the list here when ITU publishes its own. Only the closing date of a TAP consultation depends on it.
 */
export const HOLIDAYS: readonly CalendarDate[] = [
  // 2025: New Year, Good Friday, Easter Monday, Ascension, Whit Monday, National Day, Genevan Fast, Christmas, Restoration
  ...["2025-01-01", "2025-04-18", "2025-04-21", "2025-05-29", "2025-06-09", "2025-08-01", "2025-09-11"],
  ...["2025-12-25", "2025-12-31"],
  ...["2026-01-01", "2026-04-03", "2026-04-06", "2026-05-14", "2026-05-25", "2026-09-10", "2026-12-25"],
  ...["2026-12-31", "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-06", "2027-05-17", "2027-09-09"],
  ...["2027-12-31", "2028-04-14", "2028-04-17", "2028-05-25", "2028-06-05", "2028-08-01", "2028-09-07"],
  ...["2028-12-25"],
];
