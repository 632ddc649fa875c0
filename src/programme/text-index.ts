import MiniSearch, { type Query } from "minisearch";
import { itemWords } from "../domain/queries/filter/relevance.js";
import type { Ways } from "../domain/queries/filter/search-words.js";
import type { WorkItem } from "../domain/work-item.js";
import type { Programme } from "./programme.js";

const indexes = new WeakMap<Programme, TextIndex>();

/** The index over the words of the newest programme; null for an older one and for a view of the past. */
export function textIndexOf(programme: Programme): TextIndex | null {
  return indexes.get(programme) ?? null;
}

/** Which work items have which words. There is one in a process; it follows the commits, item by item. */
export class TextIndex {
  readonly #words = new MiniSearch<WorkItem>({
    fields: ["words"],
    extractField: (item, field) => (field === "id" ? item.id : inOneText(item)),
    tokenize: (text) => text.split(" "),
    processTerm: (word) => word,
    searchOptions: { prefix: true, tokenize: (word) => [word] },
  });

  constructor(programme: Programme) {
    this.#words.addAll(programme.workItems());
    indexes.set(programme, this);
  }

  /** Follows from one programme to the next, in which the items with these ids were added or replaced. */
  follow(before: Programme, after: Programme, ids: Iterable<string>): void {
    for (const id of new Set(ids)) this.#replace(before.workItemById(id), after.workItemById(id));
    indexes.delete(before);
    indexes.set(after, this);
  }

  /**
   * The ids of the items that can answer a question: they have its longest words, or words that begin with these. Null
   * where all its words are so short that most items have them: to look at each item is quicker then.
   */
  find(question: readonly Ways[]): readonly string[] | null {
    const telling = question.map((ways) => ways.map(longestOf)).filter((words) => words.every(isTelling));
    if (telling.length === 0) return null;
    const queries = telling.map((words): Query => ({ combineWith: "OR", queries: words }));
    return this.#words.search({ combineWith: "AND", queries }).map(({ id }) => id as string);
  }

  #replace(before: WorkItem | null, after: WorkItem | null): void {
    if (before && after && inOneText(before) === inOneText(after)) return;
    if (before) this.#words.remove(before);
    if (after) this.#words.add(after);
  }
}

const longestOf = (parts: readonly string[]) =>
  parts.reduce((longest, part) => (part.length > longest.length ? part : longest));

/** Whether few items have words that begin like this: three letters, or two characters of a writing that has many. */
const isTelling = (word: string) => word.length > (/^[a-z0-9]*$/.test(word) ? 2 : 1);

function inOneText(item: WorkItem): string {
  const { names, titles, rest } = itemWords(item);
  return [...new Set([...names, ...titles, ...rest])].join(" ");
}
