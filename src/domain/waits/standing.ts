import type { Liaison } from "../liaison.js";
import { awaitedFrom, deliveredOn } from "../liaisons/status.js";
import type { Stage, WaitKind, WaitStatus } from "../vocabulary.js";
import { designation, type Wait, type WorkItem, type WorkItemState } from "../work-item.js";

/** What the answer depends on besides the item. */
export interface WaitFacts {
  /** The work item with this id, or the one into which it was merged. */
  readonly itemOf: (id: string) => WorkItem | null;
  readonly liaisonOf: (id: string) => Liaison | null;
  readonly repliesTo: (liaison: Liaison) => readonly Liaison[];
}

/** What an item waits for, with how that stands. */
export interface StandingWait extends Wait {
  readonly status: WaitStatus;
  /** In one sentence without its full stop. */
  readonly says: string;
}

const APPROVED: readonly Stage[] = ["APPROVED", "APPROVED_WITH_RESERVATIONS", "AGREED", "PUBLISHED"];
const UNDECIDED: readonly Stage[] = ["LIVING_LIST", "UNDER_STUDY"];
const GONE: readonly Stage[] = ["DISCONTINUED", "NOT_APPROVED", "DELETED"];

/** What an item waits for, each with how it stands, in the order of recording. */
export function standingWaits(
  { waits = {} }: Pick<WorkItemState, "waits">,
  facts: WaitFacts,
): StandingWait[] {
  return Object.values(waits).map((wait) => ({ ...wait, ...standingOf(wait, facts) }));
}

/** Whether it still holds the item up: it is wanted and not there, also where it cannot come any more. */
export function isHolding({ status }: Pick<StandingWait, "status">): boolean {
  return status === "OPEN" || status === "LOST";
}

/** How it stands with one wait. */
export function standingOf(wait: Wait, facts: WaitFacts): Pick<StandingWait, "status" | "says"> {
  const { ended, awaitedItem, liaison, what, since } = wait;
  if (ended) return { status: "ENDED", says: `${WORDS[wait.kind]} is waited for no longer: ${ended.reason}` };
  if (awaitedItem) return ofItem(wait, facts.itemOf(awaitedItem));
  if (liaison) return ofLiaison(wait, facts.liaisonOf(liaison), facts);
  return { status: "OPEN", says: `${WORDS[wait.kind]} ${what} is waited for since ${since}` };
}

const WORDS: Readonly<Record<WaitKind, string>> = {
  NORMATIVE_REFERENCE: "The normative reference",
  COMPANION_TEXT: "The companion text",
  LIAISON: "The reply",
  IPR_STATEMENT: "The IPR statement",
};

/** A reference has to be approved, a companion decided on. */
function ofItem({ kind, since }: Wait, item: WorkItem | null): Pick<StandingWait, "status" | "says"> {
  const name = `${WORDS[kind]} ${item ? designation(item) : "that is no longer on record"}`;
  if (!item || GONE.includes(item.stage))
    return {
      status: "LOST",
      says: `${name} is ${item?.stage ?? "gone"} and cannot come, waited for since ${since}`,
    };
  const isThere = kind === "COMPANION_TEXT" ? !UNDECIDED.includes(item.stage) : APPROVED.includes(item.stage);
  return isThere
    ? { status: "OVER", says: `${name} is ${item.stage}` }
    : { status: "OPEN", says: `${name} is ${item.stage}, waited for since ${since}` };
}

function ofLiaison(
  { since }: Wait,
  liaison: Liaison | null,
  { repliesTo }: WaitFacts,
): Pick<StandingWait, "status" | "says"> {
  if (!liaison || liaison.withdrawn)
    return {
      status: "LOST",
      says: `The liaison statement ${liaison?.code ?? ""} was withdrawn, waited for since ${since}`,
    };
  const name = liaison.serial ?? liaison.code;
  const sent = deliveredOn(liaison);
  if (!sent)
    return {
      status: "OPEN",
      says: `${name}, whose reply is needed, is not sent yet, waited for since ${since}`,
    };
  const groups = awaitedFrom(liaison, repliesTo(liaison)).map(({ group }) => group);
  if (groups.length === 0) return { status: "OVER", says: `${name} is answered` };
  const by = liaison.deadline ? `, wanted by ${liaison.deadline}` : "";
  return {
    status: "OPEN",
    says: `The reply of ${groups.join(" and ")} to ${name} is outstanding since ${sent}${by}`,
  };
}
