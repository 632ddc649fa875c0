import type { CalendarDate } from "../domain/calendar.js";
import { CLAUSES } from "../domain/clauses.js";
import { WORK_ITEM_POLICIES } from "../domain/policies/work-item.js";
import { problem } from "../domain/problem.js";
import type { KinKind } from "../domain/vocabulary.js";
import type { WorkItem } from "../domain/work-item.js";
import { concludeRelation } from "../domain/work-items/kin.js";
import { judgeAmbiguity } from "./ambiguity.js";
import { type Conclude, changeWorkItem, type Target } from "./change-work-item.js";
import { oneAtATime } from "./in-structure.js";
import type { Outcome } from "./outcome.js";
import { upon } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Says what an item is to another one. */
export interface RelateWorkItem extends Target {
  readonly kind: KinKind;
  /** Acronym, alias, number or id of the other one. */
  readonly to: string;
  readonly note?: string | null;
  readonly meeting?: string | null;
  readonly document?: string | null;
  /** Left out: today. */
  readonly date?: CalendarDate | null;
}

/** Says that an item was split from another, is a part of it, or goes with it. */
export function relateWorkItem(tracker: Tracker, request: RelateWorkItem): Promise<Outcome<WorkItem>> {
  const change = () => changeWorkItem(tracker, "RELATE", request, concludeRelating(tracker, request));
  return oneAtATime(tracker, "kin", change);
}

/** Asks the domain whether the item can be that to the other one. */
export function concludeRelating(tracker: Tracker, request: Omit<RelateWorkItem, keyof Target>): Conclude {
  return (item, programme, permit) => {
    const now = today(tracker);
    const { kind, to: name, note, meeting, document } = request;
    const date = request.date ?? now;
    const to = programme.workItem(name) ?? programme.workItemById(name);
    if (!to) return { problems: [problem("WORK_ITEM_NOT_FOUND", { name }, { path: "to" })], next: null };
    const facts = { itemOf: (id: string) => programme.workItemById(id), today: now };
    const { problems, next } = concludeRelation(item, { kind, to, note: note || null, date }, facts);
    const policy = WORK_ITEM_POLICIES.RELATE;
    return {
      granted: permit(upon(programme, item, { act: "RELATE", policy, on: now })),
      problems: [
        ...judgeAmbiguity(programme, name, "to"),
        ...problems,
        ...(meeting && !programme.meeting(meeting)
          ? [problem("MEETING_NOT_FOUND", { code: meeting }, { path: "meeting" })]
          : []),
      ],
      next,
      effectiveOn: date,
      basis: {
        meeting: meeting ?? null,
        document: document ?? null,
        clause: CLAUSES.A1_1_4_7.citation,
        note,
      },
      said: { date },
    };
  };
}
