import { advance, begin } from "../src/domain/history.js";
import { uniqueKeysOf, type WorkItem, type WorkItemState } from "../src/domain/work-item.js";
import { NO_PARTICULARS } from "../src/domain/work-items/particulars.js";
import { concludeRegistration } from "../src/domain/work-items/register.js";

const QUESTIONS = [2, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23].map((number) => `Q${number}/13`);
const STUDY_GROUP = { label: "SG13", names: {}, studyPeriod: "2025-2028", chair: null, authorisations: [] };

/**
 * Work items as they lie in the database, made by the domain, with this many events each, of which every one was written by a commit of its
 * own; `position` is the first one's.
 */
export function documentsOf(from: number, to: number, events: number, position: number): object[] {
  return Array.from({ length: to - from }, (_, offset) => {
    const item = itemOf(from + offset, events);
    const { id, ...fields } = item;
    const first = position + (from + offset) * events;
    const commits = Array.from({ length: events }, (_event, place) => first + place);
    return { _id: id, ...fields, keys: uniqueKeysOf(item), position: commits.at(-1), commits };
  });
}

/** The item that has this number: registered, and then given a summary, a date, base texts and editors in turn. */
function itemOf(number: number, events: number): WorkItem {
  const question = {
    label: QUESTIONS[number % QUESTIONS.length] as string,
    studyGroup: "SG13",
    workingParty: "WP1/13",
    titles: {},
  };
  const titles = [
    {
      language: "en",
      text: `Item ${number}: requirements and functional framework of a thing number ${number % 97}`,
    },
    { language: "zh", text: `项目${number}的要求和功能框架` },
  ] as const;
  const { state } = concludeRegistration(
    { question, studyGroup: STUDY_GROUP, holderOf: () => null },
    {
      ...NO_PARTICULARS,
      acronym: `Y.bench-${number}`,
      type: "RECOMMENDATION",
      timing: null,
      titles,
      checklist: [],
    },
  );
  let item = begin<WorkItemState>(idOf(number), state, act("REGISTER", number, 0));
  for (let event = 1; event < events; event += 1) {
    item = advance<WorkItemState>(item, particularsOf(number, event), act("UPDATE", number, event));
  }
  return item;
}

function particularsOf(number: number, event: number): Partial<WorkItemState> {
  const month = `202${6 + (event % 3)}-0${1 + ((number + event) % 9)}`;
  const editor = (one: number) => ({ name: `Editor ${one % 97}`, affiliation: `Member ${number % 31}` });
  const all: Partial<WorkItemState>[] = [
    { timing: { raw: month, month } },
    { summary: `Summary ${event} of item ${number}. `.repeat(10) },
    { baseTexts: [`TD${100 + number + event}/WP${1 + (number % 4)}`] },
    { editors: [editor(number * 2 + event), editor(number * 2 + event + 1)] },
    { timing: { raw: `${month}-15`, month } },
  ];
  return all[event % all.length] as Partial<WorkItemState>;
}

function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

function act(action: string, number: number, event: number) {
  const recordedAt = new Date(
    Date.UTC(2025, 0, 1 + (number % 300) + event * 10, 9, 0, number % 60),
  ).toISOString();
  const by = { name: "Bench", role: "TSB", person: "bench", mandate: "M1" } as const;
  return { action, effectiveOn: recordedAt.slice(0, 10), recordedAt, by };
}
