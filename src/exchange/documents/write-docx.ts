import type { ISectionOptions, Paragraph } from "docx";
import { piecesOf, runsRightToLeft } from "./direction.js";
import { A4, type Docx, footerOf, MARGINS, SIZES, stylesFor } from "./docx-look.js";
import { type ColumnType, type DocumentModel, rowsOf, type Section, type Table } from "./model.js";
import { widthsOf } from "./widths.js";

/** Tables with more columns than this want the long side of the page. */
const FIT_UPRIGHT = 6;
const MONOSPACED = "Courier New";

/**
 * A document as DOCX: headings as Word knows them, tables whose first row is repeated on every page, on A4 as the tables want
 * it. Text from right to left is marked as such, so that it stands as it is read.
 */
export async function asDocx(document: DocumentModel): Promise<Uint8Array> {
  const docx = await import("docx");
  const { language, title, lead, sections } = document;
  const make = makerOf(docx);
  const head = [make.heading(title, 1), ...lead.map((text) => make.paragraph(text))];
  const parts = pagesOf(sections).map(({ isLandscape, sections: together }, index): ISectionOptions => {
    const width = (isLandscape ? A4.height : A4.width) - MARGINS.left - MARGINS.right;
    const content = together.flatMap((section) => make.section(section, width));
    return {
      properties: { page: { margin: MARGINS, size: sizeOf(docx, isLandscape) } },
      footers: { default: footerOf(docx, title) },
      children: index === 0 ? [...head, ...content] : content,
    };
  });
  const file = new docx.Document({ title, creator: "", styles: stylesFor(language), sections: parts });
  return await docx.Packer.toBuffer(file);
}

/** The sections that stand on pages of one kind: the annexes upright, what comes before them as its tables want it. */
function pagesOf(sections: readonly Section[]): { isLandscape: boolean; sections: Section[] }[] {
  const body = sections.filter(({ key }) => !isAnnex(key));
  const annexes = sections.filter(({ key }) => isAnnex(key));
  const pages = [{ isLandscape: body.some(isWide), sections: body }];
  return annexes.length > 0 ? [...pages, { isLandscape: false, sections: annexes }] : pages;
}

const isAnnex = (key: string): boolean => key.startsWith("ANNEX");
const isWide = ({ table }: Section): boolean => (table?.columns.length ?? 0) > FIT_UPRIGHT;

/** The library itself turns the sides round for a page that lies on its long side. */
function sizeOf({ PageOrientation }: Docx, isLandscape: boolean) {
  return { ...A4, orientation: isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT };
}

/** What makes the parts of the document. */
function makerOf(docx: Docx) {
  const { Paragraph, TextRun, HeadingLevel, AlignmentType } = docx;
  const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;
  const runs = (text: string, more: object = {}) =>
    piecesOf(text).map(
      (piece) =>
        new TextRun({ text: piece.text, ...(piece.isRightToLeft ? { rightToLeft: true } : {}), ...more }),
    );
  const paragraph = (text: string, more: object = {}, run: object = {}): Paragraph =>
    new Paragraph({ bidirectional: runsRightToLeft(text), children: runs(text, run), ...more });
  const heading = (text: string, level: 1 | 2 | 3) => paragraph(text, { heading: levels[level - 1] });
  const cell = (text: string, width: number, { type, isHead }: { type: ColumnType; isHead: boolean }) => {
    const run = type === "HASH" && !isHead ? { font: MONOSPACED, size: SIZES.small - 2 } : { bold: isHead };
    const align = type === "NUMBER" ? { alignment: AlignmentType.RIGHT } : {};
    const child = paragraph(text, { spacing: { after: 0 }, ...align }, { size: SIZES.table, ...run });
    return new docx.TableCell({
      width: { size: width, type: docx.WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 70, right: 70 },
      ...(isHead ? { shading: { fill: "DCE6F2", color: "auto", type: docx.ShadingType.CLEAR } } : {}),
      children: [child],
    });
  };
  const table = (model: Table, total: number) => {
    const widths = widthsOf(model, total);
    const rows = rowsOf(model).map((texts, index) => {
      const isHead = index === 0;
      const children = texts.map((text, column) =>
        cell(text, widths[column] ?? 0, { type: model.columns[column]?.type ?? "TEXT", isHead }),
      );
      return new docx.TableRow({ tableHeader: isHead, cantSplit: true, children });
    });
    const line = { style: docx.BorderStyle.SINGLE, size: 4, color: "A6A6A6" };
    const borders = { top: line, bottom: line, left: line, right: line };
    return new docx.Table({
      width: { size: widths.reduce((sum, one) => sum + one, 0), type: docx.WidthType.DXA },
      columnWidths: widths,
      layout: docx.TableLayoutType.FIXED,
      borders: { ...borders, insideHorizontal: line, insideVertical: line },
      rows,
    });
  };
  const section = ({ title, level, paragraphs, table: model }: Section, total: number) => [
    heading(title, level === 1 ? 2 : 3),
    // A paragraph before a table stays with it.
    ...paragraphs.map((text) => paragraph(text, { keepNext: model !== null })),
    ...(model ? [table(model, total)] : []),
  ];
  return { heading, paragraph, section };
}
