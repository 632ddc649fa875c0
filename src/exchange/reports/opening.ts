import { genevaDateOf, genevaTimeOf } from "../../domain/calendar.js";
import {
  type AgendaItem,
  type Meeting,
  type Session,
  type Sitting,
  sittingsHeld,
} from "../../domain/meeting.js";
import { sessionsWithin } from "../../domain/meetings/session-times.js";
import { isInForce } from "../../domain/person.js";
import type { Section } from "../documents/model.js";
import { writtenPlace } from "../letters/write-words.js";
import { type Business, isReported, listed, questionsOf, say } from "./business.js";
import { type Column, grouped, tabled } from "./tabled.js";

/** When and where the body sat, and its agenda. */
export function opening(business: Business): Section[] {
  return grouped(business, "OPENING", [...sittingTable(business), ...agendaTable(business)]);
}

/** When and where the body sits, and when its sittings were opened and closed. */
export function sittingTable(business: Business, level: 1 | 2 = 2): Section[] {
  const { meeting } = business;
  const sittings = sittingsHeld(meeting).filter(
    ({ kind, body }) => (kind === "STUDY_GROUP" || kind === "WORKING_PARTY") && isReported(business, body),
  );
  const columns: readonly Column<Sitting>[] = [
    ["BODY", "LABEL", ({ body }) => body],
    ["DATE", "DATE", (sitting) => [daysIn(sitting), sitting.startTime].filter(Boolean).join(", ")],
    ["PLACE", "TEXT", ({ host }) => placeOf(business, meeting, host)],
    ["OPENED_CLOSED", "DATE", (sitting) => listed(business, sessionsWithin(meeting, sitting).map(heldIn))],
  ];
  return tabled(business, "SITTINGS", columns, sittings, { level, isNumbered: false });
}

/** The agenda, in the words that are on record. */
export function agendaTable(business: Business, level: 1 | 2 = 2): Section[] {
  const columns: readonly Column<AgendaItem>[] = [
    ["NUMBER", "NUMBER", ({ number }) => number],
    ["ITEM", "TEXT", ({ title }) => title],
  ];
  return tabled(business, "AGENDA", columns, business.meeting.agenda, { level, isNumbered: false });
}

/** When a sitting was opened and closed, in Geneva. */
function heldIn({ openedAt, closedAt }: Session): string {
  const until = closedAt && genevaTimeOf(closedAt);
  return `${genevaDateOf(openedAt)} ${genevaTimeOf(openedAt)}${until ? ` – ${until}` : ""}`;
}

/** A sitting with its meeting. */
export interface Gathering {
  readonly meeting: Meeting;
  readonly sitting: Sitting;
}

/** The meetings of rapporteur groups since the meeting before this one, those beside it included. */
export function interimMeetings(business: Business): Section[] {
  const { programme, meeting, previous } = business;
  const rows = programme
    .meetings()
    .filter(({ studyGroup }) => studyGroup === meeting.studyGroup)
    .flatMap((one) =>
      sittingsHeld(one)
        .filter(({ kind, endsOn }) => kind === "RAPPORTEUR_GROUP" && (previous?.endsOn ?? "") < endsOn)
        .filter(({ endsOn }) => endsOn <= meeting.endsOn)
        .map((sitting) => ({ meeting: one, sitting })),
    )
    .filter(({ sitting }) => concernsBody(business, sitting));
  const columns: readonly Column<Gathering>[] = [
    ["QUESTION", "LABEL", ({ sitting }) => listed(business, sitting.questions ?? []) || sitting.body],
    ["MEETING", "TEXT", ({ sitting }) => sitting.title],
    [
      "DATE_PLACE",
      "TEXT",
      (row) => [daysIn(row.sitting), gatheringPlace(business, row)].filter(Boolean).join(", "),
    ],
    ["REPORT", "NAME", () => say(business, "notRecorded")],
  ];
  return tabled(business, "RGM_REPORTS", columns, rows, { level: 1, isNumbered: false });
}

/** The meetings that this one agreed: of rapporteur groups with what their announcement says, and of deciding bodies. */
export function futureActivities(business: Business): Section[] {
  const agreed = business.programme
    .meetings()
    .filter(({ agreedAt, standing }) => agreedAt === business.meeting.code && !standing)
    .flatMap((meeting) => meeting.sittings.map((sitting) => ({ meeting, sitting })));
  const deciding: readonly Column<Gathering>[] = [
    ["BODY", "LABEL", ({ sitting }) => sitting.body],
    ["DATE", "DATE", ({ sitting }) => daysIn(sitting)],
    ["PLACE", "TEXT", ({ meeting, sitting }) => placeOf(business, meeting, sitting.host)],
  ];
  const besides = { level: 1, isNumbered: false } as const;
  const rapporteurs = agreed.filter(({ sitting }) => sitting.kind === "RAPPORTEUR_GROUP");
  const bodies = agreed.filter(
    ({ sitting: { kind, body } }) =>
      (kind === "STUDY_GROUP" || kind === "WORKING_PARTY") && isReported(business, body),
  );
  return [
    ...tabled(
      business,
      "PLANNED_RGMS",
      gatheringColumns(business),
      rapporteurs.filter(({ sitting }) => concernsBody(business, sitting)),
      besides,
    ),
    ...tabled(business, "SCHEDULED", deciding, bodies, besides),
  ];
}

/** What the announcement of a rapporteur group's meeting says. */
export function gatheringColumns(business: Business): readonly Column<Gathering>[] {
  return [
    ["QUESTION", "LABEL", ({ sitting }) => listed(business, sitting.questions ?? []) || sitting.body],
    ["DATE", "DATE", ({ sitting }) => daysIn(sitting)],
    ["PLACE_HOST", "TEXT", (row) => gatheringPlace(business, row)],
    ["TERMS", "TEXT", ({ sitting }) => sitting.terms ?? null],
    ["CONTACT", "TEXT", ({ sitting }) => sitting.contact ?? null],
  ];
}

/** The days of a sitting in a cell, the same in every language. */
function daysIn({ startsOn, endsOn }: Sitting): string {
  return startsOn === endsOn ? startsOn : `${startsOn} – ${endsOn}`;
}

/** The rapporteurs of a Question on the day of the report. */
export function rapporteursOf({ programme, asOf }: Business, label: string): string[] {
  return programme
    .personsCharged(label)
    .filter(({ mandates }) =>
      Object.values(mandates).some(
        (mandate) => mandate.role === "RAPPORTEUR" && mandate.scope === label && isInForce(mandate, asOf),
      ),
    )
    .map(({ name }) => name);
}

/** A gathering of Questions of the body, or of whichever were not said. */
function concernsBody(business: Business, { questions = [] }: Sitting): boolean {
  if (business.body === null || questions.length === 0) return true;
  const labels = questionsOf(business).map(({ label }) => label);
  return questions.some((label) => labels.includes(label));
}

function gatheringPlace(business: Business, { meeting, sitting }: Gathering): string | null {
  return sitting.isEMeeting ? say(business, "eMeeting") : placeOf(business, meeting, sitting.host);
}

function placeOf({ writing }: Business, meeting: Meeting, host?: string | null): string | null {
  const place = host ?? meeting.place;
  return place ? writtenPlace(place, writing) : null;
}
