import { type BusinessItem, orderOfBusiness } from "../../application/business/order-of-business.js";
import type { Meeting } from "../../domain/meeting.js";
import type { Programme } from "../../programme/programme.js";
import type { DocumentModel, Section } from "../documents/model.js";
import { writtenBody } from "../letters/write-words.js";
import { formsOf } from "./annexes.js";
import { type Business, businessOf, type ReportOptions, say } from "./business.js";
import { lineTables } from "./business-lines.js";
import { openPoints } from "./open-points.js";
import { agendaTable, sittingTable } from "./opening.js";
import { bodiesOf, leadOf, lettered, titled } from "./titles.js";

/** The draft agenda of a meeting, with its sittings. */
export function* agendaOf(
  programme: Programme,
  meeting: Meeting,
  options: ReportOptions,
): Generator<void, DocumentModel> {
  const business = businessOf(programme, meeting, options);
  const sections = [...sittingTable(business, 1), ...agendaTable(business, 1)];
  const title = titled(business, say(business, "agenda"));
  return { language: options.language, title, lead: yield* leadOf(business), sections };
}

/**
 * The order of business: each point of the agenda with its lines in the order that the chair arranged, whether they are ready,
 * what is missing with its clause, and the forms of the proposed new work items. Of several bodies one after another.
 */
export function* businessOrder(
  programme: Programme,
  meeting: Meeting,
  options: ReportOptions,
): Generator<void, DocumentModel> {
  const business = businessOf(programme, meeting, options);
  const bodies = bodiesOf(business).map((body) => ({
    body,
    items: orderOfBusiness(programme, meeting, body),
  }));
  const several = bodies.length > 1;
  const sections = [
    ...sittingTable(business, 1),
    ...bodies.flatMap(({ body, items }) => [
      ...(several ? [bodyHeading(business, body)] : []),
      ...items.flatMap((item) => itemSections(business, body, { item, level: several ? 2 : 1 })),
    ]),
    ...openPoints(business, bodies),
    ...formsOf(business, proposed(bodies)),
  ];
  return {
    language: options.language,
    title: titled(business, say(business, "orderOfBusiness")),
    lead: yield* leadOf(business),
    sections: sections.map(lettered()),
  };
}

function bodyHeading({ writing }: Business, body: string): Section {
  return { key: "BODY", level: 1, title: writtenBody(body, writing), paragraphs: [], table: null };
}

/** A point of the agenda: its heading alone where there is no business under it, else with a table for each kind of business. */
function itemSections(
  business: Business,
  body: string,
  { item: { agendaItem, lines }, level }: { item: BusinessItem; level: 1 | 2 },
): Section[] {
  const title = agendaItem
    ? `${agendaItem.number} ${agendaItem.title}`
    : business.captions.sections.NOT_ON_AGENDA;
  const heading = { key: "AGENDA_ITEM", level, title, paragraphs: [] };
  if (lines.length === 0) return [{ ...heading, table: null }];
  return lineTables(business, body, lines).map((table) => ({ ...heading, table }));
}

/** The proposed new work items of all bodies, whose forms go with the order of business. */
function proposed(bodies: readonly { readonly items: readonly BusinessItem[] }[]) {
  return bodies
    .flatMap(({ items }) => items.flatMap(({ lines }) => lines))
    .flatMap(({ purpose, workItem }) => (purpose === "NEW_WORK_ITEMS" && workItem ? [workItem] : []));
}
