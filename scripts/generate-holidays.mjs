// Writes src/domain/procedures/holidays-geneva.ts anew. Not part of `npm run generate`: the table is data that may be
// corrected by hand where ITU observes other days.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import DateHolidays from "date-holidays";

const [FIRST, LAST] = [2025, 2050];

const isWeekday = (day) => ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());

/** The public holidays of the canton of Geneva from Monday to Friday in a year, as months and days. */
function holidaysOf(year) {
  const days = new DateHolidays("CH", "GE")
    .getHolidays(year)
    .filter(({ type }) => type === "public")
    .map(({ date }) => date.slice(0, 10))
    .filter(isWeekday);
  return [...new Set(days)].sort().map((day) => day.slice(5));
}

const rows = [];
for (let year = FIRST; year <= LAST; year += 1) rows.push(`  ${year}: "${holidaysOf(year).join(" ")}",`);

const text = `/**
 * The public holidays of the canton of Geneva that fall on a weekday, as months and days, by year. Written by
 * \`node scripts/generate-holidays.mjs\` with the library date-holidays, and not verified: what ITU itself observes
 * (the United Nations in Geneva exchange some of these days for others) goes here when it is known.
 */
export const HOLIDAYS_OF_GENEVA: Readonly<Record<number, string>> = {
${rows.join("\n")}
};
`;
writeFileSync(join(import.meta.dirname, "../src/domain/procedures/holidays-geneva.ts"), text);
