import type { CalendarDate } from "../calendar.js";

/** An edition of a text that governs the work. */
export interface Edition {
  /** As ITU-T dates it, e.g. `10/2008`, or `Rev. Hammamet, 2016`. */
  readonly code: string;
  /** The first day on which acts are judged by it. */
  readonly inForceFrom: CalendarDate;
  /** Whether this tracker's rules were read in it; false: it exists, and was not at hand. */
  readonly wasRead: boolean;
  /** How its day is known. */
  readonly dayFrom: string;
}

/** A text that governs the work, with its editions, the earliest first. */
export interface GoverningText {
  /** As clauses cite it, e.g. `Rec. ITU-T A.8`. */
  readonly name: string;
  readonly editions: readonly Edition[];
}

const FIRST_OF_MONTH = "the month is known; taken from its first day";

const edition = (
  code: string,
  inForceFrom: CalendarDate,
  wasRead: boolean,
  dayFrom = FIRST_OF_MONTH,
): Edition => ({
  code,
  inForceFrom,
  wasRead,
  dayFrom,
});

/**
 * The texts that this tracker cites and the editions that are known. What an edition says otherwise than the one before it is an
 * `Amendment`; of those that were not at hand nobody here knows, so that the rules of the last one that was read go on.
 */
export const GOVERNING_TEXTS: readonly GoverningText[] = [
  {
    name: "Rec. ITU-T A.1",
    editions: [edition("10/2016", "2016-10-01", true), edition("09/2019", "2019-09-01", false)],
  },
  {
    name: "Rec. ITU-T A.5",
    editions: [edition("02/2016", "2016-02-01", false), edition("03/2022", "2022-03-01", false)],
  },
  {
    name: "Rec. ITU-T A.8",
    editions: [
      edition("10/2008", "2008-10-30", true, "approved by WTSA, Johannesburg, 21-30 October 2008"),
      edition("03/2022", "2022-03-01", false),
      edition("01/2024", "2024-01-01", false),
    ],
  },
  { name: "Rec. ITU-T A.12", editions: [edition("11/2016", "2016-11-01", true)] },
  { name: "Rec. ITU-T A.13", editions: [edition("09/2019", "2019-09-01", false)] },
  {
    name: "WTSA Res. 1",
    editions: [
      edition("Rev. Hammamet, 2016", "2016-11-03", true, "WTSA, Hammamet, 25 October to 3 November 2016"),
      edition("Rev. New Delhi, 2024", "2024-10-24", false, "WTSA, New Delhi, 15-24 October 2024"),
    ],
  },
];
