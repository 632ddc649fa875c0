import { compareLabels } from "../../domain/labels.js";
import type { Meeting } from "../../domain/meeting.js";
import type { Programme } from "../../programme/programme.js";
import type { DocumentModel, Section } from "../documents/model.js";
import { writtenDay, writtenDays, writtenMeeting, writtenPlace } from "../letters/write-words.js";
import { corrections, formAnnexes, heads } from "./annexes.js";
import { appointments } from "./appointments.js";
import { type Business, businessOf, filled, questionsOf, type ReportOptions, say } from "./business.js";
import { conclusion } from "./conclusion.js";
import { decisionSections } from "./decisions.js";
import { intellectualProperty } from "./intellectual-property.js";
import { outgoingLiaisons } from "./liaisons.js";
import { nextCandidates } from "./next-meeting.js";
import { futureActivities, interimMeetings, opening } from "./opening.js";
import { otherActs } from "./other-acts.js";
import { positionTable } from "./positions.js";
import { questionSummaries } from "./questions.js";
import { headed } from "./tabled.js";
import { workProgramme } from "./work-programme.js";

/**
 * What a meeting did, in the order in which reports of working parties have it: every act once, how every open item stands, the
 * forms of the new ones, what was put right since, and the head hashes of the histories. The programme is that of the day
 * `asOf`, which is printed with the instant of the last entry, so that the same report can be made again.
 */
export function meetingReport(programme: Programme, meeting: Meeting, options: ReportOptions): DocumentModel {
  const business = businessOf(programme, meeting, options);
  const sections = [
    ...opening(business),
    ...interimMeetings(business),
    ...appointments(business),
    ...questionSummaries(business),
    ...decided(business),
    ...intellectualProperty(business),
    ...outgoingLiaisons(business),
    ...workProgramme(business),
    ...nextCandidates(business),
    ...futureActivities(business),
    ...conclusion(business),
    ...formAnnexes(business),
    ...corrections(business),
    ...heads(business),
  ];
  return {
    language: options.language,
    title: titled(business, say(business, "report")),
    lead: leadOf(business),
    sections: sections.map(lettered()),
  };
}

/** Meeting, place and days, and which state of the work programme is shown. What is not known is left out. */
export function leadOf(business: Business): string[] {
  const { meeting, writing, asOf } = business;
  const place = meeting.place && writtenPlace(meeting.place, writing);
  const { pause } = writing.words;
  const where = [place, writtenDays(meeting, writing)].filter(Boolean).join(pause);
  const letter = meeting.letter && say(business, "letter", { number: meeting.letter.number });
  const code = [meeting.code, letter].filter(Boolean).join(pause);
  return [
    say(business, "at", { where, code }),
    say(business, "asOf", { day: writtenDay(asOf, writing), instant: lastEntry(business) }),
  ];
}

/** The title of a document about the meeting: what it is, and who met, in the language. */
export function titled(business: Business, what: string): string {
  const { meeting, body, language, writing } = business;
  const own = language === "en" && body === null ? meeting.title : "";
  // An assembly is no meeting of a study group.
  const title = meeting.studyGroup
    ? own || writtenMeeting(bodiesOf(business), meeting.studyGroup, writing)
    : meeting.title || meeting.code;
  return say(business, "titled", { what, title });
}

function bodiesOf({ meeting, body }: Business): string[] {
  if (body) return [body];
  const deciding = meeting.sittings.filter(({ kind }) => kind === "WORKING_PARTY" || kind === "STUDY_GROUP");
  return [...new Set(deciding.map((sitting) => sitting.body))].sort(compareLabels);
}

/** Gives each annex the next letter. */
function lettered(): (section: Section) => Section {
  let annexes = 0;
  return (section) => {
    if (!section.title.includes("{letter}")) return section;
    const letter = String.fromCharCode("A".charCodeAt(0) + annexes++);
    return { ...section, title: filled(section.title, { letter }) };
  };
}

function decided(business: Business): Section[] {
  const sections = [...decisionSections(business), ...positionTable(business), ...otherActs(business)];
  const paragraphs = sections.length === 0 ? [say(business, "noDecision")] : [];
  return [headed(business, "DECISIONS", paragraphs), ...sections];
}

/**
 * When the last of what the report can show was written down: asked for as known then, it is the same again, whatever was
 * written down since.
 */
function lastEntry(business: Business): string {
  const { programme, items, meeting } = business;
  const shown = [
    ...items,
    ...questionsOf(business).flatMap((question) => [...programme.workItemsOf(question)]),
    ...programme.questions(),
    ...programme.meetings(),
    ...programme.liaisonsOf("meeting", meeting.code),
    ...programme.persons(),
  ];
  const instants = shown.flatMap(({ history }) => history.at(-1)?.recordedAt ?? []);
  return instants.sort().at(-1) ?? "";
}
