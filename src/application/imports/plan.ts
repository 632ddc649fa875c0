import type { CalendarDate } from "../../domain/calendar.js";
import { compare } from "../../domain/imports/compare.js";
import type { Entry } from "../../domain/imports/entry.js";
import { readRow } from "../../domain/imports/read-row.js";
import { nameKey } from "../../domain/names/fold.js";
import { WORK_ITEM_POLICIES } from "../../domain/policies/work-item.js";
import { type Problem, problem } from "../../domain/problem.js";
import { uniqueKeysOf, type WorkItem } from "../../domain/work-item.js";
import { type Granted, type Permit, permission, permitFor, restingOn } from "../permit.js";
import { type Tracker, today } from "../tracker.js";
import { Editions } from "./editions.js";
import { findNamed } from "./find-named.js";
import type { ImportPlan, ImportRequest, PlannedRow, SourceRow } from "./import-plan.js";
import { Places } from "./places.js";
import { begun, type Recording, taken } from "./recorded.js";

/** Rehearses an import: what would become of each row. */
export function planImport(tracker: Tracker, request: ImportRequest): ImportPlan {
  return planPrepared(tracker, request, prepare(request.rows));
}

/** The rows as they are understood, each by itself and beside the others. */
export function prepare(rows: readonly SourceRow[]): readonly ReadSource[] {
  return withoutRepeated(rows.map(readSource));
}

/** The same as {@link planImport} of rows that were prepared. */
export function planPrepared(
  tracker: Tracker,
  request: Omit<ImportRequest, "rows">,
  sources: readonly ReadSource[],
): ImportPlan {
  return new Planning(tracker, request).plan(sources);
}

/** A row that was read: what it says, or why that cannot be understood. */
export interface ReadSource extends SourceRow {
  readonly name: string;
  readonly entry: Entry | null;
  readonly problems: readonly Problem[];
}

class Planning {
  private readonly now: CalendarDate;
  private readonly places: Places;
  private readonly editions: Editions;
  /** The keys of what is to be written, with the names of their holders. */
  private readonly planned = new Map<string, string>();
  private readonly permit: Permit;
  private readonly grants = new Map<string, Granted>();

  constructor(
    private readonly tracker: Tracker,
    private readonly request: Omit<ImportRequest, "rows">,
  ) {
    const { current } = tracker.programme;
    this.now = today(tracker);
    this.permit = permitFor(tracker, request.by);
    this.places = new Places(current, request, { today: this.now, recordedAt: tracker.now() });
    this.editions = new Editions(current);
  }

  plan(read: readonly ReadSource[]): ImportPlan {
    this.editions.expect(read.flatMap(({ entry }) => entry ?? []));
    // Editions in order of time, so that each finds those before it.
    const inTime = read.toSorted((one, other) => dayOf(one).localeCompare(dayOf(other)));
    const rows = inTime.map((one) => this.planRow(one)).sort((one, other) => one.line - other.line);
    return { rows, structure: this.places.setUp };
  }

  private planRow(source: ReadSource): PlannedRow {
    const { entry, line, name } = source;
    const unread = { ...UNDONE, line, name, entry, outcome: "UNREAD" as const };
    if (!entry) return { ...unread, problems: source.problems };
    const granted = this.leaveFor(entry.studyGroup);
    const misplaced = this.places.judge(entry);
    const problems = [...granted.problems, ...misplaced];
    if (problems.length > 0) return { ...unread, problems };
    const recording: Recording = {
      act: {
        recordedAt: this.tracker.now(),
        by: granted.by,
        request: this.tracker.request ?? null,
        basis: restingOn(granted, {
          document: this.request.source,
          note: `Line ${line}: ${entry.status.raw}`,
        }),
      },
      said: { source: this.request.source, line, row: source.row },
      today: this.now,
    };
    const item = findNamed(this.tracker.programme.current, entry);
    return item ? this.planKnown(source, entry, item, recording) : this.planNew(source, entry, recording);
  }

  private planNew({ line, name }: ReadSource, entry: Entry, recording: Recording): PlannedRow {
    const over = this.places.judgeNew(entry);
    if (over.length > 0) return { ...UNDONE, line, name, entry, outcome: "UNREAD", problems: over };
    const facts = { ...this.places.of(entry), ...this.editions.factsOn(entry, null), today: this.now };
    const { item, contradictions } = begun(entry, facts, recording);
    const planned = { ...UNDONE, line, name, entry, warnings: contradictions };
    // A text that is known by its number only is nothing without it.
    if (entry.acronym === entry.number && item.number === null)
      return { ...planned, outcome: "CONFLICTING", problems: contradictions, warnings: [] };
    const held = this.heldBy(item, null);
    if (held) return { ...planned, outcome: "CONFLICTING", problems: [held] };
    this.hold(item);
    this.editions.add(item);
    return { ...planned, outcome: "NEW", after: item };
  }

  private planKnown(
    { line, name, row }: ReadSource,
    entry: Entry,
    item: WorkItem,
    recording: Recording,
  ): PlannedRow {
    const { differences, changed, conflicts } = compare(item, entry, row);
    const planned = { ...UNDONE, line, name, entry, differences, before: item };
    if (conflicts.length > 0) return { ...planned, outcome: "CONFLICTING", problems: conflicts };
    if (changed.length === 0) return { ...planned, outcome: "SAME" };
    const facts = { ...this.places.of(entry), ...this.editions.factsOn(entry, item), today: this.now };
    const { item: after, contradictions } = taken(item, entry, changed, facts, recording);
    const held = this.heldBy(after, item);
    if (held) return { ...planned, outcome: "CONFLICTING", problems: [held] };
    this.hold(after);
    return { ...planned, outcome: "CHANGED", warnings: contradictions, after };
  }

  /** Whether one of the item's names is another's already, as the database would find it. */
  private heldBy(item: WorkItem, before: WorkItem | null): Problem | null {
    const own = new Set(before ? uniqueKeysOf(before) : []);
    const fresh = uniqueKeysOf(item).filter((key) => !own.has(key));
    const holder = fresh.map((key) => this.planned.get(key) ?? this.knownHolder(item, key)).find(Boolean);
    return holder ? problem("NAME_TAKEN", { name: item.acronym, holder }, { path: "workItem" }) : null;
  }

  private knownHolder({ id, acronym, number }: WorkItem, key: string): string | undefined {
    const { current } = this.tracker.programme;
    const alike = [...current.workItemsNamed(acronym), ...(number ? current.workItemsOfText(number) : [])];
    return alike.find((other) => other.id !== id && uniqueKeysOf(other).includes(key))?.acronym;
  }

  private hold(item: WorkItem): void {
    for (const key of uniqueKeysOf(item)) this.planned.set(key, item.acronym);
  }

  private leaveFor(studyGroup: string): Granted {
    const known = this.grants.get(studyGroup);
    if (known) return known;
    const asked = { act: "IMPORT", upon: studyGroup, scopes: [studyGroup], on: this.now };
    const granted = this.permit(permission(WORK_ITEM_POLICIES.IMPORT, asked));
    this.grants.set(studyGroup, granted);
    return granted;
  }
}

const UNDONE = { problems: [], warnings: [], differences: [], before: null, after: null } as const;

function readSource(source: SourceRow): ReadSource {
  const name = source.row.workItem?.trim() ?? "";
  const faults = source.faults.map((why) => problem("ROW_UNREAD", { why }));
  if (faults.length > 0) return { ...source, name, entry: null, problems: faults };
  return { ...source, name, ...readRow(source.row) };
}

/** Rows that name one text: none of them counts, unless they are one and the same, or all but one went on into the next period. */
function withoutRepeated(rows: readonly ReadSource[]): readonly ReadSource[] {
  const byName = new Map<string, ReadSource[]>();
  for (const one of rows) {
    if (!one.entry) continue;
    const key = nameKey(one.entry.acronym);
    const known = byName.get(key);
    if (known) known.push(one);
    else byName.set(key, [one]);
  }
  return rows.map((one) => {
    const same = one.entry ? (byName.get(nameKey(one.entry.acronym)) ?? []) : [];
    const rival = same.length > 1 ? rivalOf(one, same) : null;
    if (!rival) return one;
    const why = `line ${rival.line} has the same name`;
    return { ...one, entry: null, problems: [problem("ROW_UNREAD", { why }, { path: "workItem" })] };
  });
}

/** The row because of which this one does not count; null where it counts. */
function rivalOf(one: ReadSource, same: readonly ReadSource[]): ReadSource | null {
  const standing = same.filter(({ entry }) => entry?.status.carried !== null);
  const [first, ...others] = standing.length > 0 ? standing : same;
  if (!first || (one === first && others.every((other) => isAlike(one, other)))) return null;
  return first === one ? (others[0] ?? null) : first;
}

const isAlike = (one: ReadSource, other: ReadSource) => JSON.stringify(one.row) === JSON.stringify(other.row);

/** When the text was approved or agreed; what is under way comes last. */
function dayOf({ entry }: ReadSource): string {
  return entry?.status.on ?? entry?.approvedOn ?? "9999";
}
