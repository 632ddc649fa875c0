import { bodyNotSitting } from "../../decisions/judge-meeting.js";
import { judgeNumber } from "../../decisions/judge-number.js";
import { bodyLabel } from "../../labels.js";
import { sittingsOf } from "../../meeting.js";
import { problem } from "../../problem.js";
import type { Proposer } from "../../vocabulary.js";
import { designation, standingDecisions } from "../../work-item.js";
import { judgeForm, needsForm } from "../../work-items/justification.js";
import type { ActFacts } from "../facts.js";
import { isFrozen } from "../frozen.js";
import { given, missing, onAct, onRecord } from "./guard.js";

/** Whose proposal needs nobody to second it: WTSA Res. 1 §8.3 wants that of members only. */
const SECONDS_NOBODY: readonly Proposer[] = ["CHAIR", "TSB"];

const PERIOD = /^(\d{4})-(\d{4})$/;

/** Conditions about the item as such. */
export const WORK_PROGRAMME_GUARDS = {
  REASON_GIVEN: given("The reason is given", "reason"),
  FORM_COMPLETE: {
    ...onRecord("The A.1 or A.13 justification of new work is complete", ({ item }) =>
      needsForm(item) ? judgeForm(item, "workItem") : [],
    ),
    warn: ({ item }: ActFacts) => (needsForm(item) ? [] : judgeForm(item, "workItem")),
  },
  FORM_GIVEN: onAct(
    "The document that carries the form is given, where new work needs one",
    ({ input, item }, row) =>
      input.document || !needsForm(item) ? [] : [missing(row, "document", "A1_ANNEX_A")],
  ),
  NOT_FROZEN: onRecord("The text has been neither consented nor determined", ({ item }) =>
    isFrozen(item)
      ? [problem("PROCESS_FROZEN", { name: designation(item), stage: item.stage }, { path: "process" })]
      : [],
  ),
  PROCESS_SELECTED: onAct("The selection changes from AAP to TAP or back", ({ input, item }, row) => {
    if (!input.process) return [missing(row, "process")];
    const other = item.process === "AAP" ? "TAP" : item.process === "TAP" ? "AAP" : "neither";
    if (input.process === other) return [];
    const said = { name: designation(item), process: item.process, asked: input.process, other };
    return [problem("PROCESS_UNFIT", said, { path: "process" })];
  }),
  WRITTEN_AND_SECONDED: onAct(
    "The proposal is in writing, with reasons; one of a Member State or Sector Member is seconded",
    ({ input }) => {
      const seconded = input.secondedBy || SECONDS_NOBODY.includes(input.proposedBy ?? "MEMBER_STATE");
      if (input.document && input.reason && seconded) return [];
      const path = !input.document ? "document" : !input.reason ? "reason" : "secondedBy";
      return [problem("NOT_SECONDED", {}, { path })];
    },
  ),
  ASKED_OF_A_BODY: onAct(
    "The request was put to the study group or the working party of the Question",
    ({ input, item, home, date, meetingNamed }) => {
      const { askedOf, askedAt } = input;
      if (!askedOf && !askedAt) return [];
      const body = askedOf ? bodyLabel(askedOf) : null;
      if (!body) return [problem("BODY_UNKNOWN", { body: askedOf ?? "no body" }, { path: "askedOf" })];
      if (body !== item.studyGroup && body !== home) {
        const said = {
          question: item.question ?? item.acronym,
          home: home ?? item.studyGroup,
          body,
          studyGroup: item.studyGroup,
        };
        return [problem("WRONG_BODY", said, { path: "askedOf", clause: "RES1_8_3" })];
      }
      const meeting = askedAt ? (meetingNamed?.(askedAt) ?? null) : null;
      if (!meeting) return [problem("MEETING_NOT_FOUND", { code: askedAt ?? "" }, { path: "askedAt" })];
      const [first] = sittingsOf(meeting, body);
      if (!first) return [bodyNotSitting(meeting, body, "DISCONTINUATION")];
      if (first.startsOn <= date) return [];
      return [
        problem(
          "DATES_OUT_OF_ORDER",
          { date, earlier: first.startsOn },
          { path: "askedAt", clause: "RES1_8_3" },
        ),
      ];
    },
  ),
  NEXT_STUDY_PERIOD: onAct("The study period is a later one", ({ input, item }, row) => {
    const { studyPeriod } = input;
    if (!studyPeriod) return [missing(row, "studyPeriod")];
    const [, first = "", last = ""] = PERIOD.exec(studyPeriod) ?? [];
    if (first && Number(first) < Number(last) && Number(first) > Number(item.studyPeriod.slice(5, 9)))
      return [];
    const said = { current: item.studyPeriod, given: studyPeriod };
    return [problem("PERIOD_NOT_NEXT", said, { path: "studyPeriod" })];
  }),
  CHAIR_CONCURRED: onAct("The study group chair has concurred", ({ input, item, date }, row) => {
    if (input.chairConcurrence && input.chairConcurrence <= date) return [];
    const said = { act: row.action, studyGroup: item.studyGroup };
    return [problem("CHAIR_HAS_NOT_CONCURRED", said, { path: "chairConcurrence", clause: row.clause })];
  }),
  IS_ERRATUM: onRecord("The text is an erratum", ({ item }, row) =>
    item.type === "ERRATUM" ? [] : [wrongType(row.action, "ERRATUM", item)],
  ),
  IS_CORRIGENDUM: onRecord("The text is a corrigendum", ({ item }, row) =>
    item.type === "CORRIGENDUM" ? [] : [wrongType(row.action, "CORRIGENDUM", item)],
  ),
  NOT_NUMBERED: onRecord("The text has no number yet", ({ item }) =>
    item.number === null
      ? []
      : [
          problem(
            "NUMBERED_ALREADY",
            { name: item.acronym, number: item.number },
            { path: "assignedNumber" },
          ),
        ],
  ),
  NUMBER_FITS: onAct(
    "The number is well formed, fits the type and is free",
    ({ input, item, numberHolder }, row) => {
      const { assignedNumber: number } = input;
      if (!number) return [missing(row, "assignedNumber")];
      return judgeNumber(number, item.type, numberHolder?.(number) ?? null);
    },
  ),
  AFTER_FIRST_DECISION: onRecord(
    "The number comes with or after the first decision",
    ({ item, date }, row) => {
      const first = standingDecisions(item).find((decision) => decision.outcome === "AGREED")?.decidedOn;
      if (!first || date >= first) return [];
      return [problem("DATES_OUT_OF_ORDER", { date, earlier: first }, { path: "date", clause: row.clause })];
    },
  ),
};

function wrongType(act: string, wanted: string, item: Parameters<typeof designation>[0]) {
  return problem("WRONG_TYPE_FOR_ACT", { act, wanted, name: designation(item), type: item.type });
}
