import { aggregateAtRevision } from "../domain/as-of.js";
import type { Change, HistoryEvent } from "../domain/history.js";
import { bodyLabel, questionLabel } from "../domain/labels.js";
import type { Liaison } from "../domain/liaison.js";
import type { Meeting } from "../domain/meeting.js";
import type { Mandate } from "../domain/person.js";
import type { Question, StudyGroup, WorkingParty } from "../domain/study-group.js";
import type { WorkItem } from "../domain/work-item.js";
import type { Commit } from "./commit.js";
import type { Programme } from "./programme.js";

/** Something whose acts can be watched: a work item by its id, a Question or body by its label, a meeting by its code. */
export type Place =
  | { readonly workItem: string }
  | { readonly question: string }
  | { readonly body: string }
  | { readonly meeting: string };

const known = new WeakMap<Commit, ReadonlySet<string>>();

/** Whether a commit belongs to a place. What it belongs to follows from the histories alone, whenever and wherever it is asked. */
export function isActOf(place: Place, commit: Commit, programme: Programme): boolean {
  const places = known.get(commit) ?? placesOf(commit, programme);
  known.set(commit, places);
  return places.has(keyOf(place));
}

function keyOf(place: Place): string {
  const [[kind, name] = []] = Object.entries(place);
  return `${kind}:${name}`;
}

function placesOf(commit: Commit, programme: Programme): ReadonlySet<string> {
  const aggregate = programme.aggregate(commit.id, commit.kind);
  if (!aggregate) return new Set();
  const then = aggregateAtRevision(aggregate, commit.to);
  const events = aggregate.history.slice(commit.from - 1, commit.to);
  return new Set([
    ...events.flatMap(({ basis }) => (basis.meeting ? [`meeting:${basis.meeting}`] : [])),
    ...ofAggregate(commit, then, events, programme),
  ]);
}

function ofAggregate(
  { kind }: Commit,
  then: object,
  events: readonly HistoryEvent[],
  programme: Programme,
): string[] {
  const changes = events.flatMap((event) => event.changes);
  const at = events.at(-1)?.recordedAt ?? "";
  switch (kind) {
    case "workItem":
      return ofWorkItem(then as WorkItem, changes, at, programme);
    case "question":
      return ofQuestion(then as Question, changes);
    case "workingParty": {
      const { label, studyGroup } = then as WorkingParty;
      return [`body:${label}`, `body:${studyGroup}`];
    }
    case "studyGroup":
      return [`body:${(then as StudyGroup).label}`];
    case "meeting": {
      const { code, studyGroup } = then as Meeting;
      return [`meeting:${code}`, ...(studyGroup ? [`body:${studyGroup}`] : [])];
    }
    case "liaison":
      return ofLiaison(then as Liaison);
    case "person":
      return changes.flatMap(ofMandate);
  }
}

/** Also of the Question that it was moved from, and of the meetings for which it was listed. */
function ofWorkItem(item: WorkItem, changes: readonly Change[], at: string, programme: Programme): string[] {
  const moved = valuesOf("question", changes).filter((one) => typeof one === "string");
  const labels = new Set([...(item.question ? [item.question] : []), ...moved]);
  const others = (item.jointQuestions ?? []).map((joint) => joint.question);
  const questions = [...labels, ...others];
  const { studyPeriod } = item;
  const parties = [...labels].flatMap((question) => {
    const entrusted = programme.questionOf({ question, studyPeriod });
    return entrusted ? [entrustedAt(entrusted, at)] : [];
  });
  return [
    `workItem:${item.id}`,
    `body:${item.studyGroup}`,
    ...questions.map((label) => `question:${label}`),
    ...parties.flatMap((party) => (party ? [`body:${party}`] : [])),
    ...changes.flatMap(({ field }) => {
      const [, meeting] = /^candidacies\.(.+)$/.exec(field) ?? [];
      return meeting ? [`meeting:${meeting}`] : [];
    }),
  ];
}

/** The working party to which a Question was entrusted when something was written down. */
function entrustedAt({ history }: Question, at: string): string | null {
  const until = history.filter(({ recordedAt, seq }) => recordedAt <= at || seq === 1);
  const entrusting = until.flatMap(({ changes }) => changes.filter(({ field }) => field === "workingParty"));
  const after = entrusting.at(-1)?.after;
  return typeof after === "string" ? after : null;
}

/** Also of the working party that it was entrusted to before. */
function ofQuestion({ label, studyGroup, workingParty }: Question, changes: readonly Change[]): string[] {
  const parties = [workingParty, ...valuesOf("workingParty", changes)].filter(
    (one) => typeof one === "string",
  );
  return [`question:${label}`, `body:${studyGroup}`, ...parties.map((party) => `body:${party}`)];
}

function ofLiaison({ studyGroup, questions, workItems, meeting }: Liaison): string[] {
  return [
    `body:${studyGroup}`,
    ...questions.map((label) => `question:${label}`),
    ...workItems.map((id) => `workItem:${id}`),
    ...(meeting ? [`meeting:${meeting}`] : []),
  ];
}

/** An appointment belongs to that for which somebody is appointed. */
function ofMandate({ field, before, after }: Change): string[] {
  const scope = field.startsWith("mandates.") ? ((after ?? before) as Mandate | null)?.scope : null;
  if (!scope) return [];
  if (questionLabel(scope)) return [`question:${scope}`];
  return [`${bodyLabel(scope) ? "body" : "workItem"}:${scope}`];
}

function valuesOf(field: string, changes: readonly Change[]): unknown[] {
  return changes.filter((change) => change.field === field).flatMap(({ before, after }) => [before, after]);
}
