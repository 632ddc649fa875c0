import type { Footer } from "docx";
import type { DocumentLanguage } from "./model.js";

/** The library that writes DOCX, which is loaded when it is needed. */
export type Docx = typeof import("docx");

/** Half-points. */
export const SIZES = { text: 20, table: 17, small: 15 } as const;
/** Of what is said beside. */
export const GREY = "595959";
/** A4, in twentieths of a point. */
export const A4 = { width: 11906, height: 16838 } as const;
/** The margins of a page. */
export const MARGINS = { top: 1134, bottom: 1134, left: 1247, right: 1247 } as const;

// What is in Latin letters in a Chinese document is in English: as Chinese it would be broken within words.
const TAGS: Readonly<Record<string, string>> = { en: "en-GB", fr: "fr-FR", es: "es-ES", zh: "en-GB" };

/** The fonts for Latin, Chinese and right-to-left writing; a program without one of them takes its own. */
export const FONTS = { ascii: "Arial", hAnsi: "Arial", eastAsia: "Microsoft YaHei", cs: "Arial" } as const;

/** The styles of text and headings that documents share, for a language. */
export function stylesFor(language: DocumentLanguage | string) {
  const heading = (size: number, before: number) => ({
    run: { size, bold: true, color: "1F3864" },
    paragraph: { spacing: { before, after: 100 }, keepNext: true },
  });
  const value = TAGS[language] ?? "en-GB";
  const run = {
    font: FONTS,
    size: SIZES.text,
    language: { value, eastAsia: "zh-CN", bidirectional: "ar-SA" },
  };
  return {
    default: {
      document: { run, paragraph: { spacing: { after: 60 } } },
      heading1: heading(30, 0),
      heading2: heading(24, 280),
      heading3: heading(20, 200),
    },
  };
}

/** The foot of a page: its number, after whatever names the document. */
export function footerOf(docx: Docx, name = ""): Footer {
  const { Footer, Paragraph, TextRun, PageNumber, AlignmentType } = docx;
  const children = [...(name ? [`${name} – `] : []), PageNumber.CURRENT];
  const run = new TextRun({ children, size: SIZES.small, color: GREY });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] });
}
