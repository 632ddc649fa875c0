import { joinedInTurns } from "../../programme/shared-work.js";
import type { DocumentModel } from "./model.js";

/** The formats that are texts. What writes one is loaded when it is asked for; it gives pieces that follow each other. */
const TEXTS = {
  md: async (document: DocumentModel) => (await import("./write-markdown.js")).markdownOf(document),
  html: async (document: DocumentModel) => (await import("./write-html.js")).htmlOf(document),
  csv: async (document: DocumentModel) => (await import("./write-csv.js")).csvOfDocument(document),
} as const satisfies Readonly<Record<string, (document: DocumentModel) => Promise<Iterable<string>>>>;

/** A format of documents that is a text, as files are named. */
export type TextFormat = keyof typeof TEXTS;

/** A format of documents, as files are named. */
export type DocumentFormat = TextFormat | "docx";

/** Resolves when what takes long may go on. */
type Rest = () => Promise<void>;

/** How a format is sent and named, and what writes it. */
interface Format {
  readonly mediaType: string;
  readonly write: (document: DocumentModel, rest?: Rest) => Promise<Uint8Array>;
}

/** The formats of documents, by the ending of a file's name. */
export const DOCUMENT_FORMATS: Readonly<Record<DocumentFormat, Format>> = {
  md: {
    mediaType: "text/markdown; charset=utf-8",
    write: async (document, rest) => Buffer.from(await textOf("md", document, rest)),
  },
  html: {
    mediaType: "text/html; charset=utf-8",
    write: async (document, rest) => Buffer.from(await textOf("html", document, rest)),
  },
  csv: {
    mediaType: "text/csv; charset=utf-8",
    // Without the byte order mark Excel does not read it as UTF-8.
    write: async (document, rest) => Buffer.from(`\ufeff${await textOf("csv", document, rest)}`),
  },
  docx: {
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    write: async (document) => (await import("./write-docx.js")).asDocx(document),
  },
};

/** The format with this name, or null. */
export function documentFormat(name: string): DocumentFormat | null {
  return Object.hasOwn(DOCUMENT_FORMATS, name) ? (name as DocumentFormat) : null;
}

/** About so many characters of a text are made at once. */
const CHARACTERS_AT_ONCE = 5000;

/** A document as a text, made bit by bit where `rest` resolves when it may go on. */
export async function textOf(format: TextFormat, document: DocumentModel, rest?: Rest): Promise<string> {
  const pieces = await TEXTS[format](document);
  return rest ? joinedInTurns(pieces, CHARACTERS_AT_ONCE, rest) : [...pieces].join("");
}
