import { questionLabel } from "../domain/labels.js";
import type { Liaison } from "../domain/liaison.js";
import { type Problem, problem } from "../domain/problem.js";
import type { Programme } from "../programme/programme.js";
import { judgeAmbiguity } from "./ambiguity.js";
import type { Change } from "./change-aggregate.js";
import type { Acting } from "./permit.js";

/** What a liaison statement is tied to, by the names that people use. */
export interface LinksInput {
  readonly questions?: readonly string[] | null;
  readonly workItems?: readonly string[] | null;
}

/** What these names name; null where nothing was said of it. */
export interface Links {
  readonly questions: readonly string[] | null;
  /** Ids. */
  readonly workItems: readonly string[] | null;
  readonly problems: readonly Problem[];
}

/** The Questions and work items that a liaison statement is tied to, or which of the names name nothing. */
export function readLinks(programme: Programme, { questions, workItems }: LinksInput): Links {
  const labels = questions?.map((name) => ({
    name,
    question: programme.question(questionLabel(name) ?? ""),
  }));
  const items = workItems?.map((name) => ({
    name,
    item: programme.workItem(name) ?? programme.workItemById(name),
  }));
  const unknownQuestions = (labels ?? []).filter(({ question }) => !question);
  const unknownItems = (items ?? []).filter(({ item }) => !item);
  return {
    questions: labels ? distinct(labels.flatMap(({ question }) => question?.label ?? [])) : null,
    workItems: items ? distinct(items.flatMap(({ item }) => item?.id ?? [])) : null,
    problems: [
      ...unknownQuestions.map(({ name: label }) =>
        problem("QUESTION_NOT_FOUND", { label }, { path: "questions" }),
      ),
      ...unknownItems.map(({ name }) => problem("WORK_ITEM_NOT_FOUND", { name }, { path: "workItems" })),
      ...(workItems ?? []).flatMap((name) => judgeAmbiguity(programme, name, "workItems")),
    ],
  };
}

/** The mandates that reach a liaison statement: of its study group, its Questions and their working parties, its items. */
export function scopesOfLiaison(
  programme: Programme,
  { studyGroup, questions, workItems }: Pick<Liaison, "studyGroup" | "questions" | "workItems">,
): string[] {
  return [studyGroup, ...homesOf(programme, questions), ...questions, ...workItems];
}

/** The working parties to which Questions are entrusted. */
export function homesOf(programme: Programme, questions: readonly string[]): string[] {
  return distinct(questions.flatMap((label) => programme.question(label)?.workingParty ?? []));
}

/** Which liaison statement an act is upon. */
export interface LiaisonTarget {
  /** Its code, serial or id. */
  readonly liaison: string;
  readonly expectedRevision?: number | null;
  readonly dryRun?: boolean | null;
  readonly by: Acting;
}

/** A change of a liaison statement, which is named by its code, serial or id. */
export function liaisonChange(
  action: string,
  { liaison: name, expectedRevision, dryRun, by }: LiaisonTarget,
): Change<"liaison"> {
  return {
    kind: "liaison",
    find: (programme) => programme.liaison(name),
    missing: problem("LIAISON_NOT_FOUND", { name }, { path: "liaison" }),
    action,
    expectedRevision,
    dryRun,
    by,
  };
}

const distinct = (names: readonly string[]): string[] => [...new Set(names)];
