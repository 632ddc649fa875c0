import type { ChildServer } from "./child.js";
import { type Peer, startPeer } from "./peer.js";

const DATABASES: Readonly<Record<number, string>> = { 29: "n29", 20000: "n20k" };
const PORT = 47_401;
const WARM_UP_MS = 3000;
const ROUNDS = 9;
const ROUND_MS = 250;

/** The same question to both. */
const QUESTIONS = [
  {
    name: "an item with its Question, editors and events",
    ours: `{ workItem(acronym: "Y.QKD-TLS") { acronym title stage process timing { raw } priority summary baseTexts
      question { label title workingParty { label name } } editors { name affiliation }
      history { nodes { action effectiveOn by { name } } } } }`,
    theirs: `{ workItemByAcronym(acronym: "Y.QKD-TLS") { acronym title stage process timing priority summary baseText
      questionByQuestionId { label title workingPartyByWorkingPartyId { label title } }
      editorsByWorkItemId { nodes { name affiliation } }
      eventsByWorkItemId { nodes { action effectiveOn actor } } } }`,
  },
  {
    name: "a page of 20 at a stage, by timing, with its count",
    ours: `{ workItems(first: 20, filter: { stage: { in: [UNDER_STUDY] } }, orderBy: [{ field: TIMING }]) { totalCount
      pageInfo { endCursor hasNextPage } nodes { acronym title stage process timing { raw } question { label } } } }`,
    theirs: `{ allWorkItems(first: 20, condition: { stage: "UNDER_STUDY" }, orderBy: [TIMING_ASC]) { totalCount
      pageInfo { endCursor hasNextPage } nodes { acronym title stage process timing questionByQuestionId { label } } } }`,
  },
  {
    name: "a chair's working party with Questions, items and editors",
    ours: `{ workingParty(label: "WP4/13") { label name questions { label title workItems(first: 20) { nodes {
      acronym title stage process timing { raw } baseTexts editors { name affiliation } } } } } }`,
    theirs: `{ workingPartyByLabel(label: "WP4/13") { label title questionsByWorkingPartyId { nodes { label title
      workItemsByQuestionId(first: 20) { nodes { acronym title stage process timing baseText
      editorsByWorkItemId { nodes { name affiliation } } } } } } } }`,
  },
] as const;

interface Candidate {
  readonly ask: () => Promise<unknown>;
  readonly cpu: () => number;
}

/**
 * Prints what each question costs of each size: ours executed anew, ours as answered before, the peer's with its database, and
 * ours as a part of the peer's. All three are asked in turn, in short rounds; a figure is the lower quartile of them.
 */
export async function printBesidePeer(
  folder: string,
  servers: readonly { readonly size: number; readonly server: ChildServer }[],
): Promise<void> {
  print("beside PostGraphile, us", ["anew", "as before", "peer", "anew/peer"]);
  for (const { size, server } of servers) {
    const database = DATABASES[size];
    if (!database) continue;
    const peer = await startPeer(folder, database, PORT);
    try {
      for (const question of QUESTIONS) {
        const [anew = 0, before = 0, theirs = 0] = await inTurn(candidates(question, server, peer));
        const figures = [anew, before, theirs].map((figure) => figure.toFixed(0));
        print(`${question.name}, ${size}`, [...figures, (anew / theirs).toFixed(2)]);
      }
    } finally {
      peer.stop();
    }
  }
}

function candidates(
  { ours, theirs }: (typeof QUESTIONS)[number],
  server: ChildServer,
  peer: Peer,
): Candidate[] {
  const { cpu } = server;
  return [
    { cpu, ask: () => server.ask({ query: ours }) },
    { cpu, ask: () => server.ask({ query: ours }, { mayRepeat: true }) },
    { cpu: peer.cpu, ask: () => peer.ask(theirs) },
  ];
}

/** CPU per request of each, in microseconds. */
async function inTurn(all: readonly Candidate[]): Promise<number[]> {
  for (const { ask } of all) await repeat(ask, WARM_UP_MS);
  const figures = all.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, { ask, cpu }] of all.entries()) {
      const before = cpu();
      const requests = await repeat(ask, ROUND_MS);
      figures[index]?.push((cpu() - before) / requests);
    }
  }
  return figures.map((some) => some.toSorted((a, b) => a - b)[Math.floor(some.length / 4)] ?? Number.NaN);
}

async function repeat(ask: () => Promise<unknown>, ms: number): Promise<number> {
  const end = performance.now() + ms;
  let requests = 0;
  while (requests === 0 || performance.now() < end) {
    await ask();
    requests += 1;
  }
  return requests;
}

function print(name: string, cells: readonly string[]): void {
  console.log(`${name.padEnd(72)}${cells.map((cell) => cell.padStart(12)).join("")}`);
}
