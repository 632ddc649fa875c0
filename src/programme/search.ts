import { fold } from "../domain/names/fold.js";
import type { ApprovalProcess, Stage, Version, WorkItemType } from "../domain/vocabulary.js";
import type { WorkItem } from "../domain/work-item.js";
import type { Programme } from "./programme.js";

/** Which work items are asked for. Every condition that is given has to hold. */
export interface WorkItemQuery {
  readonly body?: string | null;
  readonly questions?: readonly string[] | null;
  readonly stages?: readonly Stage[] | null;
  readonly types?: readonly WorkItemType[] | null;
  readonly processes?: readonly ApprovalProcess[] | null;
  readonly version?: Version | null;
  readonly timingFrom?: string | null;
  readonly timingTo?: string | null;
  readonly meeting?: string | null;
  readonly named?: string | null;
  readonly text?: string | null;
}

/** The work items that meet the conditions, by acronym. */
export function searchWorkItems(programme: Programme, query: WorkItemQuery): readonly WorkItem[] {
  const tests = testsOf(programme, query);
  const start = narrowest(programme, query);
  return tests.length === 0 ? start : start.filter((item) => tests.every((test) => test(item)));
}

type Test = (item: WorkItem) => boolean;

/** The shortest ready-made list that holds all that can meet the conditions, by acronym. */
function narrowest(programme: Programme, { questions, stages, meeting }: WorkItemQuery): readonly WorkItem[] {
  const only = (list?: readonly string[] | null) => (list?.length === 1 ? list[0] : undefined);
  const question = only(questions);
  if (question) return programme.workItemsOfQuestion(question);
  if (meeting) return programme.workItemsOfMeeting(meeting);
  const stage = only(stages);
  return stage ? programme.workItemsAt(stage) : programme.workItems();
}

function testsOf(programme: Programme, query: WorkItemQuery): Test[] {
  const tests: Test[] = [];
  const among = <V>(values: readonly V[] | null | undefined, partOf: (item: WorkItem) => V) => {
    if (!values) return;
    const wanted = new Set(values);
    tests.push((item) => wanted.has(partOf(item)));
  };
  if (query.body) {
    const questions = new Set(programme.questions(query.body).map((question) => question.label));
    tests.push((item) => questions.has(item.question));
  }
  among(query.questions, (item) => item.question);
  among(query.stages, (item) => item.stage);
  among(query.types, (item) => item.type);
  among(query.processes, (item) => item.process);
  among(query.version ? [query.version] : null, (item) => item.version);
  const { timingFrom, timingTo, meeting, named, text } = query;
  if (named) {
    const so = new Set(programme.workItemsNamed(named));
    tests.push((item) => so.has(item));
  }
  if (meeting) {
    const there = new Set(programme.workItemsOfMeeting(meeting));
    tests.push((item) => there.has(item));
  }
  if (timingFrom) tests.push((item) => (item.timing?.month ?? "") >= timingFrom);
  if (timingTo) tests.push((item) => (item.timing?.month ?? "9999-99") <= timingTo);
  const words = text ? fold(text).split(" ").filter(Boolean) : [];
  if (text && words.length > 0) {
    // What is written otherwise than the item has it, `Supplement 72 to Y-series`, is found as a name.
    const so = new Set(programme.workItemsNamed(text));
    tests.push((item) => so.has(item) || words.every((word) => haystackOf(item).includes(word)));
  }
  return tests;
}

const haystacks = new WeakMap<WorkItem, string>();

function haystackOf(item: WorkItem): string {
  const known = haystacks.get(item);
  if (known !== undefined) return known;
  const texts = [
    item.acronym,
    ...item.aliases,
    item.number,
    ...Object.values(item.titles).map((title) => title.text),
    item.summary,
    item.scope,
    ...(item.editors ?? []).map((editor) => editor.name),
  ];
  const haystack = fold(texts.filter(Boolean).join(" \n "));
  haystacks.set(item, haystack);
  return haystack;
}
