import { dateOf } from "../../approval-track.js";
import { judgeStability } from "../../decisions/stability.js";
import { problem } from "../../problem.js";
import { standingDecisions } from "../../work-item.js";
import { ruledDate } from "../date-rules.js";
import { closed, type EffectOf, withStep } from "./effect.js";
import { decidingStep, recordOf } from "./study-group.js";

/** The text is taken up again from the edited text on; the attempt counts as a new one. */
export const retry: EffectOf = ({ item }) => ({ next: { cycle: item.cycle + 1 } });

/** The Director notifies the result. */
export const recordNotification: EffectOf = ({ item, date, input }) => {
  const decided = decidingStep(item);
  const due = dateOf(decided, "NOTIFY_BY_AAP") ?? dateOf(decided, "NOTIFY_BY_TAP");
  const clause = item.process === "TAP" ? "RES1_9_6_1" : "A8_6_2";
  const sent = { closedOn: date, outcome: "SENT", document: input.document ?? null } as const;
  return {
    next: { steps: withStep(item, item.steps, { kind: "NOTIFICATION", startedOn: date, ...sent }) },
    warnings: due && date > due ? [problem("NOTIFIED_LATE", { due }, { path: "date", clause })] : [],
  };
};

/** TSB publishes with the chair's concurrence. */
export const publish: EffectOf = () => ({ next: {} });

/** The study group agrees the deletion. */
export const agreeDeletion: EffectOf = (act) => ({ next: recordOf(act, "DELETION", "AGREED") });

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

/** The living list gives an item to the programme. */
export const adopt: EffectOf = ({ item, date, input, meeting }) => ({
  next: {
    registration: {
      meeting: meeting?.code ?? "",
      body: input.body?.toUpperCase() ?? item.studyGroup,
      agreedOn: date,
      agendaItem: input.agendaItem ?? 0,
      document: input.document ?? "",
      result: "AGREED",
    },
  },
});

/** TSB assigns the number. */
export const assignNumber: EffectOf = ({ item, input, textInForce }) => {
  const { assignedNumber: number } = input;
  if (!number) return { next: {} };
  const [sought] = standingDecisions(item).filter(({ outcome }) => outcome === "AGREED");
  const warnings = judgeStability(textInForce?.(number) ?? null, sought?.decidedOn ?? null);
  return { next: { number }, warnings };
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
