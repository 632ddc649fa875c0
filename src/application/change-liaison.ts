import { CLAUSES } from "../domain/clauses.js";
import type { Basis } from "../domain/history.js";
import { type Liaison, liaisonKey } from "../domain/liaison.js";
import {
  concludeLiaisonUpdate,
  concludeSending,
  concludeWithdrawal,
  type LiaisonConclusion,
} from "../domain/liaisons/acts.js";
import type { LiaisonContent } from "../domain/liaisons/content.js";
import { LIAISON_POLICIES } from "../domain/policies/liaison.js";
import { KeyTaken } from "../persistence/errors.js";
import type { Programme } from "../programme/programme.js";
import { changeAggregate } from "./change-aggregate.js";
import {
  type LiaisonTarget,
  type LinksInput,
  liaisonChange,
  readLinks,
  scopesOfLiaison,
} from "./liaison-links.js";
import type { Outcome } from "./outcome.js";
import { permission } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Records that TSB sent a statement. */
export interface SendLiaison extends LiaisonTarget {
  readonly serial: string;
  readonly date?: string | null;
  /** The attachments as they went out; left out: as they were prepared. */
  readonly attachments?: readonly string[] | null;
}

/** Changes a statement before it is with the others; afterwards only what it is tied to and where it lies. */
export interface UpdateLiaison extends LiaisonTarget, LiaisonContent, LinksInput {}

/** Records that a statement is not sent after all, or was recorded by mistake. */
export interface WithdrawLiaison extends LiaisonTarget {
  readonly reason: string;
  readonly date?: string | null;
}

type Changing = "UPDATE_LIAISON" | "SEND_LIAISON" | "WITHDRAW_LIAISON";

/** Records that TSB sent an approved statement, under its serial. */
export async function sendLiaison(tracker: Tracker, request: SendLiaison): Promise<Outcome<Liaison>> {
  const send = () =>
    changeLiaison(tracker, "SEND_LIAISON", request, (liaison, programme) => {
      const holder = programme.liaison(liaisonKey(request.serial));
      const taken = holder && holder.id !== liaison.id ? holder.code : null;
      return concludeSending(liaison, { holder: taken, today: today(tracker) }, request);
    });
  try {
    return await send();
  } catch (error) {
    // Another process gave the serial meanwhile; now this one knows it.
    if (error instanceof KeyTaken) return send();
    throw error;
  }
}

/** Changes what a statement says, where nobody has it yet, or what it is tied to. */
export function updateLiaison(tracker: Tracker, request: UpdateLiaison): Promise<Outcome<Liaison>> {
  const { liaison: _liaison, expectedRevision: _revision, dryRun: _dryRun, by: _by, ...said } = request;
  return changeLiaison(tracker, "UPDATE_LIAISON", request, (liaison, programme) => {
    const { questions, workItems, problems } = readLinks(programme, said);
    const links = { questions: questions ?? undefined, workItems: workItems ?? undefined };
    const conclusion = concludeLiaisonUpdate(liaison, { ...said, ...links }, today(tracker));
    return { ...conclusion, problems: [...problems, ...conclusion.problems] };
  });
}

/** Withdraws a statement that was not sent, or one that was recorded by mistake. */
export function withdrawLiaison(tracker: Tracker, request: WithdrawLiaison): Promise<Outcome<Liaison>> {
  return changeLiaison(
    tracker,
    "WITHDRAW_LIAISON",
    request,
    (liaison) => concludeWithdrawal(liaison, request, today(tracker)),
    { note: request.reason },
  );
}

function changeLiaison(
  tracker: Tracker,
  action: Changing,
  request: LiaisonTarget,
  conclude: (liaison: Liaison, programme: Programme) => LiaisonConclusion,
  basis: Partial<Basis> = {},
): Promise<Outcome<Liaison>> {
  return changeAggregate(tracker, liaisonChange(action, request), (liaison, programme, permit) => {
    const { on, ...conclusion } = conclude(liaison, programme);
    const leave = { act: action, upon: liaison.code, scopes: scopesOfLiaison(programme, liaison), on };
    return {
      ...conclusion,
      granted: permit(permission(LIAISON_POLICIES[action], leave)),
      effectiveOn: on,
      basis: { meeting: liaison.meeting, clause: CLAUSES.A1_1_5.citation, ...basis },
    };
  });
}
