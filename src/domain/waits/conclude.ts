import { nextOrdinal } from "../approval-track.js";
import type { CalendarDate } from "../calendar.js";
import type { Liaison } from "../liaison.js";
import { type Problem, problem } from "../problem.js";
import { normalise } from "../text.js";
import type { WaitKind } from "../vocabulary.js";
import { designation, type Wait, type WorkItem, type WorkItemState } from "../work-item.js";

/** What an item is said to wait for; one of the three is given. */
export interface WaitInput {
  readonly kind: WaitKind;
  readonly awaitedItem: WorkItem | null;
  readonly liaison: Liaison | null;
  readonly what: string | null;
  readonly since: CalendarDate;
  readonly note: string | null;
}

/** What the rules need to know. */
export interface WaitingFacts {
  /** The work item with this id, or the one into which it was merged. */
  readonly itemOf: (id: string) => WorkItem | null;
  readonly today: CalendarDate;
}

interface WaitConclusion {
  readonly problems: Problem[];
  readonly next: Pick<WorkItemState, "waits"> | null;
}

/** What an item waits for, added to the others; or why not: a circle, twice the same, a day to come. */
export function concludeWaiting(
  item: WorkItem,
  input: WaitInput,
  { itemOf, today }: WaitingFacts,
): WaitConclusion {
  const { awaitedItem, liaison, since } = input;
  const waits = item.waits ?? {};
  const wait: Wait = {
    id: `W${nextOrdinal(waits)}`,
    kind: input.kind,
    awaitedItem: awaitedItem?.id ?? null,
    liaison: liaison?.id ?? null,
    what: input.what ? normalise(input.what) : null,
    since,
    note: input.note ? normalise(input.note) : null,
    ended: null,
  };
  const same = Object.values(waits).find((one) => !one.ended && isSame(one, wait));
  const circle = awaitedItem ? circleThrough(item, awaitedItem, itemOf) : null;
  const name = designation(item);
  const problems = [
    ...judgeKind(input),
    ...(same ? [problem("WAIT_TWICE", { name, wait: same.id, since: same.since }, { path: "kind" })] : []),
    ...(circle
      ? [problem("WAIT_CIRCLE", { circle: circle.join(" waits for ") }, { path: "awaitedItem" })]
      : []),
    ...(since > today ? [problem("DATE_IN_FUTURE", { date: since, today }, { path: "since" })] : []),
  ];
  return { problems, next: { waits: { ...waits, [wait.id]: wait } } };
}

/** That something is waited for no longer, whatever became of it. */
export function concludeWaitEnd(
  item: WorkItem,
  { wait: id, reason, date }: { readonly wait: string; readonly reason: string; readonly date: CalendarDate },
  today: CalendarDate,
): WaitConclusion {
  const waits = item.waits ?? {};
  const wait = Object.hasOwn(waits, id) ? waits[id] : undefined;
  const name = designation(item);
  if (!wait || wait.ended)
    return { problems: [problem("WAIT_NOT_FOUND", { name, id }, { path: "wait" })], next: null };
  const problems = [
    ...(date > today ? [problem("DATE_IN_FUTURE", { date, today }, { path: "date" })] : []),
    ...(date < wait.since
      ? [problem("DATES_OUT_OF_ORDER", { date, earlier: wait.since }, { path: "date" })]
      : []),
  ];
  return {
    problems,
    next: { waits: { ...waits, [id]: { ...wait, ended: { on: date, reason: normalise(reason) } } } },
  };
}

/** The names of a circle that a new wait would close, from the item back to itself; null: it closes none. */
export function circleThrough(
  item: WorkItem,
  awaited: WorkItem,
  itemOf: WaitingFacts["itemOf"],
): string[] | null {
  const seen = new Set<string>();
  const path = (from: WorkItem): WorkItem[] | null => {
    if (from.id === item.id) return [from];
    if (seen.has(from.id)) return null;
    seen.add(from.id);
    for (const next of awaitedBy(from, itemOf)) {
      const rest = path(next);
      if (rest) return [from, ...rest];
    }
    return null;
  };
  const back = path(awaited);
  return back ? [item, ...back].map(designation) : null;
}

/** The work items for which an item waits itself, those of ended waits left out. */
export function awaitedBy(
  { waits = {} }: Pick<WorkItemState, "waits">,
  itemOf: WaitingFacts["itemOf"],
): WorkItem[] {
  return Object.values(waits).flatMap(({ awaitedItem, ended }) => {
    const found = awaitedItem && !ended ? itemOf(awaitedItem) : null;
    return found ? [found] : [];
  });
}

const TAKES: Readonly<Record<WaitKind, readonly ("awaitedItem" | "liaison" | "what")[]>> = {
  NORMATIVE_REFERENCE: ["awaitedItem", "what"],
  COMPANION_TEXT: ["awaitedItem", "what"],
  LIAISON: ["liaison"],
  IPR_STATEMENT: ["what"],
};

function judgeKind(input: WaitInput): Problem[] {
  const given = (["awaitedItem", "liaison", "what"] as const).filter((field) => input[field]);
  const [only, ...more] = given;
  const takes = TAKES[input.kind];
  if (only && more.length === 0 && takes.includes(only)) return [];
  return [problem("WAIT_UNFIT", { kind: input.kind, takes: takes.join(" or ") }, { path: "kind" })];
}

const isSame = (one: Wait, other: Wait): boolean =>
  one.kind === other.kind &&
  one.awaitedItem === other.awaitedItem &&
  one.liaison === other.liaison &&
  one.what === other.what;
