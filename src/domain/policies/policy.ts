import type { CalendarDate } from "../calendar.js";
import type { ClauseKey } from "../clauses.js";
import type { Role, TokenScope } from "../vocabulary.js";

/** Who may do an act. What has no policy cannot be done at all. */
export interface Policy {
  /** In what capacity; the first that somebody holds is the one that is recorded. */
  readonly by: readonly Role[];
  /** What a token of access has to be good for. */
  readonly scope: TokenScope;
  /** Where it is laid down. */
  readonly clause: ClauseKey;
}

/** What somebody asks leave for: an act, upon something, on a day. */
export interface Permission extends Policy {
  /** The act, as a refusal names it: `RECORD_DECISION`. */
  readonly act: string;
  /** What it is upon, as a refusal names it: `Y.QKD-TLS`. */
  readonly upon: string;
  /** The mandates that reach it: labels, the id of a work item, and null for those who serve all. */
  readonly scopes: ReadonlySet<string | null>;
  /** The Geneva date of the act: what somebody could do is judged on that day. */
  readonly on: CalendarDate;
}
