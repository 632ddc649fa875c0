import { genevaDateOf } from "../../domain/calendar.js";
import type { History, HistoryEvent } from "../../domain/history.js";
import { isAction } from "../../domain/procedures/actions.js";
import { designation, standingDecisions, type WorkItem } from "../../domain/work-item.js";
import { isUpkeepAtMeetings } from "../../domain/work-items/meetings.js";
import { wordFor } from "../../words/acts/words.js";
import type { Section } from "../documents/model.js";
import { type Business, isReported, listed, named, say, titleOf } from "./business.js";
import { doneAt } from "./other-acts.js";
import { type Column, headed, tabled } from "./tabled.js";
import { newItems } from "./work-programme.js";

/** The A.1 or A.13 form of every new work item that the meeting agreed or put into the living list (Rec. A.1 Annex A). */
export function formAnnexes(business: Business): Section[] {
  return formsOf(business, [...newItems(business, "AGREED"), ...newItems(business, "LIVING_LIST")]);
}

/** The A.1 or A.13 forms of these items. */
export function formsOf(business: Business, items: readonly WorkItem[]): Section[] {
  if (items.length === 0) return [];
  const columns: readonly Column<readonly [string, string | null]>[] = [
    ["FIELD", "TEXT", ([field]) => field],
    ["ENTRY", "TEXT", ([, entry]) => entry],
  ];
  const forms = items.flatMap((item) => {
    const document = item.registration?.document;
    const paragraphs = document ? [say(business, "document", { document })] : [];
    const places = { item: designation(item) };
    return tabled(business, "ANNEX_FORM", columns, formOf(business, item), {
      isNumbered: false,
      paragraphs,
      places,
    });
  });
  return [headed(business, "ANNEX_FORMS"), ...forms];
}

function formOf(business: Business, item: WorkItem): (readonly [string, string | null])[] {
  const { captions, meeting } = business;
  const { form } = captions;
  const isNormative = item.process === "AAP" || item.process === "TAP";
  const list = (entries: readonly string[] | null) => (entries ? listed(business, entries) : null);
  const editors = (item.editors ?? []).map(({ name, affiliation }) =>
    affiliation ? `${name} (${affiliation})` : name,
  );
  return [
    [form.QUESTION, item.question],
    [form.PROPOSED, captions.types[item.type]],
    [form.MEETING, meeting.code],
    [form.REFERENCE, `${designation(item)} "${titleOf(business, item)}"`],
    [form.BASE_TEXT, list(item.baseTexts)],
    [form.TIMING, item.timing?.raw ?? null],
    [form.EDITORS, named(editors)],
    [form.PROCESS, captions.processes[item.process]],
    [isNormative ? form.SCOPE : form.PURPOSE, item.scope],
    [form.SUMMARY, item.summary],
    [form.RELATIONS, list(item.relations)],
    [form.LIAISONS, list(item.liaisons)],
    [form.SUPPORTERS, item.supportingMembers && named(item.supportingMembers)],
  ];
}

interface Correction {
  readonly question: string | null;
  readonly name: string;
  readonly event: HistoryEvent;
  /** The act that it puts right, as it was recorded first. */
  readonly of: HistoryEvent;
}

/** Every event that put an act of the meeting right, or took it back, with its reason. */
export function corrections(business: Business): Section[] {
  const { captions, meeting } = business;
  const columns: readonly Column<Correction>[] = [
    ["QUESTION", "LABEL", ({ question }) => question],
    ["WORK_ITEM", "NAME", ({ name }) => name],
    ["ACT", "TEXT", (row) => actOf(business, row)],
    ["CORRECTED_ON", "DATE", ({ event }) => genevaDateOf(event.recordedAt)],
    ["BY", "TEXT", ({ event }) => captions.roles[event.by.role]],
    ["REASON", "TEXT", ({ event }) => event.basis.note],
  ];
  const ofItems = concerned(business).flatMap((item) =>
    correctionsIn(item.history, meeting.code).map((one) => ({
      question: item.question,
      name: designation(item),
      ...one,
    })),
  );
  const ofMeeting = meeting.history.flatMap((event) => {
    const of = meeting.history.find(({ seq }) => seq === event.corrects);
    return of ? [{ question: null, name: say(business, "thisMeeting"), event, of }] : [];
  });
  return tabled(business, "ANNEX_CORRECTIONS", columns, [...ofItems, ...ofMeeting], { level: 1 });
}

function correctionsIn(history: History, meeting: string) {
  const bySeq = new Map(history.map((event) => [event.seq, event]));
  return history.flatMap((event) => {
    let of = event.corrects === null ? undefined : bySeq.get(event.corrects);
    while (of && of.corrects !== null) of = bySeq.get(of.corrects);
    return of && of.basis.meeting === meeting && isDoneAtMeetings(of.action) ? [{ event, of }] : [];
  });
}

function actOf(business: Business, { event, of }: Correction): string {
  const act = wordFor(of.action, business.captions.acts);
  const isTakenBack = event.action === "TAKE_BACK" || event.action === "VOID_DECISION";
  return isTakenBack ? say(business, "takenBack", { act }) : act;
}

/** The ends of the histories of everything that was planned or dealt with. */
export function heads(business: Business): Section[] {
  const columns: readonly Column<WorkItem>[] = [
    ["WORK_ITEM", "NAME", ({ acronym }) => acronym],
    ["EVENTS", "NUMBER", ({ revision }) => revision],
    ["HASH", "HASH", ({ history }) => history.at(-1)?.hash ?? ""],
  ];
  const items = concerned(business);
  if (items.length === 0) return [];
  const besides = { level: 1, isNumbered: false, paragraphs: [say(business, "heads")] } as const;
  return tabled(business, "ANNEX_HEADS", columns, items, besides);
}

/** The items of the meeting that are the business of the body. */
export function concerned(business: Business): WorkItem[] {
  const touched = new Set(doneAt(business).map(({ item }) => item));
  return business.items.filter((item) => touched.has(item) || concerns(item, business));
}

function concerns(item: WorkItem, business: Business): boolean {
  const { code, studyGroup } = business.meeting;
  const decided = standingDecisions(item).filter(({ meeting }) => meeting === code);
  const { registration } = item;
  const bodies = [
    item.candidacies[code]?.body,
    ...decided.map(({ body }) => body),
    registration?.meeting === code ? registration.body : null,
  ].filter((body) => body !== null && body !== undefined);
  // What is here for another reason was dealt with by the study group.
  return bodies.length === 0
    ? isReported(business, studyGroup)
    : bodies.some((body) => isReported(business, body));
}

/** What is done at a meeting besides the acts of the procedures. */
const BEGINNINGS_AND_DECISIONS = ["REGISTER", "AGREE_NEW_WORK_ITEM", "RECORD_DECISION"];

function isDoneAtMeetings(action: string): boolean {
  return isAction(action) || isUpkeepAtMeetings(action) || BEGINNINGS_AND_DECISIONS.includes(action);
}
