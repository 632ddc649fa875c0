import { type Act, advance, type Basis } from "../domain/history.js";
import { nameKey } from "../domain/names/fold.js";
import { judgedOn, type Problem, problem } from "../domain/problem.js";
import { designation, type WorkItem, type WorkItemState } from "../domain/work-item.js";
import { judgeBeginning } from "../domain/work-items/days.js";
import { KeyTaken, RevisionMoved } from "../persistence/errors.js";
import type { Programme } from "../programme/programme.js";
import { judgeAmbiguity } from "./ambiguity.js";
import { alsoRefused, refuseOtherRevision } from "./expect-revision.js";
import { inTurn } from "./in-turn.js";
import { effectOf } from "./once.js";
import { type Outcome, refused } from "./outcome.js";
import { type Acting, type Granted, type Permit, permitFor, restingOn } from "./permit.js";
import type { Tracker } from "./tracker.js";
import { tryAgain } from "./try-again.js";

/** Which item is to be changed, and by whom. */
export interface Target {
  /** Acronym, alias, assigned number or id. */
  readonly workItem: string;
  /** The revision that the caller saw; the change is refused when the item has moved on. */
  readonly expectedRevision?: number | null;
  /** Only to see what would be refused or pointed out; nothing is stored. */
  readonly dryRun?: boolean | null;
  readonly by: Acting;
}

/** A refusal before anything else could be asked. */
export interface Refusal {
  readonly problems: readonly Problem[];
  readonly next: null;
  readonly granted?: undefined;
}

/** What the domain says to the change. */
export interface Concluded {
  /** The leave that was given for it or not: an act that asked for none does not compile. */
  readonly granted: Granted;
  readonly problems: readonly Problem[];
  readonly warnings?: readonly Problem[];
  /** What the item becomes; null when refused. */
  readonly next: Partial<WorkItemState> | null;
  readonly effectiveOn: string;
  readonly basis?: Partial<Basis>;
  /** What was understood where the request left it out: the day that counts, for one. */
  readonly said?: object;
}

/** Either of them. */
export type Conclusion = Concluded | Refusal;

/** Asks the domain about a change of the item, given the item as it is in the database now. */
export type Conclude = (item: WorkItem, programme: Programme, permit: Permit) => Conclusion;

/** What an item becomes: with the events of one act or of several, or none when it is refused. */
export interface Revised {
  readonly changed: WorkItem;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Changes a work item by one act, as the domain concludes. */
export function changeWorkItem(
  tracker: Tracker,
  action: string,
  target: Target,
  conclude: Conclude,
): Promise<Outcome<WorkItem>> {
  return reviseWorkItem(tracker, target, (item) => judge(tracker, item, action, target, conclude));
}

/**
 * Changes a work item: asks what it becomes, writes it with its revision as the condition. When somebody
 * else was faster, it is asked again about the fresh item, unless the caller named the revision it saw.
 */
export async function reviseWorkItem(
  tracker: Tracker,
  target: Target,
  revise: (item: WorkItem) => Revised,
): Promise<Outcome<WorkItem>> {
  const { workItem: name } = target;
  const key = tracker.programme.current.workItem(name)?.id ?? name;
  const attempt = () => change(tracker, target, revise);
  try {
    return await inTurn(tracker.repositories, key, () => tryAgain(attempt));
  } catch (error) {
    if (!(error instanceof RevisionMoved)) throw error;
    const now = await freshWorkItem(tracker, name);
    return (now && refuseOtherRevision(now, error.expected)) ?? refused([], now);
  }
}

/**
 * It is asked about the item as this process knows it, and written where that is how it stands: the revision in the write's condition tells.
 * Only a refusal, and an item that has moved on, need a look at the database.
 */
async function change(
  tracker: Tracker,
  target: Target,
  revise: (item: WorkItem) => Revised,
): Promise<Outcome<WorkItem>> {
  const known = named(tracker, target.workItem);
  const revised = known && consider(tracker, target, known, revise).revised;
  if (revised) {
    try {
      return await write(tracker, known, revised);
    } catch (error) {
      if (!(error instanceof RevisionMoved)) throw error;
    }
  }
  const item = await freshWorkItem(tracker, target.workItem);
  if (!item)
    return refused([problem("WORK_ITEM_NOT_FOUND", { name: target.workItem }, { path: "workItem" })]);
  const considered = consider(tracker, target, item, revise);
  return considered.answer ?? write(tracker, item, considered.revised);
}

/** What a request comes to for the item as it stands: something to be written, or an answer already. */
type Considered =
  | { readonly revised: Revised; readonly answer?: undefined }
  | { readonly revised?: undefined; readonly answer: Outcome<WorkItem> };

function consider(
  tracker: Tracker,
  target: Target,
  item: WorkItem,
  revise: (item: WorkItem) => Revised,
): Considered {
  const ambiguous = judgeAmbiguity(tracker.programme.current, target.workItem, "workItem");
  if (ambiguous.length > 0) return { answer: refused(ambiguous) };
  const done = effectOf(tracker, item);
  if (done) return { answer: { aggregate: done, problems: [], warnings: [] } };
  const conflict = refuseOtherRevision(item, target.expectedRevision ?? item.revision);
  const revised = revise(item);
  const { changed, problems, warnings } = revised;
  if (conflict) return { answer: alsoRefused(conflict, problems) };
  if (problems.length > 0 || changed === item) return { answer: { aggregate: item, problems, warnings } };
  if (target.dryRun) return { answer: { aggregate: changed, problems, warnings } };
  return { revised };
}

async function write(
  tracker: Tracker,
  item: WorkItem,
  { changed, warnings }: Revised,
): Promise<Outcome<WorkItem>> {
  try {
    const position = await tracker.repositories.workItem.advance(item, changed);
    tracker.programme.apply([{ kind: "workItem", aggregate: changed }]);
    tracker.programme.reach(position);
    return { aggregate: changed, problems: [], warnings };
  } catch (error) {
    if (error instanceof KeyTaken) return refused([await keyTaken(tracker, error.key)], item);
    throw error;
  }
}

/** What the item becomes by an act. */
function judge(
  tracker: Tracker,
  item: WorkItem,
  action: string,
  target: Target,
  conclude: Conclude,
): Revised {
  const conclusion = conclude(item, tracker.programme.current, permitFor(tracker, target.by));
  const { granted } = conclusion;
  if (!granted) return { changed: item, problems: conclusion.problems, warnings: [] };
  const { next, effectiveOn, basis } = conclusion;
  const warnings = judgedOn(conclusion.warnings ?? [], effectiveOn);
  const problems = judgedOn(
    [
      ...granted.problems,
      ...conclusion.problems,
      ...judgeBeginning(item, effectiveOn, DAY_GIVEN_AS[action] ?? "date"),
    ],
    effectiveOn,
  );
  if (problems.length > 0 || next === null) return { changed: item, problems, warnings };
  const { request } = tracker;
  const recordedAt = tracker.now();
  const said = { ...saidIn(target), ...conclusion.said };
  const resting = restingOn(granted, basis);
  const act: Act = { action, effectiveOn, recordedAt, by: granted.by, basis: resting, request, said };
  return { changed: advance<WorkItemState>(item, next, act), problems: [], warnings };
}

/** The name of the day in a request, where it is not `date`. */
const DAY_GIVEN_AS: Readonly<Record<string, string>> = {
  RECORD_DECISION: "decidedOn",
  PROPOSE: "proposedOn",
  WAIT_FOR: "since",
};

/** What a request says of the act itself, to be kept with its event. */
export function saidIn(request: object): object {
  const {
    workItem: _item,
    expectedRevision: _revision,
    by: _by,
    dryRun: _dryRun,
    ...said
  } = request as Record<string, unknown>;
  return said;
}

/** The item as it is in the database now. */
export async function freshWorkItem(tracker: Tracker, name: string): Promise<WorkItem | null> {
  const known = named(tracker, name) ?? (await lookAgain(tracker, name));
  if (!known) return null;
  const stored = await tracker.repositories.workItem.find(known.id);
  if (!stored) return null;
  if (stored.aggregate.revision > known.revision) {
    tracker.programme.apply([{ kind: "workItem", aggregate: stored.aggregate }]);
  }
  return stored.aggregate;
}

/** The refusal for a name or number that the database holds already. */
export async function keyTaken(tracker: Tracker, key: string): Promise<Problem> {
  await tracker.catchUp();
  const isNumber = key.startsWith("number:");
  const name = key.slice(key.indexOf(":") + 1).replace(/@[^@]*$/, "");
  const found = tracker.programme.current.workItem(name);
  if (!found) return taken(isNumber, name, "another work item");
  // Keys are in lower case; people write names as their holder does.
  const asWritten = isNumber
    ? found.number
    : [found.acronym, ...found.aliases].find((one) => nameKey(one) === name);
  return taken(isNumber, asWritten ?? name, designation(found));
}

function taken(isNumber: boolean, name: string, holder: string): Problem {
  return isNumber
    ? problem("NUMBER_TAKEN", { number: name, holder }, { path: "assignedNumber" })
    : problem("NAME_TAKEN", { name, holder }, { path: "acronym" });
}

async function lookAgain(tracker: Tracker, name: string): Promise<WorkItem | null> {
  await tracker.catchUp();
  return named(tracker, name);
}

/** An item that was merged is reached by its id only: its names lead to the other one. */
function named({ programme }: Tracker, name: string): WorkItem | null {
  return programme.current.workItem(name) ?? programme.current.workItemById(name);
}
