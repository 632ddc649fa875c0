import { assert } from "chai";
import { arrangeBusiness } from "../../../src/application/arrange-business.js";
import type { Tracker } from "../../../src/application/tracker.js";
import { DOCUMENT_LANGUAGES, type DocumentLanguage, rowsOf } from "../../../src/exchange/documents/model.js";
import { documentOf, type ReportKind } from "../../../src/exchange/reports/kinds.js";
import { programmeAsOf } from "../../../src/programme/as-of.js";
import { fullMeeting, MEETING } from "../../support/full-meeting.js";

describe("agenda and order of business as documents", () => {
  let tracker: Tracker;
  before(async () => {
    tracker = await fullMeeting();
  });

  const document = (
    kind: ReportKind,
    asOf: string,
    body: string | null,
    language: DocumentLanguage = "en",
  ) => {
    const programme = programmeAsOf(tracker.programme.current, { asOf, asKnownAt: null });
    const meeting = programme.meeting(MEETING);
    assert.exists(meeting);
    return documentOf(kind, programme, meeting, { body, asOf, language });
  };
  const itemsOf = (asOf: string) =>
    document("ORDER_OF_BUSINESS", asOf, "WP4/13").sections.filter(({ key }) => key === "AGENDA_ITEM");

  it("has every point of the agenda, with what each line needs before the sitting", () => {
    const items = itemsOf("2026-02-26");
    assert.deepEqual(
      items.map(({ title }) => Number(title.split(" ")[0])),
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    );
    const texts = items[3]?.table;
    assert.deepEqual(
      texts?.columns.map(({ key }) => key),
      [
        "NUMBER",
        "QUESTION",
        "WORK_ITEM",
        "STATUS",
        "TITLE",
        "FINAL_TEXT",
        "SUMMARY",
        "A5",
        "EQUIVALENT",
        "EDITOR",
        "IPR_ASKED",
        "READINESS",
      ],
    );
    assert.deepEqual(
      texts?.rows.map((cells) => cells[2]),
      ["Y.det-qos-req-ml-jrs", "Y.IMT2020-qos-cec-rf", "Y.IMT2020-QoS-FMSC", "Y.QKDN-qos-allo", "Y.QKD-TLS"],
    );
    assert.deepEqual(new Set(texts?.rows.map((cells) => cells.at(-1))), new Set(["ready"]));
    assert.include(items[4]?.table?.columns.map(({ key }) => key) ?? [], "PARENT");
    for (const number of [1, 2, 3, 6, 7, 8]) assert.isNull(items[number - 1]?.table, `item ${number}`);
  });

  it("says what is missing once for all lines that share it, with its clause", () => {
    const { sections } = document("ORDER_OF_BUSINESS", "2026-02-26", "WP4/13");
    const points = sections.find(({ key }) => key === "OPEN_POINTS")?.table?.rows ?? [];
    const said = points.map((cells) => cells[2]);
    assert.lengthOf(new Set(said), said.length);
    const asked = points.find((cells) => String(cells[2]).includes("intellectual property"));
    assert.equal(asked?.[3], "Rec. ITU-T A.1 §1.4.6");
    assert.lengthOf(String(asked?.[4]).split(", "), 6);
  });

  it("shows after the sitting what came of the lines, and the forms of the new work items", () => {
    const { sections } = document("ORDER_OF_BUSINESS", "2026-02-27", "WP4/13");
    const under = (number: number) =>
      sections.find(({ title }) => title.startsWith(`${number} `))?.table?.rows ?? [];
    assert.deepEqual(
      under(4).map((cells) => [cells[2], cells.at(-1)]),
      [
        ["Y.3205 (ex Y.det-qos-req-ml-jrs)", "agreed"],
        ["Y.3215 (ex Y.IMT2020-qos-cec-rf)", "agreed"],
        ["Y.3216 (ex Y.IMT2020-QoS-FMSC)", "agreed"],
        ["Y.QKDN-qos-allo", "postponed"],
        ["Y.3899 (ex Y.added)", "agreed"],
        ["Y.3218 (ex Y.QKD-TLS)", "agreed"],
      ],
    );
    assert.deepEqual(
      under(6).map((cells) => cells[2]),
      ["Y.QKDN-new", "Y.QKDN-parked"],
    );
    assert.include(under(7)[0] ?? [], "Integration of QKD and TLS 1.3");
    assert.include(under(8)[0] ?? [], "Progress Y.QKD-IPsec-fr");
    assert.include(
      sections.map(({ title }) => title),
      "Justification: Y.QKDN-new",
    );
  });

  it("follows the order that the chair arranged", async () => {
    const { problems } = await arrangeBusiness(tracker, {
      meeting: MEETING,
      body: "WP4/13",
      lines: ["Y.QKD-TLS"],
      by: { name: "TSB", role: "TSB" },
    });
    assert.deepEqual(problems, []);
    const today = document("ORDER_OF_BUSINESS", "2026-03-02", "WP4/13");
    const texts = today.sections.find(({ title }) => title.startsWith("4 "))?.table;
    assert.equal(texts?.rows[0]?.[2], "Y.3218 (ex Y.QKD-TLS)");
  });

  it("goes through all bodies one after another where none is named, in every language alike", () => {
    const keys = (language: DocumentLanguage) =>
      document("ORDER_OF_BUSINESS", "2026-02-26", null, language).sections.map(
        ({ key, level }) => `${level} ${key}`,
      );
    const [english = [], ...others] = DOCUMENT_LANGUAGES.map(keys);
    assert.lengthOf(
      english.filter((key) => key === "1 BODY"),
      4,
    );
    assert.lengthOf(
      english.filter((key) => key === "2 AGENDA_ITEM"),
      44,
    );
    for (const other of others) assert.deepEqual(other, english);
  });

  it("the agenda is the sittings and the points of the agenda", () => {
    const { title, sections } = document("AGENDA", "2026-02-26", null, "fr");
    assert.equal(title, "Projet d'ordre du jour – Réunions des Groupes de travail 1/13, 2/13, 3/13 et 4/13");
    assert.deepEqual(
      sections.map(({ key, table }) => [key, table && rowsOf(table).length]),
      [
        ["SITTINGS", 5],
        ["AGENDA", 12],
      ],
    );
  });
});
