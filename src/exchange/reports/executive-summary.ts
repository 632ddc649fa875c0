import type { Meeting } from "../../domain/meeting.js";
import type { DecisionKind } from "../../domain/vocabulary.js";
import { heldNumber } from "../../domain/work-item.js";
import type { Programme } from "../../programme/programme.js";
import type { DocumentModel, Section } from "../documents/model.js";
import { type Business, businessOf, type ReportOptions, say, titleOf } from "./business.js";
import { type Line, linesOf } from "./decisions.js";
import { type Column, headed, tabled } from "./tabled.js";
import { leadOf, titled } from "./titles.js";

const KINDS: readonly DecisionKind[] = ["APPROVAL", "DETERMINATION", "CONSENT", "AGREEMENT"];

/** The tables of the public executive summary: what was approved, determined, consented and agreed to. */
export function* executiveSummary(
  programme: Programme,
  meeting: Meeting,
  options: ReportOptions,
): Generator<void, DocumentModel> {
  const business = businessOf(programme, meeting, options);
  const tables = KINDS.flatMap((kind) => tableOf(business, kind));
  const sections =
    tables.length > 0 ? tables : [headed(business, "DECISIONS", [say(business, "noDecision")])];
  return {
    language: options.language,
    title: titled(business, say(business, "summary")),
    lead: yield* leadOf(business),
    sections,
  };
}

function tableOf(business: Business, kind: DecisionKind): Section[] {
  const columns: readonly Column<Line>[] = [
    [
      "REC_NUMBER",
      "NAME",
      ({ item }) => (heldNumber(item) ? `${item.number} (${item.acronym})` : item.acronym),
    ],
    ["Q", "LABEL", ({ item }) => item.question],
    ["BASE_TEXT", "NAME", ({ decision }) => decision.finalText],
    ["STATUS", "NAME", ({ item }) => business.captions.versions[item.version]],
    ["TITLE", "TEXT", ({ item }) => titleOf(business, item)],
  ];
  const lines = linesOf(business).filter(
    ({ decision }) => decision.kind === kind && decision.outcome === "AGREED",
  );
  return tabled(business, kind, columns, lines, { level: 1, isNumbered: false });
}
