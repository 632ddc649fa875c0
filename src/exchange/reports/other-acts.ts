import { type StandingAct, standingActs } from "../../domain/corrections/standing-acts.js";
import { type HistoryEvent, topOf } from "../../domain/history.js";
import { type ActionName, isAction } from "../../domain/procedures/actions.js";
import type { WorkItem } from "../../domain/work-item.js";
import { isUpkeepAtMeetings } from "../../domain/work-items/meetings.js";
import { wordFor } from "../../words/acts/words.js";
import type { Section } from "../documents/model.js";
import { type Business, isReported } from "./business.js";
import { itemColumns } from "./item-columns.js";
import { type Column, tabled } from "./tabled.js";

/** An act upon an item, as it stands. */
export interface Done {
  readonly item: WorkItem;
  readonly act: StandingAct;
}

/** Acts that have tables of their own. */
const ELSEWHERE: readonly (ActionName | "MOVE" | "UPDATE")[] = [
  "REGISTER_POSITION",
  "REVOKE_ABSTENTION",
  "MOVE",
  "UPDATE",
];

/**
 * Whatever else was done at the meeting along a procedure: more time asked for, a deferral, a change of the selection …
 * What no other table has is here, so that nothing that a meeting did can be missing from its report.
 */
export function otherActs(business: Business): Section[] {
  const rows = doneAt(business).filter(({ act }) => !hasTableOfItsOwn(act));
  const { question, item } = itemColumns<Done>(business, (row) => row.item);
  const columns: readonly Column<Done>[] = [
    question,
    item,
    ["DAY", "DATE", ({ act }) => act.effectiveOn],
    ["ACT", "TEXT", ({ act }) => wordFor(act.action, business.captions.acts)],
    ["REASON", "TEXT", ({ act }) => reasonOf(act)],
  ];
  return tabled(business, "OTHER_ACTS", columns, rows);
}

/** Every act upon an item that the meeting agreed, as it stands, in the order of the record. */
export function doneAt(business: Business): Done[] {
  return business.items.flatMap((item) =>
    standingActs(item.history)
      .filter((act) => !act.takenBack && isDoneThere(act, item, business))
      .map((act) => ({ item, act })),
  );
}

/** The reason that the act gives; of an act that was put right the event says why that was. */
function reasonOf({ said, event }: StandingAct): string {
  const reason = said ? (said.reason ?? said.note) : event.basis.note;
  return typeof reason === "string" ? reason : "";
}

function isDoneThere(act: StandingAct, item: WorkItem, business: Business): boolean {
  const { action, effectiveOn, event, said } = act;
  const { code, startsOn, endsOn, studyGroup } = business.meeting;
  if (event.basis.meeting !== code || effectiveOn < startsOn || endsOn < effectiveOn) return false;
  if (isAction(action))
    return isReported(business, typeof said?.body === "string" ? said.body.toUpperCase() : studyGroup);
  if (!isUpkeepAtMeetings(action)) return false;
  return homesAround(act, item, business).some((home) => isReported(business, home));
}

/** The bodies that an act of upkeep is the business of: those of the item's Question, before and after a move. */
function homesAround({ event }: StandingAct, item: WorkItem, { programme }: Business): (string | null)[] {
  const { before, after } = moveIn(event) ?? { before: item.question, after: item.question };
  const home = (label: string | null) => (label && programme.question(label)?.workingParty) || null;
  return [item.studyGroup, home(before), home(after)];
}

/** From which Question to which one an event moved its item; null where it did not. */
export function moveIn({ changes }: HistoryEvent): { before: string | null; after: string | null } | null {
  const change = changes.find(({ field }) => field === "question");
  return change ? (change as { before: string | null; after: string | null } & typeof change) : null;
}

/** A decision and an adoption from the living list leave what the other tables are made from. */
function hasTableOfItsOwn({ action, fields: changed }: StandingAct): boolean {
  const fields = [...changed.keys()].map(topOf);
  return (
    fields.includes("decisions") ||
    fields.includes("registration") ||
    (ELSEWHERE as readonly string[]).includes(action)
  );
}
