import { judgeProcessForType } from "../decisions/judge-kind.js";
import { nameKey, plain } from "../names/fold.js";
import { type Problem, problem } from "../problem.js";
import type { ApprovalProcess, Version, WorkItemType } from "../vocabulary.js";
import { designation, type WorkItemState } from "../work-item.js";
import { type ParticularsInput, readParticulars } from "./particulars.js";
import { distinctAliases, judgeNames } from "./register.js";

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

/** What the item becomes by the change, or every reason why it cannot be made. */
export function concludeUpdate(
  item: WorkItemState,
  input: UpdateInput,
  holderOf: (name: string) => string | null,
): { problems: Problem[]; next: Partial<WorkItemState> } {
  const { acronym, aliases, type, version, integral, process, ...particulars } = input;
  const next: Partial<WorkItemState> = {
    ...readNames(item, acronym, aliases),
    ...(type ? { type } : {}),
    ...(version ? { version } : {}),
    ...(integral === undefined ? {} : { integral }),
    ...(process ? { process } : {}),
    ...readParticulars(item, particulars),
  };
  return { problems: [...judgeNewNames(item, next, holderOf), ...judgeFrozen(item, next)], next };
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

/** Between these the selection is changed by an act of its own, switchProcess: in writing, reasoned and seconded. */
const SELECTABLE: readonly ApprovalProcess[] = ["AAP", "TAP"];

function judgeFrozen(item: WorkItemState, next: Partial<WorkItemState>): Problem[] {
  const whole = { ...item, ...next };
  const facts = { name: designation(item), stage: item.stage };
  const changes = (field: "type" | "version" | "integral" | "process") => whole[field] !== item[field];
  if (item.stage === "UNDER_STUDY" || item.stage === "LIVING_LIST") {
    const isSwitch =
      SELECTABLE.includes(item.process) && SELECTABLE.includes(whole.process) && changes("process");
    if (isSwitch) return [problem("NOT_SECONDED", facts, { path: "process" })];
    return changes("type") || changes("process") || changes("integral") ? judgeProcessForType(whole) : [];
  }
  return [
    ...(changes("process") ? [problem("PROCESS_FROZEN", facts, { path: "process" })] : []),
    ...(["type", "version", "integral"] as const)
      .filter(changes)
      .map((field) => problem("PARTICULARS_FROZEN", { ...facts, field }, { path: field })),
  ];
}
