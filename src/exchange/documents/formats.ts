import type { DocumentModel } from "./model.js";

/** How a format is sent and named, and what writes it. */
interface Format {
  readonly mediaType: string;
  readonly write: (document: DocumentModel) => Promise<Uint8Array>;
}

/** The formats of documents, by the ending of a file's name. What writes one is loaded when it is asked for. */
export const DOCUMENT_FORMATS = {
  md: {
    mediaType: "text/markdown; charset=utf-8",
    write: async (document) => Buffer.from((await import("./write-markdown.js")).asMarkdown(document)),
  },
  html: {
    mediaType: "text/html; charset=utf-8",
    write: async (document) => Buffer.from((await import("./write-html.js")).asHtml(document)),
  },
  csv: {
    mediaType: "text/csv; charset=utf-8",
    write: async (document) => (await import("./write-csv.js")).asCsv(document),
  },
  docx: {
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    write: async (document) => (await import("./write-docx.js")).asDocx(document),
  },
} as const satisfies Readonly<Record<string, Format>>;

/** One of them, as files are named. */
export type DocumentFormat = keyof typeof DOCUMENT_FORMATS;

/** The format with this name, or null. */
export function documentFormat(name: string): DocumentFormat | null {
  return Object.hasOwn(DOCUMENT_FORMATS, name) ? (name as DocumentFormat) : null;
}
