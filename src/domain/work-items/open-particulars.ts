import type { ClauseKey } from "../clauses.js";
import { EDITING, STEERING, TSB } from "../procedures/roles.js";
import type { Role, Stage } from "../vocabulary.js";
import type { WorkItemState } from "../work-item.js";

/** What an update is, in one sentence. */
export const UPDATING_SAYS =
  "Particulars of the work item are changed, as far as they are open at its stage.";

/** How far a text has come, as far as it matters for what may still be changed about it. */
export const PHASES = {
  STUDY: "proposed or under study",
  EDITING: "decided on, but neither announced nor approved: it is edited, or taken up again",
  ANNOUNCED: "announced to the members, until that is closed",
  FINISHED: "approved, agreed or published",
  ENDED: "deleted or discontinued",
} as const;
export type Phase = keyof typeof PHASES;

const PHASE_OF: Readonly<Record<Stage, Phase>> = {
  LIVING_LIST: "STUDY",
  UNDER_STUDY: "STUDY",
  CONSENTED: "EDITING",
  LC_JUDGEMENT: "EDITING",
  COMMENT_RESOLUTION: "EDITING",
  NEXT_STEP_JUDGEMENT: "EDITING",
  AR_JUDGEMENT: "EDITING",
  MOVED_TO_TAP: "EDITING",
  DETERMINED: "EDITING",
  CONSULTATION_FAILED: "EDITING",
  DEFERRED: "EDITING",
  NOT_APPROVED: "EDITING",
  LAST_CALL: "ANNOUNCED",
  ADDITIONAL_REVIEW: "ANNOUNCED",
  SG_REVIEW: "ANNOUNCED",
  SG_MORE_TIME: "ANNOUNCED",
  CONSULTATION: "ANNOUNCED",
  CONSULTATION_PASSED: "ANNOUNCED",
  SG_DECISION: "ANNOUNCED",
  MORE_TIME: "ANNOUNCED",
  APPROVED: "FINISHED",
  APPROVED_WITH_RESERVATIONS: "FINISHED",
  AGREED: "FINISHED",
  PUBLISHED: "FINISHED",
  DELETION_AGREED: "FINISHED",
  DELETION_PERIOD: "FINISHED",
  DELETION_REFERRED_BACK: "FINISHED",
  DELETED: "ENDED",
  DISCONTINUED: "ENDED",
};

/** The phase of a stage. */
export const phaseOf = (stage: Stage): Phase => PHASE_OF[stage];

/** The particulars that are open together. */
export const FIELD_GROUPS = {
  NAMES: ["acronym", "aliases"],
  NATURE: ["type", "version", "integral", "process"],
  TEXT: ["titles", "summary", "baseTexts"],
  PLAN: ["timing", "priority"],
  DRAFT: ["scope", "relations", "externalReferences", "a5Justifications", "checklist"],
  SURROUNDINGS: ["parent", "editors", "liaisons", "supportingMembers", "equivalentNumber"],
} as const satisfies Readonly<Record<string, readonly (keyof WorkItemState)[]>>;
export type FieldGroup = keyof typeof FIELD_GROUPS;

/** To whom particulars are open. */
export interface Openness {
  /** In what capacity they may be changed; empty: they are settled. */
  readonly by: readonly Role[];
  /** Whether the study group chair has to have approved the change. */
  readonly chairApproval: boolean;
}

const open = (by: readonly Role[]): Openness => ({ by, chairApproval: false });
const STEERING_OR_TSB = open([...STEERING, ...TSB]);
const TO_EDITORS = open(EDITING);
const TO_TSB = open(TSB);
const WITH_CHAIR: Openness = { by: TSB, chairApproval: true };
const SETTLED = open([]);

/** Which particulars are open to whom, for every approval process. */
export const OPENNESS: Readonly<Record<FieldGroup, Readonly<Record<Phase, Openness>>>> = {
  NAMES: {
    STUDY: STEERING_OR_TSB,
    EDITING: STEERING_OR_TSB,
    ANNOUNCED: STEERING_OR_TSB,
    FINISHED: STEERING_OR_TSB,
    ENDED: TO_TSB,
  },
  NATURE: {
    STUDY: STEERING_OR_TSB,
    EDITING: SETTLED,
    ANNOUNCED: SETTLED,
    FINISHED: SETTLED,
    ENDED: SETTLED,
  },
  TEXT: {
    STUDY: TO_EDITORS,
    EDITING: TO_EDITORS,
    ANNOUNCED: WITH_CHAIR,
    FINISHED: WITH_CHAIR,
    ENDED: TO_TSB,
  },
  PLAN: {
    STUDY: STEERING_OR_TSB,
    EDITING: STEERING_OR_TSB,
    ANNOUNCED: STEERING_OR_TSB,
    FINISHED: SETTLED,
    ENDED: SETTLED,
  },
  DRAFT: {
    STUDY: TO_EDITORS,
    EDITING: TO_EDITORS,
    ANNOUNCED: TO_EDITORS,
    FINISHED: TO_TSB,
    ENDED: TO_TSB,
  },
  SURROUNDINGS: {
    STUDY: STEERING_OR_TSB,
    EDITING: STEERING_OR_TSB,
    ANNOUNCED: STEERING_OR_TSB,
    FINISHED: TO_TSB,
    ENDED: TO_TSB,
  },
};

/** One line of the table as it applies to an item now. */
export interface OpenParticulars extends Openness {
  readonly group: FieldGroup;
  readonly fields: readonly string[];
  readonly phase: Phase;
  readonly clause: ClauseKey;
}

/** Which particulars of the item are open to whom at its stage. */
export function openParticulars({
  stage,
  process,
}: Pick<WorkItemState, "stage" | "process">): OpenParticulars[] {
  const phase = phaseOf(stage);
  return Object.entries(FIELD_GROUPS).map(([name, fields]) => {
    const group = name as FieldGroup;
    const opening = OPENNESS[group][phase];
    return { group, fields, phase, ...opening, clause: clauseOf(group, opening, process) };
  });
}

/** The lines of the table that the fields belong to. */
export function openingsFor(
  item: Pick<WorkItemState, "stage" | "process">,
  fields: readonly string[],
): OpenParticulars[] {
  return openParticulars(item).filter((line) => line.fields.some((field) => fields.includes(field)));
}

/** In one sentence: to whom the fields are open. */
export function inWords({
  fields,
  by,
  chairApproval,
}: Pick<OpenParticulars, "fields" | "by" | "chairApproval">): string {
  const names = fields.join(", ");
  if (by.length === 0) return `${names}: settled`;
  return `${names}: ${by.join(" or ")}${chairApproval ? ", with the approval of the study group chair" : ""}`;
}

function clauseOf(
  group: FieldGroup,
  { by, chairApproval }: Openness,
  process: WorkItemState["process"],
): ClauseKey {
  if (chairApproval) return process === "AAP" ? "A8_6_3" : process === "TAP" ? "RES1_9_6_2" : "TRACKER";
  if (by.length > 0) return "A1_RAPPORTEURS";
  if (group === "PLAN") return "A1_1_4_7";
  return process === "TAP" ? "RES1_8_3" : "A8_3_1";
}
