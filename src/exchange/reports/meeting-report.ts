import type { Meeting } from "../../domain/meeting.js";
import type { Programme } from "../../programme/programme.js";
import type { DocumentModel, Section } from "../documents/model.js";
import { corrections, formAnnexes, heads } from "./annexes.js";
import { appointments } from "./appointments.js";
import { type Business, businessOf, type ReportOptions, say } from "./business.js";
import { conclusion } from "./conclusion.js";
import { decisionSections } from "./decisions.js";
import { intellectualProperty } from "./intellectual-property.js";
import { outgoingLiaisons } from "./liaisons.js";
import { nextCandidates } from "./next-meeting.js";
import { futureActivities, interimMeetings, opening } from "./opening.js";
import { otherActs } from "./other-acts.js";
import { positionTable } from "./positions.js";
import { questionSummaries } from "./questions.js";
import { structureActs } from "./structure.js";
import { headed } from "./tabled.js";
import { leadOf, lettered, titled } from "./titles.js";
import { workProgramme } from "./work-programme.js";

type Part = (business: Business) => Section[] | Generator<void, Section[]>;

const PARTS: readonly Part[] = [
  opening,
  interimMeetings,
  appointments,
  structureActs,
  questionSummaries,
  decided,
  intellectualProperty,
  outgoingLiaisons,
  workProgramme,
  nextCandidates,
  futureActivities,
  conclusion,
  formAnnexes,
  corrections,
  heads,
];

/**
 * What a meeting did, in the order in which reports of working parties have it: every act once, how every open item stands, the
 * forms of the new ones, what was put right since, and the head hashes of the histories. The programme is that of the day
 * `asOf`, which is printed with the instant of the last entry, so that the same report can be made again.
 */
export function* meetingReport(
  programme: Programme,
  meeting: Meeting,
  options: ReportOptions,
): Generator<void, DocumentModel> {
  const business = businessOf(programme, meeting, options);
  const sections: Section[] = [];
  for (const part of PARTS) {
    yield;
    const made = part(business);
    sections.push(...(Array.isArray(made) ? made : yield* made));
  }
  return {
    language: options.language,
    title: titled(business, say(business, "report")),
    lead: yield* leadOf(business),
    sections: sections.map(lettered()),
  };
}

function decided(business: Business): Section[] {
  const sections = [...decisionSections(business), ...positionTable(business), ...otherActs(business)];
  const paragraphs = sections.length === 0 ? [say(business, "noDecision")] : [];
  return [headed(business, "DECISIONS", paragraphs), ...sections];
}
