import type { DocumentLanguage } from "../../documents/model.js";
import type { ENGLISH } from "./en.js";
import type { Words } from "./words.js";

type Texts<T> = { readonly [K in keyof T]: string };

/** The captions of reports in a language: those that English has, and no other. `{name}` in one is filled in. */
export interface Captions extends Words {
  readonly language: DocumentLanguage;
  readonly sections: Texts<(typeof ENGLISH)["sections"]>;
  readonly columns: Texts<(typeof ENGLISH)["columns"]>;
  readonly says: Texts<(typeof ENGLISH)["says"]>;
  readonly form: Texts<(typeof ENGLISH)["form"]>;
}

/** What names a section. */
export type SectionKey = keyof Captions["sections"];
/** What names a column. */
export type ColumnKey = keyof Captions["columns"];
/** What names a phrase. */
export type SayKey = keyof Captions["says"];
