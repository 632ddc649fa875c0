import { assert } from "chai";
import fc from "fast-check";
import {
  addDays,
  addMonths,
  daysBetween,
  genevaDateOf,
  instantOf,
  isCalendarDate,
  isClockTime,
  workingDaysBefore,
} from "../../src/domain/calendar.js";

const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2090-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("the calendar", () => {
  it("knows which dates exist", () => {
    for (const date of ["2026-02-27", "2024-02-29", "2000-02-29", "1999-12-31"])
      assert.isTrue(isCalendarDate(date), date);
    for (const text of [
      "2026-02-29",
      "2026-02-30",
      "2100-02-29",
      "2026-13-01",
      "2026-00-10",
      "2026-1-1",
      "26-01-01",
      "2026-01-01T00:00",
      "",
      "２０２６-01-01",
      "2026-01-01\n",
      "-002026-01-01",
    ])
      assert.isFalse(isCalendarDate(text), JSON.stringify(text));
  });

  it("adds what it counts", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -2000, max: 2000 }), (from, days) => {
        const to = addDays(from, days);
        assert.isTrue(isCalendarDate(to));
        assert.equal(daysBetween(from, to), days);
        assert.equal(Math.sign(days), from < to ? 1 : from > to ? -1 : 0, "texts of dates sort by time");
      }),
    );
  });

  it("adds months to the end of a shorter month", () => {
    assert.equal(addMonths("2025-11-30", 3), "2026-02-28");
    assert.equal(addMonths("2026-01-31", 1), "2026-02-28");
    assert.equal(addMonths("2026-03-31", -1), "2026-02-28");
  });

  it("gives clock times of Geneva in winter and in summer, and the day that it is there", () => {
    assert.equal(instantOf("2026-02-27", "09:00"), "2026-02-27T08:00:00.000Z");
    assert.equal(instantOf("2026-07-01", "09:00"), "2026-07-01T07:00:00.000Z");
    assert.equal(genevaDateOf("2026-02-26T23:00:00.000Z"), "2026-02-27");
    assert.equal(genevaDateOf("2026-02-26T22:59:59.999Z"), "2026-02-26");
    assert.equal(genevaDateOf("2026-06-30T22:00:00.000Z"), "2026-07-01");
    fc.assert(
      fc.property(day, fc.integer({ min: 4, max: 23 }), (date, hour) => {
        assert.equal(genevaDateOf(instantOf(date, `${String(hour).padStart(2, "0")}:30`)), date);
      }),
    );
  });

  it("counts working days back over week-ends and holidays", () => {
    const none = { days: [] };
    assert.equal(workingDaysBefore("2026-03-02", 1, none), "2026-02-27");
    assert.equal(workingDaysBefore("2026-03-02", 7, none), "2026-02-19");
    assert.equal(workingDaysBefore("2026-04-07", 1, { days: ["2026-04-06", "2026-04-03"] }), "2026-04-02");
    assert.equal(workingDaysBefore("2026-03-01", 0, none), "2026-03-01");
  });

  it("tells the clock times that a day does not have", () => {
    assert.isFalse(isClockTime("2027-03-28", "02:30"));
    assert.isTrue(isClockTime("2027-03-28", "03:00"));
    assert.isTrue(isClockTime("2027-03-29", "02:30"));
    // Clocks are put back: the time is there twice, and the first of the two is meant.
    assert.isTrue(isClockTime("2027-10-31", "02:30"));
    assert.equal(instantOf("2027-10-31", "02:30"), "2027-10-31T00:30:00.000Z");
  });
});
