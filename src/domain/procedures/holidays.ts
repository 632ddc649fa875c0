import type { Holidays } from "../calendar.js";
import { HOLIDAYS_OF_GENEVA } from "./holidays-geneva.js";

const YEARS = Object.keys(HOLIDAYS_OF_GENEVA).sort();

/**
 * Days besides Saturdays and Sundays that are not working days at ITU in Geneva, over whole years. Only the closing
 * date of a TAP consultation depends on them; a date that is reckoned beyond these years says so.
 */
export const HOLIDAYS: Holidays = {
  from: `${YEARS[0]}-01-01`,
  until: `${YEARS.at(-1)}-12-31`,
  days: Object.entries(HOLIDAYS_OF_GENEVA).flatMap(([year, days]) =>
    days.split(" ").map((day) => `${year}-${day}`),
  ),
};
