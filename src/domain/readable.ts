import type { Aggregates, Kind } from "./aggregates.js";
import type { History } from "./history.js";
import { LazyHistory } from "./lazy-history.js";
import { APPROVAL_PROCESSES, LIAISON_DIRECTIONS, STAGES, VERSIONS, WORK_ITEM_TYPES } from "./vocabulary.js";

type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === "string";
const isTextOrNothing: Test = (value) => value === null || value === undefined || isText(value);
const isRecord: Test = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isList: Test = (value) => Array.isArray(value);
const isListOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test);
const isEntries: Test = (value) => isRecord(value) && Object.values(value as object).every(isRecord);
const isAmong =
  (words: readonly string[]): Test =>
  (value) =>
    words.includes(value as string);

/** The fields without which an aggregate cannot be indexed or shown, and what they have to be. */
const NEEDED: { readonly [K in Kind]: Partial<Record<keyof Aggregates[K], Test>> } = {
  studyGroup: { label: isText, names: isEntries, studyPeriod: isText },
  workingParty: { label: isText, studyGroup: isText, names: isEntries },
  question: { label: isText, studyGroup: isText, titles: isEntries },
  meeting: {
    code: isText,
    studyGroup: isTextOrNothing,
    startsOn: isText,
    endsOn: isText,
    sittings: isListOf(isRecord),
    agenda: isListOf(isRecord),
  },
  workItem: {
    acronym: isText,
    aliases: isListOf(isText),
    question: isTextOrNothing,
    studyGroup: isText,
    type: isAmong(WORK_ITEM_TYPES),
    version: isAmong(VERSIONS),
    process: isAmong(APPROVAL_PROCESSES),
    stage: isAmong(STAGES),
    titles: isEntries,
    checklist: isEntries,
    candidacies: isEntries,
    decisions: isEntries,
    steps: isEntries,
  },
  liaison: {
    code: isText,
    direction: isAmong(LIAISON_DIRECTIONS),
    studyGroup: isText,
    title: isText,
    source: isText,
    questions: isListOf(isText),
    workItems: isListOf(isText),
    destinations: isListOf(isRecord),
    dated: isText,
  },
  person: { handle: isText, name: isText, mandates: isEntries },
};

function isHistory(value: unknown): value is History {
  return isList(value) || value instanceof LazyHistory;
}

/**
 * Whether what was read from the database can be worked with as an aggregate of this kind. Something else in its
 * place must not keep the rest from being read.
 */
export function isReadable(kind: Kind, aggregate: object): boolean {
  const fields = aggregate as Record<string, unknown>;
  const history = isHistory(fields.history) && fields.history.length > 0;
  return (
    history &&
    typeof fields.revision === "number" &&
    Object.entries(NEEDED[kind]).every(([field, test]) => (test as Test)(fields[field]))
  );
}
