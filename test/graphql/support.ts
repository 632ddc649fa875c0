import { EJSON } from "bson";
import { assert } from "chai";
import { inputName } from "../../src/graphql/inputs/input-of.js";
import type { Answer, TestServer } from "../support/test-server.js";

/** The meeting series that the seeds plan. */
export const MEETING = "T25-SG13-260223";
/** A moment after that meeting, so that its decisions lie in the past. */
export const AFTER_MEETING = "2026-03-02T09:00:00.000Z";
/** A moment before that meeting, so that candidates can be proposed. */
export const BEFORE_MEETING = "2026-01-15T09:00:00.000Z";

export const rapporteur = { name: "Rapporteur of Q16/13", role: "RAPPORTEUR" };
/** Who enters what exists: an item that anybody else registers is only proposed. */
export const secretariat = { name: "TSB", role: "TSB" };
export const chair = { name: "Chair of WP3/13", role: "WP_CHAIR" };

/** A refusal or warning as the API gives it. */
export interface ProblemAnswer {
  readonly code: string;
  readonly message: string;
  readonly clause: { readonly citation: string };
  readonly path: string | null;
  readonly remedy: string;
}

/** What a mutation gives back. */
export interface Payload {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it freely
  readonly workItem: any;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it freely
  readonly decision?: any;
  readonly problems: ProblemAnswer[];
  readonly warnings: ProblemAnswer[];
}

/** Sends any mutation as an officer: what it answers of these fields, refused or not. Thrown errors fail the test. */
export async function mutate(
  server: TestServer,
  mutation: string,
  { input, by = secretariat }: { readonly input: object; readonly by?: object },
  fields: string,
) {
  const { data, errors } = await server.ask(
    `mutation($input: ${inputName(mutation)}!) { ${mutation}(input: $input) { ${fields} } }`,
    { input: { ...input, by } },
  );
  assert.deepEqual(errors, [], mutation);
  return data[mutation];
}

const INPUTS = {
  registerWorkItem: "RegisterWorkItemInput",
  updateWorkItem: "UpdateWorkItemInput",
  proposeForDecision: "ProposeForDecisionInput",
  withdrawCandidate: "WithdrawCandidateInput",
  recordDecision: "RecordDecisionInput",
} as const;

export type Verb = keyof typeof INPUTS;

const ITEM = `id acronym aliases number designation stage type version integral process revision
  summary scope parent { name } priority equivalentNumber relations liaisons supportingMembers baseTexts externalReferences
  timing { raw month } titles { language text provenance } editors { name affiliation }
  a5Justifications { organization document version td qualified } checklist { check answer note }
  candidacies { nodes { meeting { code } body { label } kind agendaItem status proposedOn reason } }
  decisions { nodes { id kind outcome body { label } decidedOn agendaItem finalText assignedNumber reason overrideReason wasCandidate } }
  history(first: 100) { nodes { seq action effectiveOn recordedAt by { name role } basis { meeting { code } document clause { citation } note }
    changes { field before after } } }`;
const PROBLEM = "code message clause { citation } path remedy";

/** The text of a mutation. */
export function mutation(verb: Verb): string {
  const decision =
    verb === "recordDecision"
      ? "decision { id kind outcome body { label } decidedOn agendaItem finalText assignedNumber wasCandidate meeting { code } }"
      : "";
  return `mutation($input: ${INPUTS[verb]}!) { ${verb}(input: $input) {
    workItem { ${ITEM} } ${decision} problems { ${PROBLEM} } warnings { ${PROBLEM} } } }`;
}

/** Sends a mutation; the answer may be a thrown error. */
export function send(server: TestServer, verb: Verb, input: Record<string, unknown>): Promise<Answer> {
  return server.ask(mutation(verb), { input });
}

/** Does an act through the API: what it answers, refused or not. Thrown errors fail the test. */
export async function act(server: TestServer, verb: Verb, input: Record<string, unknown>): Promise<Payload> {
  const answer = await send(server, verb, input);
  assert.deepEqual(answer.errors, []);
  const payload = answer.data[verb] as Payload;
  for (const problem of [...payload.problems, ...payload.warnings]) assertWellWorded(problem);
  return payload;
}

/** Does an act that has to succeed, and gives the item after it. */
export async function done(server: TestServer, verb: Verb, input: Record<string, unknown>) {
  const payload = await act(server, verb, input);
  assert.deepEqual(payload.problems, [], `${verb} was refused`);
  return payload.workItem;
}

/** Does an act that has to be refused: the codes, and nothing changed in the database or in memory. */
export async function refusal(
  server: TestServer,
  verb: Verb,
  input: Record<string, unknown>,
): Promise<ProblemAnswer[]> {
  const before = await everything(server);
  const payload = await act(server, verb, input);
  assert.isNotEmpty(payload.problems, `${verb} was not refused`);
  assert.equal(await everything(server), before, "a refusal stored something");
  if (verb === "recordDecision") assert.isNull(payload.decision);
  return payload.problems;
}

/** The codes of problems, in order. */
export const codes = (problems: readonly ProblemAnswer[]): string[] => problems.map(({ code }) => code);

/** The fields of a work item that a query asks for. */
export async function workItem(server: TestServer, acronym: string, fields = ITEM) {
  const { data, errors } = await server.ask(`query($a: String!) { workItem(acronym: $a) { ${fields} } }`, {
    a: acronym,
  });
  assert.deepEqual(errors, []);
  return data.workItem;
}

const COLLECTIONS = [
  "studyGroups",
  "workingParties",
  "questions",
  "meetings",
  "workItems",
  "liaisons",
  "persons",
];

/** Every aggregate document of the database, and what the programme in memory holds, as text to compare. */
export async function everything(server: TestServer): Promise<string> {
  const stored: unknown[] = [];
  for (const name of COLLECTIONS) {
    stored.push(await server.database.connection.collection(name).find().sort({ _id: 1 }).toArray());
  }
  const programme = server.programme.tracker.programme.current;
  return `${EJSON.stringify(stored, { relaxed: false })}\n${JSON.stringify(programme.workItems())}`;
}

/** Sentences for people: complete, and with no trace of a value that was missing. */
export function assertWellWorded(problem: ProblemAnswer): void {
  for (const text of [problem.message, problem.remedy, problem.clause.citation]) {
    assert.match(text, /\S/);
    assert.notMatch(text, /undefined|null|NaN|\[object|\bfunction\b/, JSON.stringify(problem));
  }
  assert.match(problem.message, /[.?]$/, "a message is a sentence");
  assert.match(problem.remedy, /[.?]$/, "a remedy is a sentence");
  assert.notMatch(`${problem.message} ${problem.remedy}`, /\b[Aa] [AEIO][A-Z]{2,}\b/, "a wrong article");
}

/** Everything that makes an AAP text ready for its consent. */
export const READY = {
  summary: "What the text requires.",
  baseTexts: ["TD410/WP4"],
  editors: [{ name: "Wang Ling", affiliation: "CAICT" }],
  externalReferences: [],
  checklist: [{ check: "TECHNICAL_ACCURACY", answer: "YES" }],
};
