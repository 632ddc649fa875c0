import { openStep, stepsOf } from "../domain/approval-track.js";
import type { CalendarDate } from "../domain/calendar.js";
import type { Actor } from "../domain/history.js";
import type { Meeting } from "../domain/meeting.js";
import { reaches, scopesAround, standingOf } from "../domain/people/standing.js";
import type { HeldMandate, Person } from "../domain/person.js";
import { type Problem, problem } from "../domain/problem.js";
import { concludeAct } from "../domain/procedures/act.js";
import type { ActionName } from "../domain/procedures/actions.js";
import { type AvailableAction, availableActions } from "../domain/procedures/available.js";
import type { GavelAction } from "../domain/procedures/effects/index.js";
import type { ActInput } from "../domain/procedures/facts.js";
import { HOLIDAYS } from "../domain/procedures/holidays.js";
import { normalise } from "../domain/text.js";
import type { Role } from "../domain/vocabulary.js";
import type { WorkItem, WorkItemState } from "../domain/work-item.js";
import type { Programme } from "../programme/programme.js";
import { changeWorkItem, type Target } from "./change-work-item.js";
import { numberHolder } from "./number-holder.js";
import type { Outcome } from "./outcome.js";
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
  { date, meeting, ...request }: PerformAct,
): Promise<Outcome<WorkItem>> {
  return changeWorkItem(tracker, action, request, (item, programme) => {
    const now = today(tracker);
    const known = meetingFor(programme, item, meeting);
    const studyGroup = programme.studyGroup(item.studyGroup);
    if (meeting && !known)
      return refusal(problem("MEETING_NOT_FOUND", { code: meeting }, { path: "meeting" }), now);
    if (!studyGroup) return refusal(problem("BODY_UNKNOWN", { body: item.studyGroup }), now);
    const facts = {
      item,
      studyGroup,
      home: programme.question(item.question)?.workingParty ?? null,
      meeting: known,
      roles: [request.by.role],
      date: date ?? now,
      today: now,
      holidays: HOLIDAYS,
      numberHolder: (number: string) => numberHolder(programme, item, number),
      input: readInput(request),
    };
    return concludeAct(facts, action);
  });
}

/** Who asks what may be done: somebody in a role, or a person as he or she stands towards the item on that day. */
export type Asking = Role | Person;

/** What may be done to the item by whoever asks on this day, and what not and why; and who else could do it. */
export function askAvailableActions(
  programme: Programme,
  item: WorkItem,
  asking: Asking,
  date: CalendarDate,
): readonly (AvailableAction & { readonly holders: readonly HeldMandate[] })[] {
  const studyGroup = programme.studyGroup(item.studyGroup);
  if (!studyGroup) return [];
  const home = programme.question(item.question)?.workingParty ?? null;
  const meeting = meetingFor(programme, item);
  const scopes = scopesAround(item, home);
  const roles = typeof asking === "string" ? [asking] : standingOf(asking, scopes, date);
  const facts = { item, studyGroup, home, meeting, roles, date, today: date, holidays: HOLIDAYS };
  const charged = [...new Set([...scopes].flatMap((scope) => programme.personsCharged(scope ?? "")))];
  const inForce = charged.flatMap((person) =>
    Object.values(person.mandates)
      .filter((mandate) => reaches(mandate, scopes, date))
      .map((mandate) => ({ ...mandate, person })),
  );
  return availableActions(facts).map((action) => ({
    ...action,
    holders: inForce.filter(({ role }) => action.by.includes(role)),
  }));
}

/** The meeting that is named, or else the one that the item's open step leads to. */
function meetingFor(programme: Programme, item: WorkItemState, code?: string | null): Meeting | null {
  if (code) return programme.meeting(code);
  const step = openStep(item, "SG_REVIEW", "SG_DECISION") ?? announcedConsultation(item);
  return step?.meeting ? programme.meeting(step.meeting) : null;
}

function announcedConsultation(item: WorkItemState) {
  return item.stage === "CONSULTATION_PASSED" ? (stepsOf(item, "CONSULTATION").at(-1) ?? null) : null;
}

function refusal(why: Problem, now: CalendarDate) {
  return { problems: [why], next: null, effectiveOn: now };
}

/** What was said, in the form that is stored: texts in NFC, empty ones as not said. */
function readInput(request: Target & ActInput & { readonly by: Actor }): ActInput {
  const { workItem: _item, expectedRevision: _revision, by: _by, ...said } = request;
  return Object.fromEntries(
    Object.entries(said).map(([field, value]) => [
      field,
      typeof value === "string" ? normalise(value) || null : value,
    ]),
  );
}
