import type { VNode } from "preact";
import type { Asked } from "./asked.js";
import type { View } from "./view.js";

/** What every page's query asks for beside its own: who signed in. */
export interface WithMe {
  readonly me: { readonly person: { readonly handle: string; readonly name: string } } | null;
}

/** A page: an address, what it asks of the API, and how the answer is shown. */
export interface Page<Data extends WithMe = WithMe, Variables = Record<string, unknown>> {
  /** Its folder in `src/pages`, which holds its `query.graphql`. */
  readonly name: string;
  /** Its address, as a pattern of Express. */
  readonly path: string;
  readonly query: string;
  variables(asked: Asked): Variables;
  /** Whether what the page is about is there; where it is not, the errors of the answer are shown. */
  isFound(data: Data): boolean;
  title(data: Data, view: View): string;
  body(data: Data, view: View): VNode;
  /** What the page is as a file, with `?format=csv`; left out: it is none. */
  readonly file?: PageFile<Data>;
}

/** A page as a file: the lines of what it shows, and where the list goes on. */
export interface PageFile<Data> {
  readonly heads: (view: View) => readonly string[];
  readonly lines: (data: Data, view: View) => readonly (readonly string[])[];
  /** The cursor after which the list goes on, for the variable `after`; null: it ends here. */
  readonly next: (data: Data) => string | null;
}

/** What a list of pages holds, whatever their data are. */
// biome-ignore lint/suspicious/noExplicitAny: each page knows the data of its own query
export type AnyPage = Page<any, any>;
