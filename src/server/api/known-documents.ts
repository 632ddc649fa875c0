import { createHash } from "node:crypto";
import type { ApolloServerPlugin } from "@apollo/server";
import type { RequestContext } from "../../graphql/context.js";
import { Bounded } from "./bounded.js";

/** What is remembered of documents at most, in bytes: of all, and of one. */
const REMEMBERED_BYTES = { altogether: 4 * 1024 * 1024, one: 128 * 1024 } as const;

/** Apollo's name for a document by its hash. */
const PREFIX = "apq:";

/**
 * The documents that can be named by the SHA-256 of their text, in hexadecimal digits, in the place of the text: those of the
 * examples for ever, and those that were asked lately and fitted the schema, in the memory of this process.
 */
export class KnownDocuments {
  readonly #examples: ReadonlyMap<string, string>;
  readonly #lately = new Bounded<string>(REMEMBERED_BYTES);

  constructor(examples: readonly string[]) {
    this.#examples = new Map(examples.map((text) => [hashOf(text), text]));
  }

  /** The text of a document, for Apollo. */
  async get(name: string): Promise<string | undefined> {
    const hash = name.startsWith(PREFIX) ? name.slice(PREFIX.length) : name;
    return this.#examples.get(hash) ?? this.#lately.get(hash);
  }

  /** Nothing: what can be named was asked before, see {@link plugin}. */
  async set(): Promise<void> {}

  /** Nothing is ever taken back. */
  async delete(): Promise<boolean> {
    return false;
  }

  /** Remembers the documents of operations that are about to be executed. */
  readonly plugin: ApolloServerPlugin<RequestContext> = {
    requestDidStart: async () => ({
      didResolveOperation: async ({ source, queryHash }) => this.#remember(queryHash, source),
    }),
  };

  #remember(hash: string, text: string): void {
    if (!this.#examples.has(hash)) this.#lately.keep(hash, text, bytesOf(text));
  }
}

/** By what a document is named. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** What a text takes in memory at most, with its name. */
const bytesOf = (text: string) => 2 * text.length + 200;
