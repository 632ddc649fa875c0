import type { MutationName } from "../../api-types.js";

/** The words for the mutations of the API; one that is missing does not compile. */
export type MutationWords = Readonly<Record<MutationName, string>>;

/** The words for a mutation, by a name that comes from an address or from the API; of one that there is not: the name. */
export const wordsFor = (mutation: string, words: MutationWords): string =>
  (words as Readonly<Record<string, string>>)[mutation] ?? mutation;
