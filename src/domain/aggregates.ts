import type { Liaison } from "./liaison.js";
import type { Meeting } from "./meeting.js";
import type { Person } from "./person.js";
import type { Question, StudyGroup, WorkingParty } from "./study-group.js";
import type { WorkItem } from "./work-item.js";

/** Every kind of aggregate: one document each, with its own history. */
export interface Aggregates {
  studyGroup: StudyGroup;
  workingParty: WorkingParty;
  question: Question;
  meeting: Meeting;
  workItem: WorkItem;
  liaison: Liaison;
  person: Person;
}

/** The name of a kind of aggregate. */
export type Kind = keyof Aggregates;

/** All kinds, in the order in which they refer to each other. */
export const KINDS: readonly Kind[] = [
  "studyGroup",
  "workingParty",
  "question",
  "meeting",
  "workItem",
  "liaison",
  "person",
];

/** An aggregate together with its kind. */
export type AnyAggregate = { [K in Kind]: { readonly kind: K; readonly aggregate: Aggregates[K] } }[Kind];
