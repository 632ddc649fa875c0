import { openStep, type Step } from "../../approval-track.js";
import { changed, type EffectOf, type Performed, withStep } from "./effect.js";

/** The open preparation, taken up anew when there is none, with a change. */
export function prepared({ item, date }: Performed, change: Partial<Step>) {
  const open = openStep(item, "PREPARATION");
  const steps = open ? item.steps : withStep(item, item.steps, { kind: "PREPARATION", startedOn: date });
  const step = openStep({ steps }, "PREPARATION");
  return step ? changed(steps, step, change) : steps;
}

/** The edited text reaches TSB. */
export const recordEditedText: EffectOf = (act) => ({
  next: {
    steps: prepared(act, {
      document: act.input.document ?? null,
      ...(act.input.summaryIncluded ? { summaryOn: act.date } : {}),
    }),
  },
});

/** The chair judges that an additional review should be initiated, whatever was judged before. */
export const judgeToAdditionalReview: EffectOf = (act) => ({
  next: { steps: prepared(act, { chairRequestedOn: act.date, meeting: null }) },
});

/** The study group chair asks the Director to go ahead. */
export const requestAnnouncement: EffectOf = (act) => {
  const open = openStep(act.item, "PREPARATION");
  return open?.chairRequestedOn
    ? { next: {} }
    : { next: { steps: prepared(act, { chairRequestedOn: act.date }) } };
};

/** The revised text ends the comment resolution and prepares what comes next. */
export const recordRevisedText: EffectOf = (act) => {
  const { item, date, input } = act;
  const resolution = openStep(item, "COMMENT_RESOLUTION");
  const resolved = resolution
    ? changed(item.steps, resolution, { closedOn: date, outcome: "RESOLVED" })
    : item.steps;
  const text = { document: input.document ?? null, summaryOn: date };
  return {
    next: { steps: withStep(item, resolved, { kind: "PREPARATION", startedOn: date, ...text }) },
  };
};
