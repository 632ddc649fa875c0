import { earlierOf, laterOf } from "../../domain/calendar.js";
import { isWorkingParty } from "../../domain/labels.js";
import type { CandidateRead } from "../../domain/letters/reading.js";
import { normalise } from "../../domain/text.js";
import { designation, type WorkItem } from "../../domain/work-item.js";
import type { Programme } from "../../programme/programme.js";
import type { LetterAct } from "./acts.js";
import { documentOf, inLines, type LetterLine, type LetterPart, type PlanningFacts } from "./letter-plan.js";
import { compared, conflicting, unknown } from "./standing.js";

/** Compares the candidates of a letter with the work items on record, each for itself. */
export function planCandidates(facts: PlanningFacts): LetterPart[] {
  return facts.reading.candidates.flatMap((read) => planCandidate(read, facts));
}

function planCandidate(read: CandidateRead, facts: PlanningFacts): LetterPart[] {
  const { acronym, lines } = read;
  const fault = faultOf(read, facts);
  if (fault) return [{ lines: [fault], acts: [] }];
  const item = itemNamed(facts.programme, read);
  if (item && item.question !== read.question) {
    const note = `It is an item of ${item.question}; the letter has it under ${read.question}.`;
    const about = { subject: "WORK_ITEM", name: acronym, lines, note } as const;
    return [{ lines: [conflicting({ ...about, before: item.question, after: read.question })], acts: [] }];
  }
  // A title that cannot be changed any more keeps no item off the list; a new item is registered to be on it.
  if (item)
    return [compareTitle(read, item, facts), compareCandidacy(read, item, facts)].map((step) =>
      partOf([step]),
    );
  return [partOf([register(read, facts), propose(read, null, facts)])];
}

const partOf = (steps: readonly Step[]): LetterPart => ({
  lines: steps.map(({ line }) => line),
  acts: steps.flatMap(({ act }) => act ?? []),
});

/** One line, with the act that takes it over where there is something to do. */
interface Step {
  readonly line: LetterLine;
  readonly act: LetterAct | null;
}

/** Why nothing can be made of a candidate, whether it is on record or not. */
function faultOf(
  { acronym, question: label, body, lines }: CandidateRead,
  { programme }: PlanningFacts,
): LetterLine | null {
  const about = {
    subject: "CANDIDATE",
    name: acronym,
    before: null,
    after: `${body}, ${label}`,
    lines,
  } as const;
  if (isWorkingParty(body) && !programme.workingParty(body))
    return unknown({ ...about, note: `There is no ${body} on record.` });
  const question = programme.question(label);
  if (!question) return unknown({ ...about, note: `There is no ${label} on record.` });
  if (!isWorkingParty(body) || question.workingParty === null || question.workingParty === body) return null;
  const note = `${label} is a Question of ${question.workingParty}; the letter has it under ${body}.`;
  return conflicting({ ...about, before: question.workingParty, note });
}

/** The item that a candidate is: by its acronym in any case, an alias, a number, or the former acronym that the letter gives. */
function itemNamed(programme: Programme, { acronym, formerly }: CandidateRead): WorkItem | null {
  return programme.workItem(acronym) ?? (formerly ? programme.workItem(formerly) : null);
}

function register(read: CandidateRead, { reading, today, source }: PlanningFacts): Step {
  const { acronym, question, type, version, title, formerly, lines } = read;
  const after = `${acronym} (${question}, ${type})`;
  const line = compared({
    subject: "WORK_ITEM",
    name: acronym,
    before: null,
    after: title ? `${after} ${title}` : after,
    lines,
  });
  return {
    line,
    act: {
      act: "registerWorkItem",
      request: {
        acronym,
        question,
        type,
        version,
        ...(formerly ? { aliases: [formerly] } : {}),
        ...(title ? { titles: [{ language: reading.language, text: title, provenance: "LETTER" }] } : {}),
        basis: { document: documentOf(reading), note: noteOf(source.name, lines) },
        date: earlierOf(reading.date?.value ?? today, today),
      },
    },
  };
}

/** A title that changed is a change of title with the letter as its source, and no other item. */
function compareTitle(read: CandidateRead, item: WorkItem, { reading, source, today }: PlanningFacts): Step {
  const { title, lines, acronym } = read;
  const before = item.titles[reading.language]?.text ?? null;
  if (title === null || (before !== null && spaced(before) === spaced(title)))
    return {
      line: compared({ subject: "TITLE", name: acronym, before: before ?? "", after: before ?? "", lines }),
      act: null,
    };
  const others = Object.entries(item.titles).map(([language, known]) => ({ language, ...known }));
  const titles = [
    ...others.filter(({ language }) => language !== reading.language),
    { language: reading.language, text: title, provenance: "LETTER" as const },
  ];
  return {
    line: compared({ subject: "TITLE", name: acronym, before, after: title, lines }),
    act: {
      act: "updateWorkItem",
      request: {
        workItem: item.id,
        expectedRevision: item.revision,
        titles,
        basis: { document: documentOf(reading), note: noteOf(source.name, lines) },
        date: earlierOf(reading.date?.value ?? today, today),
      },
    },
  };
}

const spaced = (title: string): string => normalise(title).replace(/\s+/gu, " ");

function compareCandidacy(read: CandidateRead, item: WorkItem, facts: PlanningFacts): Step {
  const { acronym, body, lines } = read;
  const known = item.candidacies[facts.code];
  const about = {
    subject: "CANDIDATE",
    name: acronym,
    lines,
    before: known?.body ?? null,
    after: body,
  } as const;
  if (!known) return propose(read, item, facts);
  if (known.status === "WITHDRAWN") {
    const note = `${designation(item)} was withdrawn from the list${known.reason ? `: ${known.reason}` : ""}. Propose it again where that is so.`;
    return { line: conflicting({ ...about, note }), act: null };
  }
  if (known.body === body) return { line: compared(about), act: null };
  return { line: conflicting({ ...about, note: `It is before ${known.body} already.` }), act: null };
}

function propose(
  read: CandidateRead,
  item: WorkItem | null,
  { code, reading, today, meeting, source }: PlanningFacts,
): Step {
  const { acronym, body, lines } = read;
  const dated = earlierOf(reading.date?.value ?? today, today);
  // Nothing is proposed before it was there, nor for a meeting that was not.
  const since = [item, meeting].map((one) => one?.history.at(0)?.effectiveOn ?? dated);
  return {
    line: compared({ subject: "CANDIDATE", name: acronym, before: null, after: body, lines }),
    act: {
      act: "proposeForDecision",
      request: {
        workItem: item?.id ?? acronym,
        meeting: code,
        body,
        proposedOn: since.reduce(laterOf, dated),
        document: documentOf(reading),
        note: noteOf(source.name, lines),
      },
    },
  };
}

const noteOf = (name: string, lines: readonly number[]): string =>
  `${inLines(lines)} of ${name}`.replace(/^l/, "L");
