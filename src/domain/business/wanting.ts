import type { CalendarDate } from "../calendar.js";
import { CLAUSES, type ClauseKey } from "../clauses.js";
import type { LiaisonState } from "../liaison.js";
import { wantsReply } from "../liaisons/status.js";
import type { MeetingState, Sitting } from "../meeting.js";
import type { Finding } from "../readiness/review.js";
import type { Severity } from "../vocabulary.js";
import { designation, type WorkItemState } from "../work-item.js";
import { formGaps, needsForm } from "../work-items/justification.js";

/** What the form of a proposed new work item lacks; what continues existing work may do without (Rec. A.1 §1.4.7). */
export function wantingOfForm(item: WorkItemState): Finding[] {
  const { form, missing } = formGaps(item);
  const severity = needsForm(item) ? "BLOCKING" : "ADVICE";
  return missing.map((field) =>
    finding("FORM", `The ${form} form of ${designation(item)} says its ${field}`, "UNKNOWN", {
      clause: "A1_ANNEX_A",
      severity,
      remedy: "Record it: updateWorkItem.",
    }),
  );
}

/** What an outgoing liaison statement should say and does not (Rec. A.1 §1.5). */
export function wantingOfLiaison(liaison: LiaisonState): Finding[] {
  const { deadline, contact, documents, questions } = liaison;
  const rows: readonly (readonly [rule: string, requirement: string, isMet: boolean])[] = [
    [
      "LIAISON_DEADLINE",
      "It says by when a reply is wanted, where one is",
      deadline !== null || !wantsReply(liaison),
    ],
    ["LIAISON_CONTACT", "It names a contact", contact !== null],
    ["LIAISON_QUESTIONS", "It says from which Questions it comes", questions.length > 0],
    ["LIAISON_DOCUMENT", "Its text is in a TD", documents.length > 0],
  ];
  return unmet(rows, { clause: "A1_1_5", remedy: "Record it: updateLiaison." });
}

/** What a coming rapporteur group meeting should say and does not, and whether it can be announced in time (Rec. A.1 §2.3.3.11). */
export function wantingOfActivity(
  { sittings, place, deadlines }: MeetingState,
  day: CalendarDate,
): Finding[] {
  const latest = deadlines.find(({ kind }) => kind === "ANNOUNCEMENT")?.date;
  const late = latest !== undefined && day > latest;
  const requirement = `It can still be announced two months before, by ${latest}`;
  return [
    ...sittings
      .filter(({ kind }) => kind === "RAPPORTEUR_GROUP")
      .flatMap((one) => wantingOfGathering(one, place)),
    ...(late ? [finding("ACTIVITY_ANNOUNCED", requirement, "UNMET", OF_ACTIVITY)] : []),
  ];
}

const OF_ACTIVITY = { clause: "A1_2_3_3_11", remedy: "Say it: changeMeeting." } as const;

function wantingOfGathering(
  { body, questions, host, isEMeeting, terms, contact }: Sitting,
  place: string | null,
): Finding[] {
  const rows: readonly (readonly [rule: string, requirement: string, isMet: boolean])[] = [
    ["ACTIVITY_QUESTIONS", `${body} says for which Questions it is`, (questions?.length ?? 0) > 0],
    [
      "ACTIVITY_PLACE",
      `${body} says where it is, or that it is an e-meeting`,
      Boolean(host || isEMeeting || place),
    ],
    ["ACTIVITY_TERMS", `${body} has its terms of reference`, Boolean(terms)],
    ["ACTIVITY_CONTACT", `${body} names a contact`, Boolean(contact)],
  ];
  return unmet(rows, OF_ACTIVITY);
}

/** That the IPR question about a text is not on record (Rec. A.1 §1.4.6). */
export function wantingOfIpr(isAsked: boolean): Finding[] {
  const requirement = "The chair asked whether anybody knows of intellectual property that the text may need";
  const how = { clause: "A1_1_4_6", remedy: "Ask, and record it: recordIprQuestion." } as const;
  return unmet([["IPR_ASKED", requirement, isAsked]], how);
}

/** The requirements that are not recorded as met. */
function unmet(
  rows: readonly (readonly [rule: string, requirement: string, isMet: boolean])[],
  how: Parameters<typeof finding>[3],
): Finding[] {
  return rows
    .filter(([, , isMet]) => !isMet)
    .map(([rule, requirement]) => finding(rule, requirement, "UNKNOWN", how));
}

function finding(
  rule: string,
  requirement: string,
  status: "UNMET" | "UNKNOWN",
  { clause, remedy, severity = "ADVICE" }: { clause: ClauseKey; remedy: string; severity?: Severity },
): Finding {
  const message = `${requirement}: ${status === "UNMET" ? "not met" : "not recorded"}.`;
  return { rule, requirement, status, severity, message, clause: CLAUSES[clause].citation, remedy };
}
