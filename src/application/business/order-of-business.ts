import type { BusinessLine } from "../../domain/business/line.js";
import { agendaItemFor } from "../../domain/decisions/judge-meeting.js";
import { bodyLabel, labelPlace } from "../../domain/labels.js";
import type { Liaison } from "../../domain/liaison.js";
import { type AgendaItem, type Meeting, sittingsHeld } from "../../domain/meeting.js";
import { orderKey } from "../../domain/names/order.js";
import type { AgendaPurpose } from "../../domain/vocabulary.js";
import { placeByAcronym } from "../../domain/work-items/place.js";
import { inOrder, type Order } from "../../programme/order.js";
import type { Programme } from "../../programme/programme.js";
import { homesOf } from "../liaison-links.js";
import { textLines } from "./texts.js";

/** A point of the agenda with its business; `agendaItem` null: what comes under no point of the agenda. */
export interface BusinessItem {
  readonly agendaItem: AgendaItem | null;
  /** In the order that was arranged, else as in letters. */
  readonly lines: readonly BusinessLine[];
}

/**
 * The order of business of a body at a meeting, generated from what is on record: every point of the agenda with the texts that
 * are up for a decision, the proposed new work items, the outgoing liaison statements and the future activities of the body;
 * what was taken up at the meeting among them. What comes under no point of the agenda stands at the end.
 */
export function orderOfBusiness(programme: Programme, meeting: Meeting, body: string): BusinessItem[] {
  const lines = inOrder(linesOf(programme, meeting, body), orderAt(programme, meeting, body));
  const under = (number: number | null) => lines.filter((line) => line.agendaItem === number);
  const rest = under(null);
  return [
    ...meeting.agenda.map((agendaItem) => ({ agendaItem, lines: under(agendaItem.number) })),
    ...(rest.length > 0 ? [{ agendaItem: null, lines: rest }] : []),
  ];
}

/** Everything that a body has before it at a meeting or dealt with there, in no order. */
export function linesOf(programme: Programme, meeting: Meeting, body: string): BusinessLine[] {
  return [
    ...textLines(programme, meeting, body),
    ...newWorkItemLines(programme, meeting, body),
    ...liaisonLines(programme, meeting, body),
    ...activityLines(programme, meeting, body),
  ];
}

/** The order of a body's lines at a meeting: as arranged, then by working party, Question and acronym as in letters. */
export function orderAt(
  programme: Programme,
  { businessOrders = {} }: Meeting,
  body: string,
): Order<BusinessLine> {
  const arranged = businessOrders[body]?.lines ?? [];
  const rank = new Map(arranged.map((id, index) => [id, index]));
  return {
    name: "business",
    placeOf: ({ of, name, purpose, workItem, liaison }) => {
      const home = workItem ? programme.homeOf(workItem) : null;
      const question = workItem?.question ?? liaison?.questions[0] ?? "";
      return [
        rank.get(of) ?? arranged.length,
        home ? labelPlace(home) : 0,
        labelPlace(question),
        workItem ? placeByAcronym(workItem) : orderKey(name),
        `${of} ${purpose}`,
      ];
    },
    directions: [1, 1, 1, 1, 1],
  };
}

/** A line about something that is no text up for a decision. */
function line(
  meeting: Meeting,
  purpose: AgendaPurpose,
  about: Pick<BusinessLine, "of" | "name" | "isDone"> & Partial<BusinessLine>,
): BusinessLine {
  return {
    purpose,
    agendaItem: agendaItemFor(meeting, purpose),
    workItem: null,
    liaison: null,
    activity: null,
    candidacy: null,
    decisions: [],
    isAdded: false,
    ...about,
  };
}

/** The proposed new work items of the body's Questions, and those that it agreed or parked there (Rec. A.1 §1.4.7). */
function newWorkItemLines(programme: Programme, meeting: Meeting, body: string): BusinessLine[] {
  const { code, studyGroup, agenda } = meeting;
  const lastDay = meeting.endsOn;
  const bodies = new Set(sittingsHeld(meeting).map((one) => one.body));
  const proposed = [...programme.workItemsAt("LIVING_LIST")].filter((item) => {
    if (item.studyGroup !== studyGroup || (item.history.at(0)?.effectiveOn ?? "") > lastDay) return false;
    const home = programme.homeOf(item);
    return home === body || (body === studyGroup && (!home || !bodies.has(home)));
  });
  const registered = programme
    .workItemsOfMeeting(code)
    .filter(({ registration }) => registration?.meeting === code && registration.body === body);
  return [...new Set([...proposed, ...registered])].map((workItem) => {
    const there = registered.includes(workItem) ? workItem.registration : null;
    const isOnAgenda = agenda.some(({ number }) => number === there?.agendaItem);
    return line(meeting, "NEW_WORK_ITEMS", {
      of: workItem.id,
      name: workItem.acronym,
      workItem,
      isDone: there !== null,
      ...(there && isOnAgenda ? { agendaItem: there.agendaItem } : {}),
      isAdded: there !== null && workItem.history.at(0)?.action === "AGREE_NEW_WORK_ITEM",
    });
  });
}

/** The outgoing liaison statements that the body approved there, or that are prepared for its approval (Rec. A.1 §1.5). */
function liaisonLines(programme: Programme, meeting: Meeting, body: string): BusinessLine[] {
  const isBefore = (liaison: Liaison): boolean => {
    const { approval, sentOn, level, questions, source } = liaison;
    if (approval) return approval.meeting === meeting.code && approval.body === body;
    if (sentOn || liaison.meeting !== meeting.code) return false;
    if (level === "STUDY_GROUP") return body === liaison.studyGroup;
    if (level && level !== "WORKING_PARTY") return false;
    const homes = homesOf(programme, questions);
    return homes.length > 0 ? homes.includes(body) : bodyLabel(source) === body;
  };
  return programme
    .liaisonsOf("meeting", meeting.code)
    .filter((one) => one.direction === "OUTGOING" && !one.withdrawn && isBefore(one))
    .map((liaison) =>
      line(meeting, "LIAISONS", {
        of: liaison.id,
        name: liaison.code,
        liaison,
        isDone: liaison.approval !== null,
        ...(liaison.approval?.agendaItem ? { agendaItem: liaison.approval.agendaItem } : {}),
      }),
    );
}

/** The coming meetings that the meeting agreed, and those of rapporteur groups that nobody agreed yet. */
function activityLines(programme: Programme, meeting: Meeting, body: string): BusinessLine[] {
  const isProposed = ({ agreedAt, standing, startsOn, sittings, studyGroup }: Meeting): boolean =>
    !agreedAt &&
    !standing &&
    studyGroup === meeting.studyGroup &&
    startsOn > meeting.endsOn &&
    sittings.some(({ kind }) => kind === "RAPPORTEUR_GROUP") &&
    sittings.every(({ kind }) => kind === "RAPPORTEUR_GROUP" || kind === "JOINT_COORDINATION");
  const concerns = ({ sittings }: Meeting): boolean =>
    body === meeting.studyGroup ||
    sittings.some(
      (sitting) => sitting.body === body || homesOf(programme, sitting.questions ?? []).includes(body),
    );
  return programme
    .meetings()
    .filter((one) => (one.agreedAt === meeting.code || isProposed(one)) && concerns(one))
    .map((activity) =>
      line(meeting, "FUTURE_ACTIVITIES", {
        of: activity.id,
        name: activity.code,
        activity,
        isDone: activity.agreedAt === meeting.code,
      }),
    );
}
