import type { LetterCompared } from "../../application/letters/import-letter.js";
import {
  inLines,
  LETTER_STANDINGS,
  type LetterLine,
  type LetterStanding,
  type LetterSubject,
} from "../../application/letters/letter-plan.js";
import type { LetterReading } from "../../domain/letters/reading.js";

const SUBJECTS: Readonly<Record<LetterSubject, string>> = {
  LETTER: "letter",
  PLACE: "place",
  AGREED_AT: "agreed at",
  SITTING: "sitting",
  GATHERING: "gathering",
  DEADLINE: "deadline",
  AGENDA_ITEM: "agenda",
  WORK_ITEM: "work item",
  TITLE: "title",
  CANDIDATE: "candidate",
  TEXT: "text",
};
const STANDINGS: Readonly<Record<LetterStanding, string>> = {
  NEW: "New",
  CHANGED: "Changed",
  SAME: "Same",
  CONFLICTING: "Conflicting, not taken over",
  UNREAD: "Not understood, not taken over",
};
const LONGEST_TEXT = 160;

/** What a letter would change, in words, a line each: new, changed, conflicting and unread; what is the same is counted. */
export function tellLetter({ document, code, reading, lines }: LetterCompared): string[] {
  const of = (standing: LetterStanding) => lines.filter((line) => line.standing === standing);
  const only = reading.kind === "LETTER" ? [] : ["It changes only what it names."];
  const told = LETTER_STANDINGS.flatMap((standing) => {
    const some = of(standing);
    if (some.length === 0) return [];
    const heading = `${STANDINGS[standing]}: ${some.length}`;
    return standing === "SAME" ? [heading] : ["", heading, ...some.map((line) => `  ${inWords(line)}`)];
  });
  return [
    `${document} of ${reading.studyGroup.value}: meeting ${code}`,
    ...only,
    ...besides(reading),
    ...told,
  ];
}

/** What was read and has no place on record, so that it can be looked at. */
function besides({ subject, authority, chair, contacts }: LetterReading): string[] {
  const facts = [
    ["subject", subject?.value, subject?.lines],
    ["authority", authority?.value.text, authority?.lines],
    ["chair", chair?.value, chair?.lines],
    ...contacts.map(({ value, lines }) => [value.kind.toLowerCase(), value.value, lines] as const),
  ] as const;
  return facts.flatMap(([what, value, lines]) =>
    value && lines ? [`  ${what}: ${cut(value)} [${inLines(lines)}]`] : [],
  );
}

function inWords(line: LetterLine): string {
  const { subject, note, lines } = line;
  const what =
    subject === "TEXT" ? `"${cut(line.name)}"` : `${SUBJECTS[subject]} ${line.name}${changeOf(line)}`;
  return `${what}${note ? ` – ${note}` : ""} [${inLines(lines)}]`;
}

function changeOf({ before, after }: LetterLine): string {
  if (after === null || after === before) return "";
  return before === null ? `: ${cut(after)}` : `: ${cut(before)} → ${cut(after)}`;
}

const cut = (text: string): string => (text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text);
