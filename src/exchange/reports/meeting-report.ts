import type { CalendarDate } from "../../domain/calendar.js";
import type { Meeting } from "../../domain/meeting.js";
import { standingDecisions, type WorkItem } from "../../domain/work-item.js";
import type { Programme } from "../../programme/programme.js";
import { type Business, businessOf, isReported, titleOf } from "./business.js";
import { decisionTables } from "./decisions.js";
import { futureActivities } from "./future-activities.js";
import { intellectualProperty } from "./intellectual-property.js";
import { outgoingLiaisons } from "./liaisons.js";
import { section, table } from "./markdown.js";
import { newWorkItemTables } from "./new-work-items.js";
import { otherActs } from "./other-acts.js";
import { positionTable } from "./positions.js";

/** What a report is about. */
export interface ReportOptions {
  /** Limits it to one working party or study group; null: all. */
  readonly body: string | null;
  /** The Geneva date whose state the programme shows. */
  readonly asOf: CalendarDate;
}

/**
 * What a meeting did, as the tables of its report in Markdown: every kind of decision, what was postponed or not agreed,
 * concerns and reservations, every other act, the IPR question, outgoing liaison statements, new work items, future activities, candidates that were not taken up, and
 * the head hashes of all these items' histories. Rows stand by working party and Question. The programme is that of the day `asOf`,
 * which is printed.
 */
export function meetingReport(programme: Programme, meeting: Meeting, options: ReportOptions): string {
  const business = businessOf(programme, meeting, options.body);
  const sections = [
    heading(meeting, options),
    ...decisionTables(business),
    positionTable(business),
    otherActs(business),
    intellectualProperty(business),
    outgoingLiaisons(business),
    ...newWorkItemTables(business),
    ...futureActivities(business),
    untouched(business),
    heads(business),
  ];
  return `${sections.filter(Boolean).join("\n\n")}\n`;
}

/** What is not known of the meeting is left out. */
function heading(meeting: Meeting, { body, asOf }: ReportOptions): string {
  const days =
    meeting.startsOn === meeting.endsOn ? meeting.startsOn : `${meeting.startsOn} to ${meeting.endsOn}`;
  const letter = meeting.letter ? `, collective letter ${meeting.letter.number}` : "";
  const title = [body, meeting.title || (body ? null : meeting.code)].filter(Boolean).join(": ");
  const where = [meeting.place, days].filter(Boolean).join(", ");
  return `# ${title}\n\n${where} (${meeting.code}${letter})\n\nState of the work programme as of ${asOf}.`;
}

function untouched(business: Business): string {
  const rows = business.items
    .filter(({ candidacies }) => {
      const plan = candidacies[business.meeting.code];
      return plan?.status === "PLANNED" && isReported(business, plan.body);
    })
    .map((item) => [item.question ?? "-", item.acronym, titleOf(item)]);
  return section("Candidates not dealt with", ["Question", "Work item", "Title"], rows);
}

function heads(business: Business): string {
  const items = business.items.filter((item) => concerns(item, business));
  if (items.length === 0) return "";
  const cells = items.map((item) => [item.acronym, String(item.revision), item.history.at(-1)?.hash ?? ""]);
  const columns = ["Work item", "Events", "SHA-256 of the last event"];
  return `## Head hashes of the histories\n\n${table(columns, cells)}`;
}

function concerns(item: WorkItem, business: Business): boolean {
  const { code, studyGroup } = business.meeting;
  const decided = standingDecisions(item).filter(({ meeting }) => meeting === code);
  const { registration } = item;
  const bodies = [
    item.candidacies[code]?.body,
    ...decided.map(({ body }) => body),
    registration?.meeting === code ? registration.body : null,
  ].filter((body) => body !== null && body !== undefined);
  // What is here for another reason was dealt with by the study group.
  return bodies.length === 0
    ? isReported(business, studyGroup)
    : bodies.some((body) => isReported(business, body));
}
