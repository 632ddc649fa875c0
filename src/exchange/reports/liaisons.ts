import type { Destination, Liaison } from "../../domain/liaison.js";
import type { Section } from "../documents/model.js";
import { type Business, isReported, listed, say } from "./business.js";
import { type Column, tabled } from "./tabled.js";

/** The outgoing liaison statements that the meeting approved (Rec. A.1 §1.5). */
export function outgoingLiaisons(business: Business): Section[] {
  return tabled(business, "LIAISONS", liaisonColumns(business), approvedLiaisons(business), { level: 1 });
}

/** What is said of an outgoing liaison statement. */
export function liaisonColumns(business: Business): readonly Column<Liaison>[] {
  return [
    ["QUESTION", "LABEL", ({ questions }) => listed(business, questions)],
    ["WP", "LABEL", (liaison) => homesOf(business, liaison)],
    ["FOR_ACTION", "TEXT", (liaison) => actingOn(business, liaison)],
    ["FOR_INFORMATION", "TEXT", ({ destinations }) => groups(business, destinations, "INFORMATION")],
    ["TITLE", "TEXT", ({ answers, title }) => (answers ? say(business, "reply", { title }) : title)],
    ["TD", "NAME", ({ documents }) => listed(business, documents)],
  ];
}

/** The liaison statements that the meeting approved. */
export function approvedLiaisons(business: Business): Liaison[] {
  const { programme, meeting } = business;
  return programme
    .liaisonsOf("meeting", meeting.code)
    .filter(
      ({ approval, withdrawn }) =>
        approval?.meeting === meeting.code && !withdrawn && isReported(business, approval.body),
    );
}

function homesOf(business: Business, { questions }: Liaison): string {
  const homes = questions.flatMap((label) => business.programme.question(label)?.workingParty ?? []);
  return listed(business, [...new Set(homes)]);
}

/** A comment is an action too; what a group is asked for only is said with it. */
function actingOn(business: Business, { destinations, deadline }: Liaison): string {
  const acting = groups(business, destinations, "ACTION");
  const comments = destinations
    .filter(({ purpose }) => purpose === "COMMENT")
    .map(({ group }) => say(business, "forComment", { group }));
  const all = listed(business, [...(acting ? [acting] : []), ...comments]);
  return all && deadline ? say(business, "by", { groups: all, day: deadline }) : all;
}

function groups(
  business: Business,
  destinations: readonly Destination[],
  wanted: Destination["purpose"],
): string {
  return listed(
    business,
    destinations.filter(({ purpose }) => purpose === wanted).map(({ group }) => group),
  );
}
