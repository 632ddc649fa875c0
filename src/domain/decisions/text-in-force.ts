import type { CalendarDate } from "../calendar.js";

/** A text that was approved and that an item changes. */
export interface TextInForce {
  /** As reports write it, e.g. `Y.3510 (ex Y.ccinfra)`. */
  readonly name: string;
  readonly approvedOn: CalendarDate;
}
