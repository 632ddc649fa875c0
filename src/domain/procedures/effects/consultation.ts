import { openStep, repliesIn } from "../../approval-track.js";
import { sittingsOf } from "../../meeting.js";
import { sameMember } from "../../members/member.js";
import { judgeHolidays, ruledDate } from "../date-rules.js";
import { added, closed, type EffectOf, withStep } from "./effect.js";

/** The Director announces the intention to seek approval; the consultation of Member States begins. */
export const announceConsultation: EffectOf = ({ item, date, input, meeting, holidays }) => {
  const opens = meeting && sittingsOf(meeting, item.studyGroup)[0]?.startsOn;
  // Every announcement after the first is a new attempt.
  const again = Object.values(item.steps).some(
    (step) => step.kind === "CONSULTATION" && step.cycle === item.cycle,
  );
  const cycle = again ? item.cycle + 1 : item.cycle;
  const steps = closed(item.steps, ["PREPARATION"], date, "ANNOUNCED");
  const dates = opens
    ? [
        ruledDate("ANNOUNCE_CONSULTATION_BY", opens, { on: date }),
        ruledDate("DISTRIBUTE_TEXT_BY", opens, { on: date }),
        ruledDate("CONSULTATION_END", opens, { on: date, holidays }),
      ]
    : [];
  const consultation = {
    kind: "CONSULTATION",
    startedOn: date,
    dates,
    meeting: meeting?.code ?? null,
  } as const;
  return {
    next: {
      cycle,
      steps: withStep(item, steps, { ...consultation, cycle, document: input.document ?? null }),
    },
    warnings: opens ? judgeHolidays("CONSULTATION_END", opens, holidays, date) : [],
  };
};

/** A Member State's reply; it takes the place of an earlier one, and stands beside a later one, which counts. */
export const recordReply: EffectOf = ({ item, date, input }) => {
  const step = openStep(item, "CONSULTATION");
  const { member, replyKind } = input;
  if (!step || !member || !replyKind) return { next: {} };
  const reply = {
    step: step.id,
    memberState: member,
    kind: replyKind,
    receivedOn: date,
    text: input.text ?? null,
  };
  const earlier = repliesIn(item, step).find(
    (known) => sameMember(known.memberState, member) && known.receivedOn <= date,
  );
  return {
    next: {
      replies: earlier
        ? { ...item.replies, [earlier.id]: { ...reply, id: earlier.id } }
        : added(item.replies, "R", reply),
    },
  };
};

/** The consultation is over. */
export const closeConsultation: EffectOf = ({ item, date, to }) => ({
  next: {
    steps: closed(item.steps, ["CONSULTATION"], date, to === "CONSULTATION_PASSED" ? "PASSED" : "FAILED"),
  },
});
