import { suggestionList } from "graphql/jsutils/suggestionList.js";
import {
  ASSEMBLY,
  bodyLabel,
  isWorkingParty,
  questionLabel,
  studyGroupLabel,
  workingPartyLabel,
} from "../../domain/labels.js";
import type { Liaison } from "../../domain/liaison.js";
import type { Meeting } from "../../domain/meeting.js";
import type { Person } from "../../domain/person.js";
import type { Question, StudyGroup, WorkingParty } from "../../domain/study-group.js";
import type { WorkItem } from "../../domain/work-item.js";
import { handlesNear, itemNamesNear } from "../../programme/near.js";
import type { Programme } from "../../programme/programme.js";
import { badInput, notFound } from "../errors.js";

/** The study group with this label, or a clear error. */
export function findStudyGroup(programme: Programme, label: string): StudyGroup {
  const known = studyGroupLabel(label) ?? malformed("label", "a study group, as in SG13");
  return (
    programme.studyGroup(known) ??
    missing(
      "study group",
      known,
      programme.studyGroups().map((g) => g.label),
    )
  );
}

/** The working party with this label, or a clear error. */
export function findWorkingParty(programme: Programme, label: string): WorkingParty {
  const known = workingPartyLabel(label) ?? malformed("label", "a working party, as in WP4/13");
  const all = programme.workingParties().map((party) => party.label);
  return programme.workingParty(known) ?? missing("working party", known, all);
}

/** The Question with this label, or a clear error. */
export function findQuestion(programme: Programme, label: string): Question {
  const known = questionLabel(label) ?? malformed("label", "a Question, as in Q16/13");
  return (
    programme.question(known) ??
    missing(
      "Question",
      known,
      programme.questions().map((q) => q.label),
    )
  );
}

/** The label of a body that exists, or a clear error. */
export function findBody(programme: Programme, label: string): string {
  const known = bodyLabel(label) ?? malformed("body", "a working party or study group, as in WP4/13 or SG13");
  if (known === ASSEMBLY) return known;
  return isWorkingParty(known)
    ? findWorkingParty(programme, known).label
    : findStudyGroup(programme, known).label;
}

/** The meeting with this code, or a clear error. */
export function findMeeting(programme: Programme, code: string): Meeting {
  return (
    programme.meeting(code) ??
    missing(
      "meeting",
      code,
      programme.meetings().map((meeting) => meeting.code),
    )
  );
}

/** The liaison statement with this code or serial, or a clear error. */
export function findLiaison(programme: Programme, name: string): Liaison {
  return (
    programme.liaison(name) ??
    missing(
      "liaison statement",
      name,
      programme.liaisons().map(({ code }) => code),
    )
  );
}

/** The work item that an acronym, alias or number names (of several the text in force), or a clear error. */
export function findWorkItem(programme: Programme, name: string): WorkItem {
  return (
    programme.workItem(name) ??
    missing(
      "work item",
      name,
      itemNamesNear(programme, name.slice(0, LONGEST_ECHO)),
      programme.count("workItem"),
    )
  );
}

/** All work items that a name names, or a clear error. */
export function findWorkItemsNamed(programme: Programme, name: string): readonly WorkItem[] {
  const named = programme.workItemsNamed(name);
  return named.length > 0 ? named : [findWorkItem(programme, name)];
}

/** The person with this handle, or a clear error. */
export function findPerson(programme: Programme, handle: string): Person {
  return (
    programme.person(handle) ??
    missing(
      "person",
      handle,
      handlesNear(programme, handle.slice(0, LONGEST_ECHO)),
      programme.count("person"),
    )
  );
}

const LONGEST_ECHO = 100;

/** The error for what is not there: the nearest of what is known near it, or how many there are. */
function missing(what: string, name: string, known: readonly string[], count = known.length): never {
  const near = suggestionList(name.slice(0, LONGEST_ECHO), known).slice(0, 3);
  const hint = near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `There are ${count}.`;
  throw notFound(what, name.slice(0, LONGEST_ECHO), hint);
}

function malformed(argument: string, what: string): never {
  throw badInput(`The argument "${argument}" must be the label of ${what}.`, [
    { path: argument, message: `must be the label of ${what}` },
  ]);
}
