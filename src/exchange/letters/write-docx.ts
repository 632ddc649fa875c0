import type { Paragraph, Table } from "docx";
import { type Docx, footerOf, GREY, MARGINS, SIZES, stylesFor } from "../documents/docx-look.js";
import { candidateText, type LetterModel } from "./letter-model.js";

/** Twentieths of a point. */
const WIDTHS = { label: 2000, value: 7000, date: 2400, due: 6600, number: 600 } as const;

/** A letter as DOCX: headings, lists and tables as Word knows them, so that it can be worked on there. */
export async function letterAsDocx(letter: LetterModel): Promise<Uint8Array> {
  const docx = await import("docx");
  const make = makerOf(docx);
  const { language, schedule, lists, deadlines, agenda, missing } = letter;
  const { labels, headings, words } = language;
  const colon = words.colon.trimEnd();
  const particulars = (
    [
      [labels.reference[0], letter.reference],
      [labels.place[0], letter.place],
      [labels.subject[0], letter.subject],
    ] as const
  ).flatMap(([label = "", value]) => (value ? [[`${label}${colon}`, value] as const] : []));
  const part = (name: keyof typeof headings, content: readonly (Paragraph | Table)[]) =>
    content.length > 0 ? [make.heading(headings[name][0] ?? "", 2), ...content] : [];
  const children = [
    make.heading(letter.name, 1),
    ...(letter.dated ? [make.line(letter.dated)] : []),
    make.table(
      particulars.map(([label, value]) => [
        make.cell([make.bold(label)], WIDTHS.label),
        make.cell([make.line(value)], WIDTHS.value),
      ]),
    ),
    ...part("schedule", schedule.map(make.bullet)),
    ...part("candidates", [
      ...lists.flatMap(({ heading, candidates }) => [
        make.heading(heading, 3),
        ...candidates.map((one) => make.candidate(one.acronym, candidateText(one, language))),
      ]),
      ...(missing.length > 0
        ? [make.note(`${words.missingTitles}${words.colon}${missing.join(words.comma)}`)]
        : []),
    ]),
    ...part("deadlines", [
      ...(deadlines.length > 0
        ? [
            make.table(
              deadlines.map(({ date, what, rule }) => [
                make.cell([make.line(date)], WIDTHS.date),
                make.cell([make.due(what, rule && `[${words.rule}${words.colon}${rule}]`)], WIDTHS.due),
              ]),
            ),
          ]
        : []),
    ]),
    ...part(
      "agenda",
      agenda.map(({ number, title }) => make.numbered(number, title)),
    ),
  ];
  const file = new docx.Document({
    title: letter.name,
    creator: "",
    styles: stylesFor(language.tag),
    numbering: { config: [{ reference: BULLETS, levels: [bullets(docx)] }] },
    sections: [
      {
        properties: { page: { margin: MARGINS } },
        footers: { default: footerOf(docx) },
        children,
      },
    ],
  });
  return await docx.Packer.toBuffer(file);
}

const BULLETS = "bullets";

/** A dash, which every font has. */
function bullets({ LevelFormat, AlignmentType }: Docx) {
  const style = { paragraph: { indent: { left: 400, hanging: 280 } } };
  return { level: 0, format: LevelFormat.BULLET, text: "\u2013", alignment: AlignmentType.LEFT, style };
}

/** What makes the parts of the document. */
function makerOf(docx: Docx) {
  const {
    Paragraph,
    TextRun,
    Table,
    TableRow,
    TableCell,
    HeadingLevel,
    WidthType,
    BorderStyle,
    TabStopType,
  } = docx;
  const none = { style: BorderStyle.NONE, size: 0, color: "FFFFFF" };
  const hair = { style: BorderStyle.SINGLE, size: 2, color: "BFBFBF" };
  const levels = [
    HeadingLevel.HEADING_1,
    HeadingLevel.HEADING_1,
    HeadingLevel.HEADING_2,
    HeadingLevel.HEADING_3,
  ] as const;
  const run = (text: string, more: object = {}) => new TextRun({ text, ...more });
  return {
    heading: (text: string, level: 1 | 2 | 3) => new Paragraph({ text, heading: levels[level] }),
    line: (text: string) => new Paragraph({ children: [run(text)] }),
    bold: (text: string) => new Paragraph({ children: [run(text, { bold: true })] }),
    note: (text: string) =>
      new Paragraph({ spacing: { before: 160 }, children: [run(text, { size: SIZES.small, color: GREY })] }),
    bullet: (text: string) =>
      new Paragraph({ numbering: { reference: BULLETS, level: 0 }, children: [run(text)] }),
    candidate: (acronym: string, text: string) =>
      new Paragraph({
        numbering: { reference: BULLETS, level: 0 },
        children: [run(acronym, { bold: true }), run(` ${text}`)],
      }),
    due: (what: string, rule: string | null) =>
      new Paragraph({
        children: [run(what), ...(rule ? [run(` ${rule}`, { size: SIZES.small, color: GREY })] : [])],
      }),
    numbered: (number: number, title: string) =>
      new Paragraph({
        indent: { left: WIDTHS.number, hanging: WIDTHS.number },
        tabStops: [{ type: TabStopType.LEFT, position: WIDTHS.number }],
        children: [run(`${number}\t${title}`)],
      }),
    cell: (children: InstanceType<Docx["Paragraph"]>[], width: number) =>
      new TableCell({
        width: { size: width, type: WidthType.DXA },
        margins: { top: 40, bottom: 40, left: 60, right: 60 },
        borders: { top: none, left: none, right: none, bottom: hair },
        children,
      }),
    table: (rows: readonly InstanceType<Docx["TableCell"]>[][]) =>
      new Table({
        width: { size: WIDTHS.label + WIDTHS.value, type: WidthType.DXA },
        rows: rows.map((children) => new TableRow({ cantSplit: true, children })),
      }),
  };
}
