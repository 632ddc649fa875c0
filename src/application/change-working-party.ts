import { workingPartyLabel } from "../domain/labels.js";
import { WORKING_PARTY_POLICIES } from "../domain/policies/working-party.js";
import { problem } from "../domain/problem.js";
import { groupIn } from "../domain/structure/labels.js";
import { concludeDissolution, concludeRenaming } from "../domain/structure/working-party.js";
import type { WorkingParty } from "../domain/study-group.js";
import type { TitleInput } from "../domain/work-items/particulars.js";
import type { Programme } from "../programme/programme.js";
import { changeAggregate } from "./change-aggregate.js";
import { saidIn } from "./change-work-item.js";
import { endWith, outlasting, warnOfEnd } from "./end-mandates.js";
import { entrustInTurn } from "./entrust-question.js";
import { basisOf, inStructure, judgeMeetingNamed, type StructureChange } from "./in-structure.js";
import type { Outcome } from "./outcome.js";
import { permission, permitFor } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Gives a working party another name. */
export interface RenameWorkingParty extends StructureChange {
  readonly workingParty: string;
  /** Names by language, in the place of those that are there; an empty one takes a name away. */
  readonly names: readonly TitleInput[];
}

/** Ends a working party. */
export interface DissolveWorkingParty extends StructureChange {
  readonly workingParty: string;
  /** The working party to which its Questions go; left out: none is entrusted to it any longer. */
  readonly questionsTo?: string | null;
}

type Action = keyof typeof WORKING_PARTY_POLICIES;

/** Gives a working party other names, by language. */
export function renameWorkingParty(
  tracker: Tracker,
  request: RenameWorkingParty,
): Promise<Outcome<WorkingParty>> {
  return inStructure(tracker, () =>
    changeParty(tracker, "RENAME_WORKING_PARTY", request, (party, _programme, days) =>
      concludeRenaming(party, request.names, days),
    ),
  );
}

/** Ends a working party; its Questions go to another one first, where one is named, and else keep it from ending. */
export function dissolveWorkingParty(
  tracker: Tracker,
  request: DissolveWorkingParty,
): Promise<Outcome<WorkingParty>> {
  const { questionsTo, ...act } = request;
  const dissolve = (dryRun: boolean, moving: boolean) =>
    changeParty(tracker, "DISSOLVE_WORKING_PARTY", { ...act, dryRun }, (party, programme, days) =>
      concludeDissolution(party, moving ? [] : programme.questions(party.label), days),
    );
  return inStructure(tracker, async () => {
    const rehearsed = await dissolve(true, Boolean(questionsTo));
    if (!rehearsed.aggregate || rehearsed.problems.length > 0) return rehearsed;
    const { label } = rehearsed.aggregate;
    // Each is moved by itself: a dissolution that was interrupted is completed by sending it again.
    for (const { label: question } of tracker.programme.current.questions(label)) {
      const { expectedRevision: _revision, ...said } = act;
      const moved = await entrustInTurn(tracker, { ...said, question, workingParty: questionsTo ?? null });
      if (moved.problems.length > 0) {
        const problems = moved.problems.map((one) =>
          one.path === "workingParty" ? { ...one, path: "questionsTo" } : one,
        );
        return { ...rehearsed, problems };
      }
    }
    const from = act.date ?? today(tracker);
    const ending = outlasting(tracker.programme.current, label, from);
    const warnings = warnOfEnd(label, ending);
    if (act.dryRun) return { ...rehearsed, warnings };
    const policy = WORKING_PARTY_POLICIES.DISSOLVE_WORKING_PARTY;
    const leave = {
      act: "DISSOLVE_WORKING_PARTY",
      upon: label,
      scopes: [groupIn(label)],
      on: today(tracker),
    };
    const granted = permitFor(tracker, act.by)(permission(policy, leave));
    await endWith(tracker, ending, { from, granted, basis: basisOf(act, policy) });
    return { ...(await dissolve(false, false)), warnings };
  });
}

function changeParty(
  tracker: Tracker,
  action: Action,
  request: StructureChange & { readonly workingParty: string },
  conclude: (
    party: WorkingParty,
    programme: Programme,
    days: { readonly date: string; readonly today: string },
  ) => Pick<ReturnType<typeof concludeRenaming>, "problems"> & { readonly next: Partial<WorkingParty> },
): Promise<Outcome<WorkingParty>> {
  const { expectedRevision, dryRun, by } = request;
  const policy = WORKING_PARTY_POLICIES[action];
  const label = workingPartyLabel(request.workingParty) ?? request.workingParty;
  const find = (programme: Programme) => programme.workingParty(label);
  const missing = problem("WORKING_PARTY_UNKNOWN", { label }, { path: "workingParty" });
  const change = { kind: "workingParty", find, missing, action, expectedRevision, dryRun, by } as const;
  return changeAggregate(tracker, change, (party, programme, permit) => {
    const now = today(tracker);
    const date = request.date ?? now;
    const { problems, next } = conclude(party, programme, { date, today: now });
    return {
      granted: permit(permission(policy, { act: action, upon: label, scopes: [groupIn(label)], on: now })),
      problems: [...problems, ...judgeMeetingNamed(programme, request)],
      next,
      effectiveOn: date,
      basis: basisOf(request, policy),
      said: { ...saidIn(request), date },
    };
  });
}
