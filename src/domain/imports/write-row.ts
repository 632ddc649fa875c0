import type { HistoryEvent } from "../history.js";
import { designation, type WorkItem } from "../work-item.js";
import { publishedOn } from "../work-items/named.js";
import { joinList } from "./lists.js";
import type { RawRow, RowField, SaidOfRow } from "./row.js";
import { writtenStatus } from "./status.js";
import { PRIORITY_WORDS, PROCESS_WORDS, TYPE_WORDS, VERSION_WORDS, wordFor } from "./words.js";

/** What the tracker keeps of another record without understanding it: given back as it was. */
const KEPT_RAW: readonly RowField[] = ["comment", "a5Justifications", "lastUpdate"];

/**
 * The row of an item, as the public work programme would have it. Read again it says the same: `-` is "there is none", an
 * empty cell "not recorded".
 */
export function writeRow(item: WorkItem): Required<RawRow> {
  const { timing, priority } = item;
  const imported = lastImport(item)?.row ?? {};
  const raw = (field: RowField) => (KEPT_RAW.includes(field) ? (imported[field] ?? "") : "");
  return {
    workItem: designation(item),
    question: [item.question ?? "", ...(item.jointQuestions ?? []).map((one) => one.question)].join(", "),
    studyGroup: item.studyGroup,
    studyPeriod: item.studyPeriod,
    title: item.titles.en?.text ?? "",
    status: writtenStatus(item),
    approvedOn: publishedOn(item) ?? "",
    process: wordFor(PROCESS_WORDS, item.process),
    type: wordFor(TYPE_WORDS, item.type),
    version: wordFor(VERSION_WORDS, item.version),
    provisionalName: item.acronym,
    equivalentNumber: line(item.equivalentNumber),
    timing: line(timing?.raw ?? null),
    // Words in the timing that name a priority count unless the priority is said by itself.
    priority: priority ? wordFor(PRIORITY_WORDS, priority) : /priority\)/i.test(timing?.raw ?? "") ? "-" : "",
    liaisons: list(item.liaisons),
    supportingMembers: list(item.supportingMembers),
    summary: line(item.summary),
    comment: raw("comment"),
    baseTexts: list(item.baseTexts),
    editors: list(
      item.editors?.map(({ name, affiliation }) => `${name}${affiliation ? ` (${affiliation})` : ""}`),
    ),
    a5Justifications: raw("a5Justifications"),
    registeredOn: item.history.at(0)?.effectiveOn ?? "",
    lastUpdate: raw("lastUpdate"),
  };
}

/** What the item's newest event that brought a row in keeps of it; null where none did. */
export function lastImport({
  history,
}: Pick<WorkItem, "history">): (SaidOfRow & { readonly seq: number }) | null {
  const event = history.findLast(isImport);
  return event ? { ...(event.said as unknown as SaidOfRow), seq: event.seq } : null;
}

/** Whether the event brought a row of another record in. */
export function isImport({ action, said }: Pick<HistoryEvent, "action" | "said">): boolean {
  return action === "IMPORT" && said !== undefined;
}

/** An empty text says that there is none, null that it is not recorded. */
const line = (text: string | null) => (text === "" ? "-" : (text ?? ""));

const list = (items: readonly string[] | null | undefined) => (items ? joinList(items) : "");
