import { studyGroupLabel } from "../domain/labels.js";
import { STUDY_GROUP_POLICIES } from "../domain/policies/study-group.js";
import { judgeDay } from "../domain/structure/days.js";
import { concludeStudyGroup, type StudyGroupInput } from "../domain/structure/study-group.js";
import type { StudyGroup } from "../domain/study-group.js";
import type { Programme } from "../programme/programme.js";
import { beginAggregate } from "./begin-aggregate.js";
import { basisOf, inStructure, judgeMeetingNamed, type StructureAct } from "./in-structure.js";
import type { Outcome } from "./outcome.js";
import { permission } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Sets up a study group, as an assembly decided. */
export interface SetUpStudyGroup extends StudyGroupInput, StructureAct {}

/** Enters a study group that an assembly set up (WTSA Res. 1 §1.11.3). */
export function setUpStudyGroup(tracker: Tracker, request: SetUpStudyGroup): Promise<Outcome<StudyGroup>> {
  const action = "SET_UP_STUDY_GROUP";
  const policy = STUDY_GROUP_POLICIES[action];
  const label = studyGroupLabel(request.label) ?? request.label;
  const find = (programme: Programme) => programme.studyGroup(label);
  return inStructure(tracker, () =>
    beginAggregate(tracker, { kind: "studyGroup", action, find, request }, (programme, permit) => {
      const now = today(tracker);
      const effectiveOn = request.date ?? now;
      const { problems, state } = concludeStudyGroup(find(programme), request);
      return {
        granted: permit(permission(policy, { act: action, upon: label, scopes: [], on: now })),
        problems: [...problems, ...judgeMeetingNamed(programme, request), ...judgeDay(effectiveOn, now, [])],
        state,
        effectiveOn,
        basis: basisOf(request, policy),
      };
    }),
  );
}
