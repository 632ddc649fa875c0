import { expect } from "chai";
import { yearsWithoutHolidays } from "../../../src/domain/calendar.js";
import { HOLIDAYS } from "../../../src/domain/procedures/holidays.js";

describe("The holidays", () => {
  it("are those that were known for the years 2025 to 2028", () => {
    const of = (year: number) => HOLIDAYS.days.filter((day) => day.startsWith(`${year}-`));
    expect(of(2026)).to.deep.equal([
      ...["2026-01-01", "2026-04-03", "2026-04-06", "2026-05-14", "2026-05-25", "2026-09-10"],
      ...["2026-12-25", "2026-12-31"],
    ]);
    expect(of(2028)).to.include.members(["2028-04-14", "2028-09-07"]);
    expect(HOLIDAYS).to.include({ from: "2025-01-01", until: "2050-12-31" });
  });

  it("hold Good Friday to Whit Monday in every year, by the date of Easter", () => {
    for (let year = 2025; year <= 2050; year += 1) {
      const easter = Date.parse(`${easterOf(year)}T12:00:00Z`);
      const days = [-2, 1, 39, 50].map((after) =>
        new Date(easter + after * 86_400_000).toISOString().slice(0, 10),
      );
      expect(HOLIDAYS.days, String(year)).to.include.members(days);
    }
  });

  it("are known of a consultation that closes in 2029, and said to be unknown of one in 2051", () => {
    expect(yearsWithoutHolidays("2029-03-29", "2029-04-09", HOLIDAYS)).to.equal(null);
    expect(yearsWithoutHolidays("2050-12-28", "2051-01-09", HOLIDAYS)).to.equal("2051");
    expect(yearsWithoutHolidays("2051-05-01", "2051-05-12", HOLIDAYS)).to.equal("2051");
    expect(yearsWithoutHolidays("2024-12-20", "2025-01-06", HOLIDAYS)).to.equal("2024");
  });
});

/** Easter Sunday in the Gregorian calendar, by the rule of Meeus, Jones and Butcher. */
function easterOf(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return `${year}-${String(Math.floor(f / 31)).padStart(2, "0")}-${String((f % 31) + 1).padStart(2, "0")}`;
}
