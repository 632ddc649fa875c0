import type { CalendarDate } from "../domain/calendar.js";
import { CLAUSES } from "../domain/clauses.js";
import { WORK_ITEM_POLICIES } from "../domain/policies/work-item.js";
import { problem } from "../domain/problem.js";
import type { WaitKind } from "../domain/vocabulary.js";
import { concludeWaitEnd, concludeWaiting } from "../domain/waits/conclude.js";
import type { WorkItem } from "../domain/work-item.js";
import { judgeAmbiguity } from "./ambiguity.js";
import { type Conclude, changeWorkItem, type Target } from "./change-work-item.js";
import { oneAtATime } from "./in-structure.js";
import type { Outcome } from "./outcome.js";
import { upon } from "./permit.js";
import { type Tracker, today } from "./tracker.js";
import { waitFacts } from "./wait-facts.js";

/** Says what an item waits for. */
export interface WaitFor extends Target {
  readonly kind: WaitKind;
  /** Acronym, alias, number or id of the text that is waited for. */
  readonly awaitedItem?: string | null;
  /** Code, serial or id of the liaison statement whose reply is waited for. */
  readonly liaison?: string | null;
  /** What is waited for, in words, where it is on no record here. */
  readonly what?: string | null;
  /** Left out: today. */
  readonly since?: CalendarDate | null;
  readonly note?: string | null;
}

/** Says that something is waited for no longer. */
export interface EndWait extends Target {
  /** `W1`. */
  readonly wait: string;
  readonly reason: string;
  /** Left out: today. */
  readonly date?: CalendarDate | null;
}

/** Names what an item waits for. One after another, so that of two that would close a circle one is refused. */
export function waitFor(tracker: Tracker, request: WaitFor): Promise<Outcome<WorkItem>> {
  const change = () => changeWorkItem(tracker, "WAIT_FOR", request, concludeWaitingFor(tracker, request));
  return oneAtATime(tracker, "waits", change);
}

/** Says that an item waits for something no longer; what it waited for stays on record. */
export function endWait(tracker: Tracker, request: EndWait): Promise<Outcome<WorkItem>> {
  return changeWorkItem(tracker, "END_WAIT", request, concludeEndingWait(tracker, request));
}

/** Asks the domain whether the item can wait for it. */
export function concludeWaitingFor(tracker: Tracker, request: Omit<WaitFor, keyof Target>): Conclude {
  return (item, programme, permit) => {
    const now = today(tracker);
    const { kind, awaitedItem: name, liaison: code, what, note } = request;
    const since = request.since ?? now;
    const awaitedItem = name ? (programme.workItem(name) ?? programme.workItemById(name)) : null;
    const liaison = code ? programme.liaison(code) : null;
    const unknown = [
      ...(name && !awaitedItem ? [problem("WORK_ITEM_NOT_FOUND", { name }, { path: "awaitedItem" })] : []),
      ...(name ? judgeAmbiguity(programme, name, "awaitedItem") : []),
      ...(code && !liaison ? [problem("LIAISON_NOT_FOUND", { name: code }, { path: "liaison" })] : []),
    ];
    if (unknown.length > 0) return { problems: unknown, next: null };
    const input = { kind, awaitedItem, liaison, what: what || null, since, note: note || null };
    const policy = WORK_ITEM_POLICIES.WAIT_FOR;
    return {
      granted: permit(upon(programme, item, { act: "WAIT_FOR", policy, on: now })),
      ...concludeWaiting(item, input, { itemOf: waitFacts(programme).itemOf, today: now }),
      effectiveOn: since,
      basis: {
        document: liaison?.serial ?? liaison?.code ?? null,
        clause: CLAUSES.TRACKER.citation,
        note: note ?? null,
      },
      said: { since },
    };
  };
}

/** Asks the domain whether the wait can be ended. */
export function concludeEndingWait(tracker: Tracker, request: Omit<EndWait, keyof Target>): Conclude {
  return (item, programme, permit) => {
    const now = today(tracker);
    const date = request.date ?? now;
    const policy = WORK_ITEM_POLICIES.END_WAIT;
    return {
      granted: permit(upon(programme, item, { act: "END_WAIT", policy, on: now })),
      ...concludeWaitEnd(item, { wait: request.wait, reason: request.reason, date }, now),
      effectiveOn: date,
      basis: { clause: CLAUSES.TRACKER.citation, note: request.reason },
      said: { date },
    };
  };
}
