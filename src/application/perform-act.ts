import type { CalendarDate } from "../domain/calendar.js";
import { CLAUSES } from "../domain/clauses.js";
import { dayAt, type Meeting } from "../domain/meeting.js";
import type { HeldMandate, Person } from "../domain/person.js";
import { judgePermission } from "../domain/policies/judge.js";
import type { Policy } from "../domain/policies/policy.js";
import { actPolicy, WORK_ITEM_POLICIES } from "../domain/policies/work-item.js";
import { type Problem, problem } from "../domain/problem.js";
import { bodyOfAct, concludeAct, isAtSitting, policyOf, rowAt } from "../domain/procedures/act.js";
import type { ActionName } from "../domain/procedures/actions.js";
import {
  type AvailableAction,
  availableActions,
  type OfferedAction,
} from "../domain/procedures/available.js";
import type { GavelAction } from "../domain/procedures/effects/index.js";
import type { ActInput } from "../domain/procedures/facts.js";
import { HOLIDAYS } from "../domain/procedures/holidays.js";
import { meetingAhead } from "../domain/procedures/meeting-ahead.js";
import { normalise } from "../domain/text.js";
import { ROLES, type Role } from "../domain/vocabulary.js";
import type { WorkItem, WorkItemState } from "../domain/work-item.js";
import { inWords, openParticulars, UPDATING_SAYS } from "../domain/work-items/open-particulars.js";
import type { Programme } from "../programme/programme.js";
import { atOpenSitting } from "./at-open-sitting.js";
import { type Conclude, changeWorkItem, saidIn, type Target } from "./change-work-item.js";
import { membersLike } from "./members-like.js";
import { numberHolder } from "./number-holder.js";
import type { Outcome } from "./outcome.js";
import { permissionFacts, upon } from "./permit.js";
import { textInForce } from "./text-in-force.js";
import { type Tracker, today } from "./tracker.js";

/** Does one act of the approval procedures. */
export interface PerformAct extends Target, ActInput {
  /** The Geneva date of the act; left out: today. */
  readonly date?: CalendarDate | null;
  /** Code of the meeting; left out: the one that the item's open step leads to. */
  readonly meeting?: string | null;
}

/** The acts that are done here; the first decisions are recorded at the gavel: `recordDecision`. */
export type ProcedureAction = Exclude<ActionName, GavelAction>;

/** Does an act of a procedure: every act is a row of a table, so they all go the same way. */
export function performAct(
  tracker: Tracker,
  action: ProcedureAction,
  request: PerformAct,
): Promise<Outcome<WorkItem>> {
  const conclude = atOpenSitting(concludeProcedureAct(tracker, action, request), (item, programme) => {
    const row = rowAt(item, action, request.date ?? today(tracker));
    if (!row || !isAtSitting(row)) return null;
    const body = bodyOfAct(row, request.body, item.studyGroup);
    return { meeting: meetingFor(programme, item, request.meeting), body };
  });
  return changeWorkItem(tracker, action, request, conclude);
}

/** Asks the domain about an act of a procedure. */
export function concludeProcedureAct(
  tracker: Tracker,
  action: ProcedureAction,
  { date, meeting, ...request }: Omit<PerformAct, keyof Target>,
): Conclude {
  return (item, programme, permit) => {
    const now = today(tracker);
    const known = meetingFor(programme, item, meeting);
    const studyGroup = programme.studyGroup(item.studyGroup);
    if (meeting && !known)
      return refusal(problem("MEETING_NOT_FOUND", { code: meeting }, { path: "meeting" }));
    if (!studyGroup) return refusal(problem("BODY_UNKNOWN", { body: item.studyGroup }));
    const day = date ?? dayLeftOut(item, action, { meeting: known, body: request.body, now });
    const facts = {
      item,
      studyGroup,
      home: programme.homeOn(item, day),
      meeting: known,
      date: day,
      dayGiven: Boolean(date),
      today: now,
      now: tracker.now(),
      holidays: HOLIDAYS,
      numberHolder: (number: string) => numberHolder(programme, item, number),
      meetingNamed: (code: string) => programme.meeting(code),
      membersLike: (name: string) => membersLike(programme, name),
      textInForce: (number: string) => textInForce(programme, item, number),
      input: readInput(request),
    };
    const policy = policyOf(item, action, day) ?? NOBODY;
    const granted = permit(
      upon(programme, item, { act: action, policy, on: facts.date, body: request.body }),
    );
    return { ...concludeAct(facts, action), granted, said: { date: facts.date } };
  };
}

/** The day of an act that nobody said: that of the sitting at which it is done, where it is known, else today. */
function dayLeftOut(
  item: WorkItemState,
  action: ActionName,
  { meeting, body, now }: { meeting: Meeting | null; body?: string | null | undefined; now: CalendarDate },
): CalendarDate {
  const row = rowAt(item, action, now);
  if (!meeting || !row || !isAtSitting(row)) return now;
  return dayAt(meeting, bodyOfAct(row, body, item.studyGroup), now) ?? now;
}

/** Who asks what may be done: somebody in a role, or a person as he or she stands towards the item on that day. */
export type Asking = Role | Person;

/** What may be done to the item by whoever asks on this day, and what not and why; and who else could do it. */
export function askAvailableActions(
  programme: Programme,
  item: WorkItem,
  asking: Asking,
  date: CalendarDate,
): readonly (AvailableAction & { readonly holders: () => readonly HeldMandate[] })[] {
  const studyGroup = programme.studyGroup(item.studyGroup);
  if (!studyGroup) return [];
  const home = programme.homeOf(item);
  const meeting = meetingFor(programme, item);
  const meetingNamed = (code: string) => programme.meeting(code);
  const facts = { item, studyGroup, home, meeting, meetingNamed, date, today: date, holidays: HOLIDAYS };
  const who = typeof asking === "string" ? { name: "", role: asking } : { ...asking, as: null };
  const factsOf = permissionFacts(programme, date);
  const permissionOf = (act: OfferedAction, policy: Policy) =>
    upon(programme, item, { act, policy, on: date });
  const forbids = (act: OfferedAction, policy: Policy) => {
    const permission = permissionOf(act, policy);
    return judgePermission(who, permission, factsOf(permission)).problems;
  };
  const actions = [
    ...availableActions(facts, (row) => forbids(row.action, actPolicy(row))),
    updating(item, (policy) => forbids("UPDATE", policy)),
  ];
  return actions.map((action) => {
    const asked = permissionOf(action.action, { ...NOBODY, by: action.by });
    return { ...action, holders: () => factsOf(asked).holders };
  });
}

/** The update of particulars, as one of the acts: possible for whoever may change any of them now. */
function updating(item: WorkItemState, forbids: (policy: Policy) => readonly Problem[]): AvailableAction {
  const lines = openParticulars(item);
  const by = [...new Set(lines.flatMap((line) => line.by))];
  const { UPDATE } = WORK_ITEM_POLICIES;
  const problems = forbids({ ...UPDATE, by });
  return {
    action: "UPDATE",
    says: UPDATING_SAYS,
    possible: problems.length === 0,
    problems,
    conditions: lines.map(inWords),
    by,
    leadsTo: [],
    clause: CLAUSES[UPDATE.clause].citation,
  };
}

/** The policy of what a process does not know at all: its refusal is the business of the tables. */
const NOBODY: Policy = { by: [...ROLES], scope: "APPROVAL", clause: "TRACKER" };

/** The meeting that is named, or else the one that the item's open step leads to. */
function meetingFor(programme: Programme, item: WorkItemState, code?: string | null): Meeting | null {
  const named = code ?? meetingAhead(item);
  return named ? programme.meeting(named) : null;
}

function refusal(why: Problem) {
  return { problems: [why], next: null };
}

/** What was said, in the form that is stored: texts in NFC, empty ones as not said. */
function readInput(request: ActInput): ActInput {
  return Object.fromEntries(
    Object.entries(saidIn(request)).map(([field, value]) => [
      field,
      typeof value === "string" ? normalise(value) || null : namesIn(value),
    ]),
  );
}

/** Lists of names without empty ones; anything else as it is. */
function namesIn(value: unknown): unknown {
  return Array.isArray(value) ? value.map((name) => normalise(String(name))).filter(Boolean) : value;
}
