import { CLAUSES } from "../domain/clauses.js";
import { bodyLabel } from "../domain/labels.js";
import type { Liaison } from "../domain/liaison.js";
import { type ApprovalInput, concludeApproval } from "../domain/liaisons/acts.js";
import { judgeOpenSitting } from "../domain/meetings/sessions.js";
import { liaisonApprovalPolicy } from "../domain/policies/liaison.js";
import { problem } from "../domain/problem.js";
import type { Programme } from "../programme/programme.js";
import { changeAggregate } from "./change-aggregate.js";
import { homesOf, type LiaisonTarget, liaisonChange, scopesOfLiaison } from "./liaison-links.js";
import type { Outcome } from "./outcome.js";
import { permission } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Records the approval of an outgoing liaison statement. */
export interface ApproveLiaison extends ApprovalInput, LiaisonTarget {
  /** Code of the meeting; left out: between meetings. */
  readonly meeting?: string | null;
  readonly document?: string | null;
}

/** Records that a body approved it at its meeting, or between meetings the chair with the management team (Rec. A.1 §1.5). */
export function approveLiaison(tracker: Tracker, request: ApproveLiaison): Promise<Outcome<Liaison>> {
  const action = "APPROVE_LIAISON";
  const { meeting: code, document, ...said } = request;
  return changeAggregate(tracker, liaisonChange(action, request), (liaison, programme, permit) => {
    const meeting = code ? programme.meeting(code) : null;
    const body = said.body ? (bodyLabel(said.body) ?? said.body) : null;
    const facts = {
      meeting,
      homes: homesOf(programme, liaison.questions),
      sittingOn: (date: string) => sittingOn(programme, liaison.studyGroup, date),
      today: today(tracker),
    };
    const { problems, warnings, next, on } = concludeApproval(liaison, facts, { ...said, body });
    const level = said.level ?? liaison.level ?? "WORKING_PARTY";
    const scopes =
      level === "WORKING_PARTY" && body
        ? [liaison.studyGroup, body]
        : level === "RAPPORTEUR_GROUP"
          ? scopesOfLiaison(programme, liaison)
          : [liaison.studyGroup];
    return {
      granted: permit(
        permission(liaisonApprovalPolicy(level), { act: action, upon: liaison.code, scopes, on }),
      ),
      problems: [
        ...(code && !meeting ? [problem("MEETING_NOT_FOUND", { code }, { path: "meeting" })] : []),
        ...problems,
        ...(meeting && body ? judgeOpenSitting(meeting, body, on) : []),
      ],
      warnings,
      next,
      effectiveOn: on,
      basis: { meeting: meeting?.code ?? null, document: document ?? null, clause: CLAUSES.A1_1_5.citation },
    };
  });
}

/** Code of the meeting at which a study group sits on a day; null: at none. */
function sittingOn(programme: Programme, studyGroup: string, date: string): string | null {
  const sits = programme
    .meetings()
    .find(({ sittings }) =>
      sittings.some(
        ({ body, startsOn, endsOn }) => body === studyGroup && startsOn <= date && date <= endsOn,
      ),
    );
  return sits?.code ?? null;
}
