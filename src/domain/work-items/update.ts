import type { CalendarDate } from "../calendar.js";
import { judgeProcessForType } from "../decisions/judge-kind.js";
import { nameKey, plain } from "../names/fold.js";
import type { Problem } from "../problem.js";
import type { ApprovalProcess, Version, WorkItemType } from "../vocabulary.js";
import type { WorkItemState } from "../work-item.js";
import { type ParticularsInput, readParticulars } from "./particulars.js";
import { distinctAliases, judgeNames } from "./register.js";
import { judgeSelection, rememberSelection } from "./selection.js";
import { changedFields, judgeSettled, warnOfTitle } from "./settled.js";

/** What changes a work item. What is left out stays. */
export interface UpdateInput extends ParticularsInput {
  /** A new provisional name; the old one stays as an alias. */
  readonly acronym?: string | null;
  /** The whole list of other spellings. */
  readonly aliases?: readonly string[] | null;
  readonly type?: WorkItemType | null;
  readonly version?: Version | null;
  /** Of an amendment: whether it changes or adds normative content. */
  readonly integral?: boolean | null;
  readonly process?: ApprovalProcess | null;
}

/** What is said with a change besides. */
export interface UpdateFacts {
  /** Tells for a name which item holds it, if one does. */
  readonly holderOf: (name: string) => string | null;
  /** The Geneva date from which it counts. */
  readonly date: CalendarDate;
  /** When the study group chair approved it, where that is needed (Rec. A.8 §6.3). */
  readonly chairApproval: CalendarDate | null;
}

/** What the item becomes by the change, or every reason why it cannot be made. */
export function concludeUpdate(
  item: WorkItemState,
  input: UpdateInput,
  { holderOf, date, chairApproval }: UpdateFacts,
): { problems: Problem[]; warnings: Problem[]; next: Partial<WorkItemState> } {
  const { acronym, aliases, type, version, integral, process, ...particulars } = input;
  const next: Partial<WorkItemState> = {
    ...readNames(item, acronym, aliases),
    ...(type ? { type } : {}),
    ...(version ? { version } : {}),
    ...(integral === undefined ? {} : { integral }),
    ...(process ? { process, ...rememberSelection(item, process) } : {}),
    ...readParticulars(item, particulars),
  };
  const fields = changedFields(item, next);
  const settled = judgeSettled(item, { fields, chairApproval, date });
  return {
    problems: [
      ...judgeNewNames(item, next, holderOf),
      ...settled,
      ...(settled.length === 0 ? judgeNature({ ...item, ...next }, item, fields) : []),
    ],
    warnings: warnOfTitle(item, fields),
    next,
  };
}

function readNames(item: WorkItemState, acronym?: string | null, aliases?: readonly string[] | null) {
  const name = acronym ? plain(acronym) : item.acronym;
  const others = aliases ?? item.aliases;
  const renamed = nameKey(name) !== nameKey(item.acronym);
  return { acronym: name, aliases: distinctAliases(name, renamed ? [...others, item.acronym] : others) };
}

function judgeNewNames(
  item: WorkItemState,
  next: Partial<WorkItemState>,
  holderOf: (name: string) => string | null,
) {
  const asked = [next.acronym ?? item.acronym, ...(next.aliases ?? [])];
  return judgeNames(asked, holderOf, [item.acronym, ...item.aliases]);
}

/** Why the item cannot become such a text under such a process. */
function judgeNature(becomes: WorkItemState, item: WorkItemState, fields: readonly string[]): Problem[] {
  if (!["type", "integral", "process"].some((field) => fields.includes(field))) return [];
  const selection = judgeSelection(item, becomes.process);
  return selection.length > 0 ? selection : judgeProcessForType(becomes);
}
