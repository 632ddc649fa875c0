import { randomUUID } from "node:crypto";
import { CLAUSES } from "../domain/clauses.js";
import { begin } from "../domain/history.js";
import { studyGroupLabel } from "../domain/labels.js";
import type { Liaison, LiaisonState } from "../domain/liaison.js";
import { concludeBeginning, type LiaisonBeginning, type LiaisonFacts } from "../domain/liaisons/begin.js";
import { LIAISON_POLICIES } from "../domain/policies/liaison.js";
import { type Problem, problem } from "../domain/problem.js";
import type { LiaisonDirection } from "../domain/vocabulary.js";
import { KeyTaken } from "../persistence/errors.js";
import type { Programme } from "../programme/programme.js";
import { saidIn } from "./change-work-item.js";
import { type LinksInput, readLinks, scopesOfLiaison } from "./liaison-links.js";
import { effectOf } from "./once.js";
import { type Outcome, refused } from "./outcome.js";
import { type Acting, permission, permitFor, restingOn } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Prepares an outgoing liaison statement, or records one that came. */
export interface BeginLiaison extends LiaisonBeginning, LinksInput {
  readonly studyGroup: string;
  /** Code of the meeting at which it was prepared, or whose documents it is among. */
  readonly meeting?: string | null;
  /** Code, serial or id of the statement that it answers. */
  readonly replyTo?: string | null;
  readonly by: Acting;
}

/** Prepares a liaison statement to other groups (Rec. A.1 §1.5); it goes nowhere before it is approved and sent. */
export function prepareLiaison(tracker: Tracker, request: BeginLiaison): Promise<Outcome<Liaison>> {
  return beginLiaison(tracker, "PREPARE_LIAISON", "OUTGOING", request);
}

/** Records a liaison statement that came from another group, a reply to one of ours among them (Rec. A.1 §1.5). */
export function recordIncomingLiaison(tracker: Tracker, request: BeginLiaison): Promise<Outcome<Liaison>> {
  return beginLiaison(tracker, "RECORD_INCOMING_LIAISON", "INCOMING", request);
}

type Beginning = "PREPARE_LIAISON" | "RECORD_INCOMING_LIAISON";

async function beginLiaison(
  tracker: Tracker,
  action: Beginning,
  direction: LiaisonDirection,
  request: BeginLiaison,
): Promise<Outcome<Liaison>> {
  const { by, studyGroup: _studyGroup, questions: _questions, workItems: _items, ...input } = request;
  const done = begunBefore(tracker);
  if (done) return { aggregate: done, problems: [], warnings: [] };
  const named = readNames(tracker.programme.current, request);
  if ("problems" in named) return refused(named.problems);

  const facts = { ...named, direction, today: today(tracker) };
  const { problems, warnings, state } = concludeBeginning(
    { ...facts, code: nextCode(tracker, named.studyGroup, direction) },
    input,
  );
  const scopes = scopesOfLiaison(tracker.programme.current, state);
  const leave = { act: action, upon: state.title, scopes, on: facts.today };
  const granted = permitFor(tracker, by)(permission(LIAISON_POLICIES[action], leave));
  if (granted.problems.length + problems.length > 0) return refused([...granted.problems, ...problems]);
  const act = {
    action,
    effectiveOn: state.dated,
    recordedAt: tracker.now(),
    by: granted.by,
    request: tracker.request,
    said: saidIn(request),
    basis: restingOn(granted, {
      meeting: state.meeting,
      document: state.documents[0] ?? null,
      clause: CLAUSES.A1_1_5.citation,
    }),
  };
  const liaison = await insert(tracker, state, (coded) => begin<LiaisonState>(randomUUID(), coded, act));
  return { aggregate: liaison, problems: [], warnings };
}

function begunBefore(tracker: Tracker): Liaison | null {
  return tracker.request
    ? effectOf(tracker, tracker.programme.current.liaisonsOf("request", tracker.request)[0] ?? null)
    : null;
}

/** What the names of a request name, or which of them name nothing. */
function readNames(
  programme: Programme,
  request: BeginLiaison,
): Omit<LiaisonFacts, "code" | "direction" | "today"> | { readonly problems: readonly Problem[] } {
  const studyGroup = programme.studyGroup(studyGroupLabel(request.studyGroup) ?? "");
  const meeting = request.meeting ? programme.meeting(request.meeting) : null;
  const answered = request.replyTo ? programme.liaison(request.replyTo) : null;
  const { questions, workItems, problems } = readLinks(programme, request);
  const unknown = [
    ...(studyGroup ? [] : [problem("BODY_UNKNOWN", { body: request.studyGroup }, { path: "studyGroup" })]),
    ...(request.meeting && !meeting
      ? [problem("MEETING_NOT_FOUND", { code: request.meeting }, { path: "meeting" })]
      : []),
    ...(request.replyTo && !answered
      ? [problem("LIAISON_NOT_FOUND", { name: request.replyTo }, { path: "replyTo" })]
      : []),
    ...problems,
  ];
  if (!studyGroup || unknown.length > 0) return { problems: unknown };
  return {
    studyGroup: studyGroup.label,
    meeting: meeting?.code ?? null,
    answered,
    // A reply is about what the statement is about that it answers, unless it says otherwise.
    questions: questions ?? answered?.questions ?? [],
    workItems: workItems ?? answered?.workItems ?? [],
  };
}

/** The next code that is free as far as this process knows. */
function nextCode(
  { programme }: Tracker,
  studyGroup: string,
  direction: LiaisonDirection,
  beyond = 0,
): string {
  const number = programme.current.liaisonsGoing(studyGroup, direction).length + 1 + beyond;
  return `${studyGroup}-LS-${direction === "OUTGOING" ? "o" : "i"}${number}`;
}

const MOST_ATTEMPTS = 50;

/** Writes the statement under the next code; where somebody else took that one meanwhile, under the one after. */
async function insert(
  tracker: Tracker,
  state: LiaisonState,
  made: (state: LiaisonState) => Liaison,
): Promise<Liaison> {
  for (let attempt = 0; ; attempt += 1) {
    const liaison = made({
      ...state,
      code: nextCode(tracker, state.studyGroup, state.direction, Math.max(0, attempt - 1)),
    });
    try {
      tracker.programme.reach(await tracker.repositories.liaison.insert(liaison));
      tracker.programme.apply([{ kind: "liaison", aggregate: liaison }]);
      return liaison;
    } catch (error) {
      if (!(error instanceof KeyTaken) || attempt >= MOST_ATTEMPTS) throw error;
      await tracker.catchUp();
    }
  }
}
