import { randomUUID } from "node:crypto";
import type { CalendarDate } from "../domain/calendar.js";
import { type Actor, type Basis, begin } from "../domain/history.js";
import { questionLabel } from "../domain/labels.js";
import { WORK_ITEM_POLICIES } from "../domain/policies/work-item.js";
import { type Problem, problem } from "../domain/problem.js";
import { judgeOpen } from "../domain/structure/move.js";
import type { Role } from "../domain/vocabulary.js";
import { designation, type WorkItem, type WorkItemState } from "../domain/work-item.js";
import { concludeRegistration, type RegistrationInput } from "../domain/work-items/register.js";
import { judgeTiming } from "../domain/work-items/timing.js";
import { KeyTaken } from "../persistence/errors.js";
import type { Programme } from "../programme/programme.js";
import { keyTaken, saidIn } from "./change-work-item.js";
import { effectOf } from "./once.js";
import { type Outcome, refused } from "./outcome.js";
import { type Acting, newItemPermission, permitFor, restingOn } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Registers a work item under a Question of the study group. */
export interface RegisterWorkItem extends RegistrationInput {
  readonly question: string;
  readonly by: Acting;
  readonly basis?: Partial<Basis> | null;
  /** The Geneva date from which the item is in the programme; left out: today. */
  readonly date?: CalendarDate | null;
}

/**
 * Brings a work item into the work programme (Rec. A.1 §1.4.7): under study where TSB enters what exists or a meeting's
 * agreement is named, else as a proposal in the living list.
 */
export async function registerWorkItem(
  tracker: Tracker,
  request: RegisterWorkItem,
): Promise<Outcome<WorkItem>> {
  const { question: label, by, basis, date, ...input } = request;
  const programme = tracker.programme.current;
  const question = programme.question(questionLabel(label) ?? "");
  const studyGroup = question && programme.studyGroup(question.studyGroup);
  if (!question || !studyGroup)
    return refused([problem("QUESTION_NOT_FOUND", { label }, { path: "question" })]);

  const registeredBefore = () => effectOf(tracker, tracker.programme.current.workItem(input.acronym));
  const before = registeredBefore();
  if (before) return { aggregate: before, problems: [], warnings: [] };
  const now = today(tracker);
  const effectiveOn = date ?? now;
  const leave = { act: "REGISTER", policy: WORK_ITEM_POLICIES.REGISTER, on: effectiveOn };
  const granted = permitFor(tracker, by)(newItemPermission(question, leave));
  const agreement = { ...basis, date: effectiveOn };
  const onlyProposed = isOnlyProposed(granted.by, agreement);
  const facts = { question, studyGroup, holderOf: holderIn(tracker), onlyProposed };
  const { problems: judged, warnings: proposed, state } = concludeRegistration(facts, input);
  const faults = [
    ...judgeOpen(question, "question"),
    ...judged,
    ...judgeAgreement(programme, granted.by, agreement),
  ];
  const inFuture = problem("DATE_IN_FUTURE", { date: effectiveOn, today: now }, { path: "date" });
  const warnings = [...proposed, ...judgeTiming(input.timing)];
  const problems = effectiveOn > now ? [...faults, inFuture] : faults;
  if (granted.problems.length + problems.length > 0) return refused([...granted.problems, ...problems]);
  const item = begin<WorkItemState>(randomUUID(), state, {
    action: "REGISTER",
    effectiveOn,
    recordedAt: tracker.now(),
    by: granted.by,
    request: tracker.request,
    said: { ...saidIn(request), date: effectiveOn },
    basis: restingOn(granted, { clause: "Rec. ITU-T A.1 §1.4.7", ...basis }),
  });
  try {
    tracker.programme.reach(await tracker.repositories.workItem.insert(item));
  } catch (error) {
    if (!(error instanceof KeyTaken)) throw error;
    const taken = await keyTaken(tracker, error.key);
    const done = registeredBefore();
    return done ? { aggregate: done, problems: [], warnings: [] } : refused([taken]);
  }
  tracker.programme.apply([{ kind: "workItem", aggregate: item }]);
  return { aggregate: item, problems: [], warnings };
}

/** The meeting's agreement that a registration names, and the day from which it counts. */
interface NamedAgreement {
  readonly meeting?: string | null;
  readonly document?: string | null;
  readonly date: CalendarDate;
}

const ENTERING: readonly Role[] = ["TSB", "ADMINISTRATOR"];

/** Who enters what exists; with everybody else, registering is proposing unless a meeting's agreement is named. */
const enters = (by: Actor) => ENTERING.includes((by.onBehalfOf ?? by).role);

/** Whether an item is only proposed by its registration (Rec. A.1 §1.4.7, §2.3.3.6). */
export function isOnlyProposed(by: Actor, { meeting, document }: Omit<NamedAgreement, "date">): boolean {
  return !enters(by) && !(meeting && document);
}

/** Why the agreement that is named cannot be the reason: there is no such meeting, or it had not begun. */
export function judgeAgreement(
  programme: Programme,
  by: Actor,
  { meeting: code, document, date }: NamedAgreement,
): Problem[] {
  if (enters(by) || !code || !document) return [];
  const meeting = programme.meeting(code);
  if (!meeting) return [problem("MEETING_NOT_FOUND", { code }, { path: "basis" })];
  if (meeting.startsOn <= date) return [];
  return [
    problem("DATES_OUT_OF_ORDER", { date, earlier: meeting.startsOn }, { path: "date", clause: "A1_1_4_7" }),
  ];
}

/** Tells for a name which item holds it, if one does. */
export function holderIn(tracker: Tracker): (name: string) => string | null {
  return (name) => {
    const holder = tracker.programme.current.workItem(name);
    return holder ? designation(holder) : null;
  };
}
