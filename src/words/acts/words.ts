import type { EventAction } from "../../domain/event-actions.js";

/** The words for what an event says was done, and for what only an older version did; one that is missing does not compile. */
export type ActionWords = Readonly<Record<EventAction | "OTHER", string>>;

/** The word for an act; of one that only an older version knew: its name. */
export const wordFor = (action: string, words: ActionWords): string =>
  (words as Readonly<Record<string, string>>)[action] ?? action;
