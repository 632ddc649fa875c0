import { nextOrdinal } from "../approval-track.js";
import type { CalendarDate } from "../calendar.js";
import { type Problem, problem } from "../problem.js";
import { normalise } from "../text.js";
import type { KinKind, RelationKind } from "../vocabulary.js";
import { designation, type Kin, type WorkItem, type WorkItemState } from "../work-item.js";

/** What an item is said to be to another one. */
export interface KinInput {
  readonly kind: KinKind;
  /** The other one. */
  readonly to: WorkItem;
  readonly note: string | null;
  readonly date: CalendarDate;
}

/** What the rules need to know. */
export interface KinFacts {
  /** The work item with this id. */
  readonly itemOf: (id: string) => WorkItem | null;
  readonly today: CalendarDate;
}

/** What an item is to another one, added to the rest; or why not: to itself, twice, in a circle. */
export function concludeRelation(
  item: WorkItem,
  { kind, to, note, date }: KinInput,
  { itemOf, today }: KinFacts,
): { problems: Problem[]; next: Pick<WorkItemState, "kin"> } {
  const kin = item.kin ?? {};
  const said: Kin = { kind, workItem: to.id, since: date, note: note ? normalise(note) : null };
  const [name, other] = [designation(item), designation(to)];
  const isKnown = isAkin(item, to, kind) || (kind === "COMPANION" && isAkin(to, item, kind));
  const problems = [
    ...(isKnown ? [problem("KIN_TWICE", { name, other, kind }, { path: "to" })] : []),
    ...(to.id === item.id || (kind !== "COMPANION" && leadsTo(to, item, kind, itemOf))
      ? [problem("KIN_CIRCLE", { name, other, kind }, { path: "to" })]
      : []),
    ...(date > today ? [problem("DATE_IN_FUTURE", { date, today }, { path: "date" })] : []),
  ];
  return { problems, next: { kin: { ...kin, [`K${nextOrdinal(kin)}`]: said } } };
}

/** An item as it is seen from another one. */
export interface Relative {
  readonly kind: RelationKind;
  readonly workItem: WorkItem;
  /** From when, a Geneva date. */
  readonly since: CalendarDate;
  readonly note: string | null;
}

const SEEN_FROM_THE_OTHER: Readonly<Record<KinKind, RelationKind>> = {
  SPLIT_FROM: "SPLIT_INTO",
  PART_OF: "HAS_PART",
  COMPANION: "COMPANION",
};

/** Every item that one has to do with, whichever of the two said it; `akin` are those that name it. */
export function relativesOf(
  item: WorkItem,
  akin: readonly WorkItem[],
  itemOf: KinFacts["itemOf"],
): readonly Relative[] {
  const own = Object.values(item.kin ?? {}).flatMap(({ workItem: id, ...kin }): Relative[] => {
    const workItem = itemOf(id);
    return workItem ? [{ ...kin, workItem }] : [];
  });
  const into = item.mergedInto ? itemOf(item.mergedInto) : null;
  const theirs = akin.flatMap((workItem): Relative[] => [
    ...Object.values(workItem.kin ?? {})
      .filter((kin) => kin.workItem === item.id)
      .map((kin) => ({ ...kin, kind: SEEN_FROM_THE_OTHER[kin.kind], workItem })),
    ...(workItem.mergedInto === item.id ? [merged("MERGED_FROM", workItem, workItem)] : []),
  ]);
  return [...own, ...(into ? [merged("MERGED_INTO", into, item)] : []), ...theirs];
}

function merged(kind: RelationKind, workItem: WorkItem, { stageSince }: WorkItem): Relative {
  return { kind, workItem, since: stageSince ?? "", note: null };
}

const isAkin = ({ kin = {} }: WorkItem, to: WorkItem, kind: KinKind): boolean =>
  Object.values(kin).some((one) => one.kind === kind && one.workItem === to.id);

/** Whether an item comes from, or is a part of, another one, directly or through others. */
function leadsTo(from: WorkItem, to: WorkItem, kind: KinKind, itemOf: KinFacts["itemOf"]): boolean {
  const seen = new Set<string>();
  const leads = (one: WorkItem): boolean => {
    if (one.id === to.id) return true;
    if (seen.has(one.id)) return false;
    seen.add(one.id);
    return Object.values(one.kin ?? {}).some((kin) => {
      const next = kin.kind === kind ? itemOf(kin.workItem) : null;
      return next !== null && leads(next);
    });
  };
  return leads(from);
}
