import { openStep, stepsOf } from "../../approval-track.js";
import { judgeProcessForType } from "../../decisions/judge-kind.js";
import { type Problem, problem } from "../../problem.js";
import { reviewReadiness } from "../../readiness/review.js";
import { designation } from "../../work-item.js";
import type { ActFacts } from "../facts.js";
import { given, missing, onAct, onRecord } from "./guard.js";

const preparation = ({ item }: ActFacts) => openStep(item, "PREPARATION");

/** Conditions about the text: whether it is mature, edited, summarised, asked for, distributed. */
export const TEXT_GUARDS = {
  PROCESS_FITS_TYPE: onRecord("The approval process fits the type of text", ({ item }) =>
    judgeProcessForType(item),
  ),
  READY: onRecord(
    "Every blocking requirement of the checklist is met, or the meeting gives its reason",
    (facts, row) => {
      const { item, studyGroup, date: on } = facts;
      const kind = row.decision ?? "CONSENT";
      const { qualifications = {} } = studyGroup;
      const { findings } = reviewReadiness({ item, kind, qualifications, on });
      // What these three require, the stage and the process of the row say more exactly.
      const elsewhere = ["STAGE", "DECISION_KIND", "PROCESS_FOR_TYPE"];
      const unmet = findings.filter(
        (f) => f.severity === "BLOCKING" && f.status === "UNMET" && !elsewhere.includes(f.rule),
      );
      return unmet.map(
        ({ message, remedy, clause }): Problem => ({
          ...problem("REQUIREMENT_UNMET", { message, remedy }, { path: "workItem" }),
          clause,
        }),
      );
    },
  ),
  DOCUMENT_GIVEN: given("The announcement, circular or text is cited", "document"),
  SUMMARY_INCLUDED: onAct("The text comes with its summary", ({ input, item }) =>
    input.summaryIncluded
      ? []
      : [problem("SUMMARY_NOT_AVAILABLE", { name: designation(item) }, { path: "summaryIncluded" })],
  ),
  EDITED_TEXT_AVAILABLE: onRecord("The final edited text is with TSB", (facts, row) =>
    preparation(facts)?.document
      ? []
      : [
          problem(
            "TEXT_NOT_AVAILABLE",
            { name: designation(facts.item) },
            { clause: row.clause === "RES1_9_3_3" ? "RES1_9_3_3" : "A8_3_2" },
          ),
        ],
  ),
  SUMMARY_AVAILABLE: onRecord("The summary of the final text is with TSB", (facts, row) =>
    preparation(facts)?.summaryOn
      ? []
      : [
          problem(
            "SUMMARY_NOT_AVAILABLE",
            { name: designation(facts.item) },
            { clause: row.clause === "RES1_9_3_3" ? "RES1_9_3_4" : "A8_3_3" },
          ),
        ],
  ),
  CHAIR_REQUESTED: onRecord("The study group chair has asked the Director to go ahead", (facts, row) => {
    if (preparation(facts)?.chairRequestedOn) return [];
    const review = row.action === "START_ADDITIONAL_REVIEW";
    const said = {
      name: designation(facts.item),
      studyGroup: facts.item.studyGroup,
      verb: review ? "judgeToAdditionalReview" : "requestAnnouncement",
    };
    const clause = review ? "A8_4_4_3" : row.clause === "RES1_9_3_3" ? "RES1_9_3_1" : "A8_3_1";
    return [problem("CHAIR_HAS_NOT_REQUESTED", said, { clause })];
  }),
  COMMENTS_POSTED: onAct("The last call's comments are posted with the revised text", ({ input, item }) =>
    input.commentsPosted
      ? []
      : [problem("COMMENTS_NOT_POSTED", { name: designation(item) }, { path: "commentsPosted" })],
  ),
  TEXT_CITED: given("The text that was before the meeting is cited", "finalText"),
  TEXT_DISTRIBUTED: onAct(
    "The text was distributed in the official languages at least a month before the meeting",
    ({ input, item }, row) => {
      const { textDistributedOn } = input;
      if (!textDistributedOn) return [missing(row, "textDistributedOn", "RES1_9_3_5")];
      const consultation = stepsOf(item, "CONSULTATION").at(-1);
      const latest = consultation?.dates.find((date) => date.name === "DISTRIBUTE_TEXT_BY")?.date;
      if (!latest || textDistributedOn <= latest) return [];
      const said = { latest, date: textDistributedOn };
      return [problem("TEXT_NOT_DISTRIBUTED", said, { path: "textDistributedOn" })];
    },
  ),
  RESTART_WITHOUT_DETERMINATION: onRecord(
    "A text that was not approved was opposed in the extra time only",
    ({ item }) => {
      if (item.stage !== "NOT_APPROVED") return [];
      const ended = Object.values(item.steps).filter((step) => step.outcome === "NOT_APPROVED");
      if (ended.at(-1)?.kind === "MORE_TIME") return [];
      return [problem("NEEDS_NEW_DETERMINATION", { name: designation(item) })];
    },
  ),
};
