import { type Liaison, liaisonKey } from "../../domain/liaison.js";
import { liaisonStatus } from "../../domain/liaisons/status.js";
import type { Programme } from "../../programme/programme.js";
import type { LiaisonFilter } from "../inputs/liaison-filter.js";
import { findMeeting, findQuestion, findStudyGroup, findWorkItem } from "./find.js";

/** The liaison statements that meet the filter on a day, by the day of their preparation or arrival. */
export function listLiaisons(programme: Programme, filter: LiaisonFilter, day: string): readonly Liaison[] {
  const studyGroup = filter.studyGroup ? findStudyGroup(programme, filter.studyGroup).label : null;
  const groups = filter.groups?.map(liaisonKey);
  const { direction, statuses } = filter;
  return candidates(programme, filter).filter(
    (one) =>
      (!studyGroup || one.studyGroup === studyGroup) &&
      (!direction || one.direction === direction) &&
      (!groups || groupsOf(one).some((group) => groups.includes(group))) &&
      (!statuses || statuses.includes(liaisonStatus(one, programme.repliesTo(one), day))),
  );
}

/** Those that are about what the filter names, found by index. */
function candidates(
  programme: Programme,
  { question, workItem, meeting }: LiaisonFilter,
): readonly Liaison[] {
  const lists = [
    ...(question ? [programme.liaisonsOf("question", findQuestion(programme, question).label)] : []),
    ...(workItem ? [programme.liaisonsOf("workItem", findWorkItem(programme, workItem).id)] : []),
    ...(meeting ? [programme.liaisonsOf("meeting", findMeeting(programme, meeting).code)] : []),
  ];
  const [first, ...others] = lists;
  if (!first) return programme.liaisons();
  return first.filter((one) => others.every((list) => list.includes(one)));
}

const groupsOf = ({ source, destinations }: Liaison) =>
  [source, ...destinations.map(({ group }) => group)].map(liaisonKey);
