import type { HistoryEvent } from "../../domain/history.js";
import type { NamedText, Question, WorkingParty } from "../../domain/study-group.js";
import { wordFor } from "../../words/acts/words.js";
import type { Section } from "../documents/model.js";
import { type Business, isReported, textIn } from "./business.js";
import { type Column, tabled } from "./tabled.js";

/** An act upon a Question, a working party or a study group. */
interface StructureAct {
  readonly label: string;
  readonly names: Readonly<Record<string, NamedText>>;
  /** The study group, and the working parties that it concerns. */
  readonly bodies: readonly (string | null)[];
  readonly event: HistoryEvent;
}

/** What the meeting did about Questions, working parties and the study group itself, in the order of the days. */
export function structureActs(business: Business): Section[] {
  const rows = actsOf(business)
    .filter(({ event }) => event.basis.meeting === business.meeting.code)
    .filter(({ bodies }) => bodies.some((body) => isReported(business, body)))
    .sort((a, b) => a.event.effectiveOn.localeCompare(b.event.effectiveOn));
  const { captions } = business;
  const columns: readonly Column<StructureAct>[] = [
    ["WHAT", "LABEL", ({ label }) => label],
    ["TITLE", "TEXT", ({ names }) => textIn(business, names)],
    ["DAY", "DATE", ({ event }) => event.effectiveOn],
    ["ACT", "TEXT", ({ event }) => wordFor(event.action, captions.acts)],
    ["TD", "NAME", ({ event }) => event.basis.document],
    ["NOTE", "TEXT", ({ event }) => event.basis.note],
  ];
  return tabled(business, "STRUCTURE", columns, rows, { level: 1 });
}

function actsOf({ programme, meeting }: Business): StructureAct[] {
  // An assembly is the meeting of no study group: it acts upon all of them.
  const groups = programme.studyGroups().filter(({ label }) => (meeting.studyGroup ?? label) === label);
  return groups.flatMap((group) => {
    const own = group.history.map((event) => ({
      label: group.label,
      names: group.names,
      bodies: [group.label],
      event,
    }));
    const parties = [
      ...programme.workingParties(group.label),
      ...programme.formerWorkingParties(group.label),
    ];
    const questions = [...programme.questions(group.label), ...programme.formerQuestions(group.label)];
    return [...own, ...parties.flatMap(actsOfParty), ...questions.flatMap(actsOfQuestion)];
  });
}

function actsOfParty({ label, studyGroup, names, history }: WorkingParty): StructureAct[] {
  return history.map((event) => ({ label, names, bodies: [studyGroup, label], event }));
}

function actsOfQuestion({ label, studyGroup, titles, history }: Question): StructureAct[] {
  let workingParty: string | null = null;
  return history.map((event) => {
    const before = workingParty;
    for (const { field, after } of event.changes) {
      if (field === "workingParty") workingParty = after as string | null;
    }
    return { label, names: titles, bodies: [studyGroup, before, workingParty], event };
  });
}
