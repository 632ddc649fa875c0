import { isDeepStrictEqual } from "node:util";
import { aggregateAtRevision } from "../as-of.js";
import { type HistoryEvent, topOf } from "../history.js";
import { formatNumber } from "../names/format.js";
import { parseNumber } from "../names/parse.js";
import { type Problem, problem } from "../problem.js";
import type { WorkItem, WorkItemState } from "../work-item.js";
import type { Entry } from "./entry.js";
import { readRow } from "./read-row.js";
import type { RawRow, SaidOfRow } from "./row.js";
import { isImport, lastImport, writeRow } from "./write-row.js";

/** What of an item is compared with a record, by the name under which a conflict is listed. */
export const COMPARED = {
  number: ["number", "externalStatus"],
  studyGroup: ["studyGroup"],
  question: ["question", "jointQuestions"],
  studyPeriod: ["studyPeriod", "carriedFrom"],
  type: ["type", "parent"],
  process: ["process", "externalStatus"],
  version: ["version"],
  status: ["stage", "stageSince", "cycle", "approvedOn", "externalStatus"],
  title: ["titles"],
  summary: ["summary"],
  timing: ["timing"],
  priority: ["priority"],
  editors: ["editors"],
  liaisons: ["liaisons"],
  supportingMembers: ["supportingMembers"],
  baseTexts: ["baseTexts"],
  equivalentNumber: ["equivalentNumber"],
} as const satisfies Partial<Record<keyof Entry, readonly (keyof WorkItemState)[]>>;
/** One of them. */
export type Compared = keyof typeof COMPARED;

/** What nobody decides: where the tracker has nothing on record, the record fills it in. */
const FILLED_IN: readonly Compared[] = [
  "title",
  "summary",
  "timing",
  "priority",
  "editors",
  "liaisons",
  "supportingMembers",
  "baseTexts",
  "equivalentNumber",
];

/** Once an act of the procedures is on record here, these are settled by such acts alone. */
const OF_PROCEDURES: readonly Compared[] = ["number", "process", "type", "status"];

const TRACK: ReadonlySet<string> = new Set<keyof WorkItemState>([
  "stage",
  "decisions",
  "steps",
  "comments",
  "replies",
  "positions",
]);

function isOfProcedure(event: HistoryEvent): boolean {
  return (
    event.action !== "IMPORT" && event.seq > 1 && event.changes.some(({ field }) => TRACK.has(topOf(field)))
  );
}

/** What a record says otherwise than the tracker. */
export interface Difference {
  readonly field: Compared;
  readonly theirs: unknown;
  readonly ours: unknown;
}

/** A row against the item that it names. */
export interface Comparison {
  /** Everything that is said otherwise. */
  readonly differences: readonly Difference[];
  /** What can be taken over: the record has changed it, and nobody here has. */
  readonly changed: readonly Compared[];
  /** What cannot: nothing of the row is taken then. */
  readonly conflicts: readonly Problem[];
}

/** What the tracker would say of the item in a row. */
export function entryOf(item: WorkItem): Entry {
  const { entry, problems } = readRow(writeRow(item));
  if (!entry) throw new Error(`${item.acronym} cannot be written as a row: ${problems[0]?.message}`);
  return entry;
}

/** Compares what a row says with the item that it names, and with what the row said when it was brought in last. */
export function compare(item: WorkItem, theirs: Entry, row: RawRow): Comparison {
  const ours = entryOf(item);
  const differences = fieldsSaid(theirs).flatMap((field) =>
    isSaidAlike(field, theirs, ours) ? [] : [{ field, theirs: theirs[field], ours: ours[field] }],
  );
  if (differences.length === 0) return { differences, changed: [], conflicts: [] };
  const last = lastImport(item);
  const base = last && readRow(last.row).entry;
  const taken = last && base ? { base, answer: entryOf(aggregateAtRevision(item, last.seq)) } : null;
  const isUnderWay = item.history.some(isOfProcedure);
  const standing = differences.flatMap((one) => {
    const isOurs = OF_PROCEDURES.includes(one.field) && isUnderWay;
    const how = isOurs ? "CONFLICTS" : judge(one.field, theirs, ours, taken);
    return how === "KEPT" ? [] : [{ ...one, how }];
  });
  const newer = standing.length > 0 ? newerThan(item, theirs, row) : null;
  const older = newer ? [problem("ROW_OLDER", { line: newer.line, source: newer.source })] : [];
  const isTaken = (one: (typeof standing)[number]) => one.how === "CHANGED" && !newer;
  return {
    differences,
    changed: standing.filter(isTaken).map(({ field }) => field),
    conflicts: [...older, ...standing.filter((one) => !isTaken(one)).map(conflictOf)],
  };
}

interface Taken {
  /** What the row said when it was brought in last. */
  readonly base: Entry;
  /** What the tracker said right after that. */
  readonly answer: Entry;
}

/** KEPT: the record says what it said, and the tracker what it said to that, as where it contradicts the rules. */
function judge(
  field: Compared,
  theirs: Entry,
  ours: Entry,
  taken: Taken | null,
): "CHANGED" | "CONFLICTS" | "KEPT" {
  const isEmpty = ours[field] === null || ours[field] === undefined;
  if (!taken) return isEmpty && FILLED_IN.includes(field) ? "CHANGED" : "CONFLICTS";
  const isUntouched = isSaidAlike(field, ours, taken.answer);
  const isNew = taken.base[field] === undefined || !isSaidAlike(field, theirs, taken.base);
  if (!isUntouched) return "CONFLICTS";
  return isNew ? "CHANGED" : "KEPT";
}

/** What was brought in after this row was: by the row's own day, or because the row was brought in before another one. */
function newerThan(item: WorkItem, theirs: Entry, row: RawRow): SaidOfRow | null {
  const imports = item.history.filter(isImport).map(({ said }) => said as unknown as SaidOfRow);
  const last = imports.at(-1);
  if (!last) return null;
  const known = last.row.lastUpdate?.trim();
  if (known && theirs.lastUpdate) return theirs.lastUpdate < known ? last : null;
  const position = imports.findIndex((one) => isDeepStrictEqual({ ...one.row }, { ...row }));
  return position >= 0 && position < imports.length - 1 ? last : null;
}

const fieldsSaid = (entry: Entry) =>
  (Object.keys(COMPARED) as Compared[]).filter((field) => entry[field] !== undefined);

function isSaidAlike(field: Compared, one: Entry, other: Entry): boolean {
  return isDeepStrictEqual(comparable(field, one, other), comparable(field, other, one));
}

function comparable(field: Compared, entry: Entry, other: Entry): unknown {
  if (field === "number") return entry.number && withoutEdition(entry.number);
  if (field === "question") return [entry.question ?? null, ...(entry.jointQuestions ?? [])];
  if (field === "timing") return entry.timing?.raw ?? null;
  if (field !== "status") return entry[field] ?? null;
  const { status, raw, on } = entry.status;
  const day = on ?? entry.approvedOn;
  const isByMonth = entry.isMonthOnly || other.isMonthOnly;
  return [status ?? raw, status === "Under study" ? null : isByMonth ? day?.slice(0, 7) : day];
}

/** The number without the text's own edition, which its day tells. */
function withoutEdition(text: string): string {
  const number = parseNumber(text);
  if (!number) return text;
  const { parts, edition } = number;
  const [last] = parts.slice(-1);
  if (!last) return formatNumber({ ...number, edition: null });
  return formatNumber({ ...number, edition, parts: [...parts.slice(0, -1), { ...last, edition: null }] });
}

function conflictOf({ field, theirs, ours }: Difference): Problem {
  return problem("ROW_CONFLICTS", { field, theirs: inWords(theirs), ours: inWords(ours) }, { path: field });
}

/** A value as a list of differences shows it. */
export function inWords(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  const text = typeof value === "object" ? wordsIn(value) : String(value);
  return text.length > 120 ? `"${text.slice(0, 120)}…"` : `"${text}"`;
}

function wordsIn(value: object): string {
  if (Array.isArray(value))
    return value.map((one) => (typeof one === "string" ? one : one.name)).join("; ") || "none";
  if (!("raw" in value)) return JSON.stringify(value);
  const { raw, status, on } = value as { raw: string; status?: string; on?: string | null };
  return status && on ? `${status} on ${on}` : raw;
}
