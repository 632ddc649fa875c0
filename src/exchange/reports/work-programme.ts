import { standingActs } from "../../domain/corrections/standing-acts.js";
import { topOf } from "../../domain/history.js";
import type { Question } from "../../domain/study-group.js";
import type { RegistrationResult, Stage } from "../../domain/vocabulary.js";
import type { WorkItem } from "../../domain/work-item.js";
import type { Section } from "../documents/model.js";
import { type Business, isReported, listed, questionsOf, say } from "./business.js";
import type { SectionKey } from "./captions/captions.js";
import { deletedItems } from "./decisions.js";
import { itemColumns } from "./item-columns.js";
import { type Done, doneAt, moveIn } from "./other-acts.js";
import { type Column, grouped, tabled, tabledBitByBit } from "./tabled.js";

/** Where the work on an item is over. */
const OVER: readonly Stage[] = [
  "DISCONTINUED",
  "APPROVED",
  "APPROVED_WITH_RESERVATIONS",
  "AGREED",
  "PUBLISHED",
  "DELETED",
];

const RESULTS: Readonly<Record<RegistrationResult, SectionKey>> = {
  AGREED: "NEW_ITEMS",
  LIVING_LIST: "LIVING_LIST",
};

/** The work programme after the meeting: new, deleted, moved and updated work items, and how every open one stands, bit by bit. */
export function* workProgramme(business: Business): Generator<void, Section[]> {
  const standing = yield* ongoing(business);
  yield;
  return grouped(business, "WORK_PROGRAMME", [
    ...registered(business, "AGREED"),
    ...registered(business, "LIVING_LIST"),
    ...deletedItems(business),
    ...moved(business),
    ...updated(business),
    ...standing,
  ]);
}

/** The new work items that the meeting agreed, or put into the living list. */
export function newItems(business: Business, result: RegistrationResult): WorkItem[] {
  return business.items.filter(
    ({ registration }) =>
      registration?.meeting === business.meeting.code &&
      registration.result === result &&
      isReported(business, registration.body),
  );
}

/** The open work items of the body's Questions, by Question and acronym. */
export function openItems(business: Business): WorkItem[] {
  return questionsOf(business).flatMap((question) => openItemsOf(question, business));
}

/** The open work items of a Question, by acronym. */
export function openItemsOf(question: Question, { programme }: Business): WorkItem[] {
  return [...programme.workItemsOf(question)].filter(
    ({ stage, mergedInto }) => !OVER.includes(stage) && !mergedInto,
  );
}

function registered(business: Business, result: RegistrationResult): Section[] {
  const { question, item, status, title, editor, baseText, equivalent } = itemColumns<WorkItem>(
    business,
    (row) => row,
  );
  const justification: Column<WorkItem> = [
    "JUSTIFICATION",
    "NAME",
    (row) => row.registration?.document ?? null,
  ];
  const columns = [question, item, status, title, editor, baseText, equivalent, justification];
  return tabled(business, RESULTS[result], columns, newItems(business, result));
}

function moved(business: Business): Section[] {
  const { item, title } = itemColumns<Done>(business, (row) => row.item);
  const columns: readonly Column<Done>[] = [
    item,
    title,
    ["FROM_QUESTION", "LABEL", ({ act }) => moveIn(act.event)?.before ?? null],
    ["TO_QUESTION", "LABEL", ({ act }) => moveIn(act.event)?.after ?? null],
  ];
  const rows = doneAt(business).filter(({ act }) => act.action === "MOVE");
  return tabled(business, "MOVED", columns, rows);
}

function updated(business: Business): Section[] {
  const { question, item, title } = itemColumns<Done>(business, (row) => row.item);
  const columns: readonly Column<Done>[] = [
    question,
    item,
    title,
    ["CHANGED", "TEXT", ({ act }) => listed(business, fieldsIn(business, [...act.fields.keys()]))],
  ];
  const rows = doneAt(business).filter(({ act }) => act.action === "UPDATE");
  return tabled(business, "UPDATED", columns, rows);
}

/** The particulars of an item by their captions; those that have none by their own names. */
function fieldsIn({ captions }: Business, changed: readonly string[]): string[] {
  const { columns, form } = captions;
  const names: Readonly<Record<string, string>> = {
    titles: columns.TITLE,
    editors: form.EDITORS,
    baseTexts: form.BASE_TEXT,
    summary: form.SUMMARY,
    scope: form.SCOPE,
    timing: form.TIMING,
    process: form.PROCESS,
    a5Justifications: columns.A5,
    equivalentNumber: columns.EQUIVALENT,
    acronym: columns.WORK_ITEM,
  };
  return [...new Set(changed.map(topOf))].map((field) => names[field] ?? field);
}

function* ongoing(business: Business): Generator<void, Section[]> {
  const { captions, writing } = business;
  const { question, item, title, editor, baseText, equivalent } = itemColumns<WorkItem>(
    business,
    (row) => row,
  );
  const columns: readonly Column<WorkItem>[] = [
    question,
    item,
    [
      "STATUS",
      "NAME",
      ({ version, stage }) => `${captions.versions[version]}${writing.words.pause}${captions.stages[stage]}`,
    ],
    title,
    editor,
    baseText,
    equivalent,
    ["TARGET_DATE", "LABEL", ({ timing }) => timing?.month ?? timing?.raw ?? null],
    ["SUMMARY_UPDATED", "LABEL", (row) => say(business, isSummaryNew(row, business) ? "yes" : "no")],
  ];
  return yield* tabledBitByBit(business, "ONGOING", columns, openItems(business));
}

/** Whether the summary was written or changed since the meeting before. */
function isSummaryNew({ history }: WorkItem, { previous, asOf }: Business): boolean {
  const since = previous?.endsOn ?? "";
  return standingActs(history).some(
    ({ effectiveOn, fields, takenBack }) =>
      !takenBack && since < effectiveOn && effectiveOn <= asOf && fields.get("summary") != null,
  );
}
