import type { ClauseKey } from "../../clauses.js";
import { agendaItemFor } from "../../decisions/judge-meeting.js";
import { judgeStability } from "../../decisions/stability.js";
import { bodyLabel } from "../../labels.js";
import { writtenNumber } from "../../names/format.js";
import type { RegistrationResult, WorkItemType } from "../../vocabulary.js";
import { standingDecisions } from "../../work-item.js";
import { ruledDate } from "../date-rules.js";
import { countOf } from "./count.js";
import { closed, type EffectOf, withStep } from "./effect.js";
import { recordOf } from "./study-group.js";

/** The text is taken up again from the edited text on; the attempt counts as a new one. */
export const retry: EffectOf = ({ item }) => ({ next: { cycle: item.cycle + 1 } });

/** TSB publishes with the chair's concurrence. */
export const publish: EffectOf = () => ({ next: {} });

/** Where the deletion of an agreed text is laid down; of the others A.13 speaks, which is not at hand. */
const DELETED_BY: Partial<Record<WorkItemType, ClauseKey>> = {
  IMPLEMENTATION_GUIDELINE: "RES1_1BIS_7_3",
  TECHNICAL_REPORT: "RES1_1BIS_8_3",
  HANDBOOK: "RES1_1BIS_9_3",
};

/** The study group agrees the deletion. */
export const agreeDeletion: EffectOf = (act) => ({
  next: recordOf(act, "DELETION", "AGREED", { count: countOf(act) }),
  ...(act.item.process === "AGREEMENT" ? { clause: DELETED_BY[act.item.type] ?? "A13" } : {}),
});

/** A circular informs of the deletion. */
export const announceDeletion: EffectOf = ({ item, date, input }) => {
  const dates = [
    ruledDate(item.process === "TAP" ? "DELETION_PERIOD_END_TAP" : "DELETION_PERIOD_END_AAP", date),
  ];
  const period = {
    kind: "DELETION_PERIOD",
    startedOn: date,
    dates,
    document: input.document ?? null,
  } as const;
  return { next: { steps: withStep(item, item.steps, period) } };
};

/** The three months are over. */
export const closeDeletionPeriod: EffectOf = ({ item, date, to }) => ({
  next: {
    steps: closed(item.steps, ["DELETION_PERIOD"], date, to === "DELETED" ? "NO_OBJECTION" : "OBJECTION"),
  },
});

/** What a meeting did with a proposed new work item. */
const registered =
  (result: RegistrationResult): EffectOf =>
  ({ item, date, input, meeting }) => ({
    next: {
      registration: {
        meeting: meeting?.code ?? "",
        body: bodyLabel(input.body ?? "") ?? item.studyGroup,
        agreedOn: date,
        agendaItem: input.agendaItem ?? (meeting ? agendaItemFor(meeting, "NEW_WORK_ITEMS") : null) ?? 0,
        document: input.document ?? "",
        result,
      },
    },
  });

/** The living list gives an item to the programme. */
export const adopt: EffectOf = registered("AGREED");

/** An item stays in the living list. */
export const keepParked: EffectOf = registered("LIVING_LIST");

/** TSB assigns the number. */
export const assignNumber: EffectOf = ({ item, input, textInForce }) => {
  const { assignedNumber: number } = input;
  if (!number) return { next: {} };
  const [sought] = standingDecisions(item).filter(({ outcome }) => outcome === "AGREED");
  const warnings = judgeStability(textInForce?.(number) ?? null, sought?.decidedOn ?? null);
  return { next: { number: writtenNumber(number) }, warnings };
};

/** The study group selects the other process. */
export const switchProcess: EffectOf = ({ input }) => ({
  next: input.process ? { process: input.process } : {},
});

/** The item goes into the next study period. */
export const carryOver: EffectOf = ({ item, input }) => ({
  next: {
    studyPeriod: input.studyPeriod ?? item.studyPeriod,
    carriedFrom: [...item.carriedFrom, item.studyPeriod],
  },
});

/** A meeting discontinues the item. */
export const discontinue: EffectOf = (act) => ({ next: recordOf(act, "DISCONTINUATION", "AGREED") });
