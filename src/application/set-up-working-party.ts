import { workingPartyLabel } from "../domain/labels.js";
import { WORKING_PARTY_POLICIES } from "../domain/policies/working-party.js";
import { groupIn } from "../domain/structure/labels.js";
import { concludeWorkingParty, type WorkingPartyInput } from "../domain/structure/working-party.js";
import type { WorkingParty } from "../domain/study-group.js";
import type { Programme } from "../programme/programme.js";
import { beginAggregate } from "./begin-aggregate.js";
import { basisOf, inStructure, judgeMeetingNamed, type StructureAct } from "./in-structure.js";
import type { Outcome } from "./outcome.js";
import { permission } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Sets up a working party of a study group. */
export interface SetUpWorkingParty extends Omit<WorkingPartyInput, "date">, StructureAct {}

/** Sets up a working party, to which its study group can entrust Questions (Rec. A.1 §2.1.2). */
export function setUpWorkingParty(
  tracker: Tracker,
  request: SetUpWorkingParty,
): Promise<Outcome<WorkingParty>> {
  const action = "SET_UP_WORKING_PARTY";
  const policy = WORKING_PARTY_POLICIES[action];
  const label = workingPartyLabel(request.label) ?? request.label;
  const group = groupIn(label);
  const find = (programme: Programme) => programme.workingParty(label);
  return inStructure(tracker, () =>
    beginAggregate(tracker, { kind: "workingParty", action, find, request }, (programme, permit) => {
      const now = today(tracker);
      const effectiveOn = request.date ?? now;
      const facts = { studyGroup: programme.studyGroup(group), taken: find(programme), today: now };
      const { problems, state } = concludeWorkingParty(facts, { ...request, date: effectiveOn });
      return {
        granted: permit(permission(policy, { act: action, upon: label, scopes: [group], on: now })),
        problems: [...problems, ...judgeMeetingNamed(programme, request)],
        state,
        effectiveOn,
        basis: basisOf(request, policy),
      };
    }),
  );
}
