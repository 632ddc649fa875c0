import { expect } from "chai";
import { Document, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import { textOfDocx } from "../../../src/exchange/letters/docx-text.js";
import { readLetter } from "../../../src/exchange/letters/read-letter.js";

const line = (text: string) => new Paragraph({ text });
const item = (text: string, reference: string) => new Paragraph({ text, numbering: { reference, level: 0 } });
const row = (...cells: Paragraph[][]) =>
  new TableRow({ children: cells.map((children) => new TableCell({ children })) });
const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: 0,
  format,
  text,
});

describe("a letter in a Word document", () => {
  it("keeps its lists and tables: a row on a line, each paragraph of a larger cell on its own", async () => {
    const file = new Document({
      numbering: {
        config: [
          { reference: "dots", levels: [level(LevelFormat.BULLET, "\u2022")] },
          { reference: "numbers", levels: [level(LevelFormat.DECIMAL, "%1.")] },
        ],
      },
      sections: [
        {
          children: [
            line("Geneva, 12 January 2026"),
            new Table({
              rows: [
                row([line("Ref.:")], [line("SG17/AB")]),
                row([line("Subject:")], [line("Meeting of Working Party 1/17; Geneva, 3 March 2026")]),
              ],
            }),
            line("TSB Collective letter 5/17"),
            line("WP1/17 will open at 0930 hours."),
            line("Working Party 1/17:"),
            new Table({ rows: [row([line("X.in-table")], [line("A row of a table")], [line("Q2/17")])] }),
            item("X.in-list \u201cAn item of a list\u201d (Q8/17)", "dots"),
            line("Deadlines:"),
            new Table({
              rows: [
                row(
                  [line("3 February 2026")],
                  [item("Pre-registration", "dots"), item("Requests for visa support", "dots")],
                ),
              ],
            }),
            line("Draft agenda"),
            item("Opening", "numbers"),
            item("Consent of draft Recommendations", "numbers"),
          ],
        },
      ],
    });
    const letter = readLetter(await textOfDocx(await Packer.toBuffer(file)));
    expect(letter.reference?.value).to.equal("SG17/AB");
    expect(
      letter.sittings.map(({ body, startsOn, startTime }) => `${body} ${startsOn} ${startTime}`),
    ).to.deep.equal(["WP1/17 2026-03-03 09:30"]);
    expect(letter.candidates.map(({ acronym, title, question }) => [acronym, title, question])).to.deep.equal(
      [
        ["X.in-table", "A row of a table", "Q2/17"],
        ["X.in-list", "An item of a list", "Q8/17"],
      ],
    );
    expect(letter.deadlines.map(({ date, kind }) => `${date} ${kind}`)).to.deep.equal([
      "2026-02-03 REGISTRATION",
      "2026-02-03 VISA_SUPPORT",
    ]);
    expect(letter.agenda.map(({ number, purpose }) => `${number} ${purpose}`)).to.deep.equal([
      "1 null",
      "2 CONSENT",
    ]);
    expect(letter.unread).to.deep.equal([]);
  });
});
