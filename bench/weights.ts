// What dear fields cost in the work of a plain field, for the table in src/graphql/resolvers/weights.ts:
//
//     npm run bench:weights
//
// Each field is asked for by itself, with what lies below it left out as far as the schema lets, on a programme of the
// seeds, and of 5 000 work items and 50 officers more. No HTTP and no database: only the resolvers and the executor.
import { graphql } from "graphql";
import type { Tracker } from "../src/application/tracker.js";
import { contextFor } from "../src/graphql/context.js";
import { createSchema } from "../src/graphql/schema.js";
import { LiveProgramme } from "../src/programme/live-programme.js";
import { startTestServer } from "../test/support/test-server.js";
import { moreOf } from "./many-items.js";

const ROUNDS = 15;
const SOME = 40;
const alias = (field: (index: number) => string, count = SOME) =>
  Array.from({ length: count }, (_, index) => `a${index}: ${field(index)}`).join(" ");
const day = (index: number) => new Date(Date.UTC(2025, 5, 1 + index)).toISOString().slice(0, 10);
const onItem = (fields: string) => `{ workItem(acronym: "Y.QKD-TLS") { ${fields} } }`;

/** What is asked, and how often each asks for the field. */
const FIELDS: Readonly<Record<string, readonly [query: (round: number) => string, count: number]>> = {
  "a plain field": [() => onItem(alias(() => "revision", 700)), 700],
  "Query.workItem": [() => `{ ${alias(() => 'workItem(acronym: "Y.QKD-TLS") { id }')} }`, SOME],
  "WorkItem.availableActions": [
    () => onItem(alias((i) => `availableActions(by: { role: SG_CHAIR }, date: "${day(i)}") { __typename }`)),
    SOME,
  ],
  "WorkItem.availableActions { holders }": [
    () =>
      onItem(
        alias(
          (i) => `availableActions(by: { role: SG_CHAIR }, date: "${day(i)}") { holders { __typename } }`,
        ),
      ),
    SOME,
  ],
  "WorkItem.readiness": [() => onItem(alias(() => "readiness(kind: CONSENT) { verdict }")), SOME],
  "WorkItem.approval": [() => onItem(alias(() => "approval { cycle }")), SOME],
  "WorkItem.mandates": [() => onItem(alias(() => "mandates { nodes { __typename } }")), SOME],
  "WorkItem.history": [() => onItem(alias(() => "history { nodes { __typename } }")), SOME],
  "Query.workItems": [() => `{ ${alias(() => "workItems(first: 0) { totalCount }")} }`, SOME],
  "Query.workItems(text)": [
    () => `{ ${alias((i) => `workItems(first: 0, filter: { text: "security ${i}" }) { totalCount }`)} }`,
    SOME,
  ],
  "Query.workItems(readiness)": [
    () =>
      `{ ${alias((i) => `workItems(first: 0, filter: { readiness: { in: [READY] }, daysAtStage: { to: ${i + 1000} } }) { totalCount }`, 4)} }`,
    4,
  ],
  "Query.workItemCounts": [
    () =>
      `{ ${alias((i) => `workItemCounts(by: [QUESTION, STAGE], filter: { daysAtStage: { to: ${i + 1000} } }) { totalCount }`, 4)} }`,
    4,
  ],
  "Query.workItems(orderBy)": [
    () =>
      `{ ${alias((i) => `workItems(first: ${i}, orderBy: [{ field: TIMING }, { field: TITLE }]) { totalCount }`, 10)} }`,
    10,
  ],
  "Query.decisions": [() => `{ ${alias(() => "decisions(first: 0) { totalCount }")} }`, SOME],
  "Query.persons(text)": [
    () => `{ ${alias((i) => `persons(first: 0, text: "x${i}") { totalCount }`)} }`,
    SOME,
  ],
  "Query.overdueWorkItems": [
    () => `{ ${alias(() => 'overdueWorkItems(studyGroup: "SG13", first: 0) { totalCount }', 10)} }`,
    10,
  ],
  "Query.staleCandidates": [
    () => `{ ${alias(() => 'staleCandidates(studyGroup: "SG13", first: 0) { totalCount }', 10)} }`,
    10,
  ],
  "Query.changes": [
    (round) =>
      `{ changes(from: { date: "2024-01-${String(1 + round).padStart(2, "0")}" }, first: 0) { totalCount } }`,
    1,
  ],
  "a view of the past": [
    (round) => `{ workItems(moment: { asOf: "${day(round * 7)}" }, first: 0) { totalCount } }`,
    1,
  ],
  "Meeting.report": [
    () =>
      `{ meeting(code: "T25-SG13-260223") { ${alias((i) => `report(body: "WP${1 + (i % 4)}/13") { text }`, 8)} } }`,
    8,
  ],
  "Query.procedures": [() => `{ ${alias(() => "procedures { __typename }")} }`, SOME],
  "Query.clauses": [() => `{ ${alias(() => "clauses { __typename }")} }`, SOME],
  "Query.readinessRules": [() => `{ ${alias(() => "readinessRules { __typename }")} }`, SOME],
};

const schema = await createSchema();
const server = await startTestServer();
const seeds = server.programme.tracker.programme.current;
for (const [items, officers] of [
  [0, 0],
  [5000, 50],
] as const) {
  const programme = new LiveProgramme([...seeds.all(), ...moreOf(seeds, items, officers)], 1);
  const tracker: Tracker = { ...server.programme.tracker, programme };
  console.log(`\n${seeds.workItems().length + items} work items, ${officers} officers more`);
  let plain = 0;
  for (const [name, [query, count]] of Object.entries(FIELDS)) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const source = query(round);
      const began = performance.now();
      const { errors } = await graphql({ schema, source, contextValue: contextFor(tracker, null) });
      times.push(((performance.now() - began) * 1000) / count);
      if (errors) throw new Error(`${name}: ${errors[0]?.message}`);
    }
    const [time = 0] = times.toSorted((a, b) => a - b).slice(Math.floor(ROUNDS / 3));
    if (plain === 0) plain = time;
    console.log(
      `${name.padEnd(40)} ${time.toFixed(1).padStart(10)} us ${(time / plain).toFixed(0).padStart(8)}`,
    );
  }
}
await server.close();
