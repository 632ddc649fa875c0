import type { CalendarDate } from "../../domain/calendar.js";
import type { Meeting } from "../../domain/meeting.js";
import type { DecisionKind } from "../../domain/vocabulary.js";
import { type Decision, designation, standingDecisions, type WorkItem } from "../../domain/work-item.js";
import type { Programme } from "../../programme/programme.js";

/** What a report is about. */
export interface ReportOptions {
  /** Limits it to one working party or study group; null: all. */
  readonly body: string | null;
  /** The Geneva date whose state the programme shows. */
  readonly asOf: CalendarDate;
}

interface Line {
  readonly item: WorkItem;
  readonly decision: Decision;
}

/** The headings of the public executive summaries, by kind of decision. */
const TAKEN: Partial<Record<DecisionKind, string>> = {
  DETERMINATION: "Recommendations determined (Resolution 1 - TAP)",
  CONSENT: "Recommendations consented for Last Call (Recommendation A.8 - AAP)",
  AGREEMENT: "Supplements and other texts agreed to (Recommendation A.13)",
};

/**
 * What a meeting decided, as the tables of its report in Markdown: consented, determined and agreed texts, what was
 * postponed or not agreed, candidates that were not taken up, and the head hashes of all these items' histories.
 * The programme is that of the day `asOf`, which is printed.
 */
export function meetingReport(programme: Programme, meeting: Meeting, { body, asOf }: ReportOptions): string {
  const items = programme.workItemsOfMeeting(meeting.code).filter((item) => concerns(item, meeting, body));
  const lines = items.flatMap((item) =>
    standingDecisions(item)
      .filter((decision) => decision.meeting === meeting.code && (!body || decision.body === body))
      .map((decision) => ({ item, decision })),
  );
  const sections = [
    heading(meeting, { body, asOf }),
    ...Object.entries(TAKEN).map(([kind, title]) => taken(title, kind, lines)),
    overridden(lines),
    notTaken(lines),
    untouched(items, meeting),
    heads(items),
  ];
  return `${sections.filter(Boolean).join("\n\n")}\n`;
}

function concerns(item: WorkItem, meeting: Meeting, body: string | null): boolean {
  const plan = item.candidacies[meeting.code];
  const bodies = [
    plan?.body,
    ...standingDecisions(item)
      .filter((d) => d.meeting === meeting.code)
      .map((d) => d.body),
  ];
  return body === null || bodies.includes(body);
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

function taken(title: string, kind: string, lines: readonly Line[]): string {
  const rows = lines.filter(({ decision }) => decision.kind === kind && decision.outcome === "AGREED");
  if (rows.length === 0) return "";
  const normative = kind !== "AGREEMENT";
  const columns = ["#", "Question", "Work item", "Status", "Title", "Final text"];
  const more = normative ? ["A.5 justification", "Equivalent"] : [];
  const cells = rows.map(({ item, decision }, index) => [
    String(index + 1),
    item.question,
    designation(item),
    item.version === "NEW" ? "New" : "Revised",
    titleOf(item),
    decision.finalText ?? "",
    ...(normative ? [a5Of(item), item.equivalentNumber || "-"] : []),
  ]);
  return `## ${title}\n\n${table([...columns, ...more], cells)}`;
}

/** Why the meeting went ahead although a requirement was unmet. */
function overridden(lines: readonly Line[]): string {
  const rows = lines.filter(({ decision }) => decision.overrideReason);
  if (rows.length === 0) return "";
  const cells = rows.map(({ item, decision }, index) => [
    String(index + 1),
    item.question,
    designation(item),
    decision.kind.toLowerCase(),
    decision.overrideReason ?? "",
  ]);
  const columns = ["#", "Question", "Work item", "Decision", "Reason"];
  return `## Decided although a requirement was unmet\n\n${table(columns, cells)}`;
}

function notTaken(lines: readonly Line[]): string {
  const rows = lines.filter(({ decision }) => decision.outcome !== "AGREED");
  if (rows.length === 0) return "";
  const cells = rows.map(({ item, decision }, index) => [
    String(index + 1),
    item.question,
    designation(item),
    decision.kind.toLowerCase(),
    decision.outcome.toLowerCase(),
    decision.reason ?? "",
  ]);
  const columns = ["#", "Question", "Work item", "Decision", "Outcome", "Reason"];
  return `## Postponed or not agreed\n\n${table(columns, cells)}`;
}

function untouched(items: readonly WorkItem[], meeting: Meeting): string {
  const rows = items.filter((item) => item.candidacies[meeting.code]?.status === "PLANNED");
  if (rows.length === 0) return "";
  const cells = rows.map((item, index) => [String(index + 1), item.question, item.acronym, titleOf(item)]);
  return `## Candidates not dealt with\n\n${table(["#", "Question", "Work item", "Title"], cells)}`;
}

function heads(items: readonly WorkItem[]): string {
  if (items.length === 0) return "";
  const cells = items.map((item) => [item.acronym, String(item.revision), item.history.at(-1)?.hash ?? ""]);
  return `## Head hashes of the histories\n\n${table(["Work item", "Events", "SHA-256 of the last event"], cells)}`;
}

function titleOf(item: WorkItem): string {
  return (item.titles.en ?? Object.values(item.titles)[0])?.text ?? "";
}

function a5Of(item: WorkItem): string {
  const documents = (item.a5Justifications ?? []).map(({ document, td }) =>
    td ? `${document} in ${td}` : document,
  );
  return documents.join(", ") || (item.externalReferences === null ? "not recorded" : "-");
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(" | ")} |`;
  return [line(columns), `|${" --- |".repeat(columns.length)}`, ...rows.map(line)].join("\n");
}

/** Text that cannot end its cell, nor be read as HTML or a link. */
function escaped(text: string): string {
  return text.replace(/[\\|<>[\]`*_]/g, "\\$&").replace(/\s+/g, " ");
}
