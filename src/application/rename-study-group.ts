import { studyGroupLabel } from "../domain/labels.js";
import { STUDY_GROUP_POLICIES } from "../domain/policies/study-group.js";
import { problem } from "../domain/problem.js";
import { concludeGroupRenaming } from "../domain/structure/study-group.js";
import type { StudyGroup } from "../domain/study-group.js";
import type { TitleInput } from "../domain/work-items/particulars.js";
import type { Programme } from "../programme/programme.js";
import { changeAggregate } from "./change-aggregate.js";
import { saidIn } from "./change-work-item.js";
import { basisOf, inStructure, judgeMeetingNamed, type StructureChange } from "./in-structure.js";
import type { Outcome } from "./outcome.js";
import { permission } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Gives a study group another name. */
export interface RenameStudyGroup extends StructureChange {
  readonly studyGroup: string;
  /** Names by language, in the place of those that are there; an empty one takes a name away. */
  readonly names: readonly TitleInput[];
}

/** Gives a study group other names, by language, as an assembly decided (WTSA Res. 1 §1.11.3). */
export function renameStudyGroup(tracker: Tracker, request: RenameStudyGroup): Promise<Outcome<StudyGroup>> {
  const { expectedRevision, dryRun, by, names } = request;
  const action = "RENAME_STUDY_GROUP";
  const policy = STUDY_GROUP_POLICIES[action];
  const label = studyGroupLabel(request.studyGroup) ?? request.studyGroup;
  const find = (programme: Programme) => programme.studyGroup(label);
  const missing = problem("BODY_UNKNOWN", { body: label }, { path: "studyGroup" });
  const change = { kind: "studyGroup", find, missing, action, expectedRevision, dryRun, by } as const;
  return inStructure(tracker, () =>
    changeAggregate(tracker, change, (studyGroup, programme, permit) => {
      const now = today(tracker);
      const date = request.date ?? now;
      const { problems, next } = concludeGroupRenaming(studyGroup, names, { date, today: now });
      return {
        granted: permit(permission(policy, { act: action, upon: label, scopes: [label], on: now })),
        problems: [...problems, ...judgeMeetingNamed(programme, request)],
        next,
        effectiveOn: date,
        basis: basisOf(request, policy),
        said: { ...saidIn(request), date },
      };
    }),
  );
}
