import { CLAUSES } from "../domain/clauses.js";
import { studyGroupLabel } from "../domain/labels.js";
import { STUDY_GROUP_POLICIES } from "../domain/policies/study-group.js";
import { problem } from "../domain/problem.js";
import type { StudyGroup } from "../domain/study-group.js";
import { concludeQualification, type QualificationInput } from "../domain/study-groups/qualify.js";
import type { Programme } from "../programme/programme.js";
import { changeAggregate } from "./change-aggregate.js";
import type { Outcome } from "./outcome.js";
import { type Acting, permission } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Records whether an organisation is qualified for normative references. */
export interface RecordQualification extends QualificationInput {
  readonly studyGroup: string;
  /** The revision of the study group that the caller saw. */
  readonly expectedRevision?: number | null;
  readonly by: Acting;
}

/** Records a decision on the qualification of an organisation (Rec. A.5 Annex B); earlier ones stay. */
export function recordQualification(
  tracker: Tracker,
  { studyGroup: name, expectedRevision, by, ...input }: RecordQualification,
): Promise<Outcome<StudyGroup>> {
  const action = "RECORD_QUALIFICATION";
  const label = studyGroupLabel(name) ?? name;
  const find = (programme: Programme) => programme.studyGroup(label);
  const missing = problem("BODY_UNKNOWN", { body: label }, { path: "studyGroup" });
  const change = { kind: "studyGroup", find, missing, action, expectedRevision, by } as const;
  return changeAggregate(tracker, change, (studyGroup, _programme, permit) => {
    const { problems, next } = concludeQualification(studyGroup, input, today(tracker));
    const on = input.decidedOn;
    const leave = { act: action, upon: label, scopes: [label], on };
    return {
      granted: permit(permission(STUDY_GROUP_POLICIES[action], leave)),
      problems,
      next,
      effectiveOn: on,
      basis: { document: input.document, clause: CLAUSES.A5_ANNEX_B.citation },
    };
  });
}
