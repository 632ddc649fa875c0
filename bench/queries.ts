/** One thing that is measured. */
export interface Row {
  readonly name: string;
  /** The request; a write is another one each time. */
  readonly body: (round: number) => { readonly query: string; readonly variables?: object };
  readonly isSignedIn?: boolean;
  /** Whether it may be answered with what was answered before. */
  readonly mayRepeat?: boolean;
}

const ORDERS = [
  "ACRONYM",
  "NUMBER",
  "WORKING_PARTY",
  "QUESTION",
  "STAGE",
  "STAGE_SINCE",
  "PROCESS",
  "TYPE",
  "TIMING",
  "TITLE",
  "PRIORITY",
  "REGISTERED",
  "LAST_CONTRIBUTION",
  "LAST_CHANGE",
] as const;

const FILTERS: readonly string[] = [
  'studyGroup: { in: ["SG13"] }',
  'workingParty: { in: ["WP4/13"] }',
  'question: { in: ["Q16/13"] }',
  "stage: { in: [CONSENTED] }",
  "process: { in: [AAP] }",
  "type: { in: [SUPPLEMENT] }",
  "version: { in: [NEW] }",
  'acronym: { startsWith: "Y.bench-1" }',
  'acronym: { contains: "qkd" }',
  "number: { isNull: true }",
  'timing: { from: "2027-01" }',
  'timingText: { contains: "2027" }',
  "priority: { in: [HIGH] }",
  'editor: { contains: "editor 17" }',
  'supportingMember: { is: ["Member 17"] }',
  "liaison: { isNull: true }",
  'document: { is: ["TD17/WP1"] }',
  'document: { contains: "D17" }',
  'stageSince: { from: "2025-06-01" }',
  "daysAtStage: { from: 400 }",
  'registeredOn: { to: "2025-06-01" }',
  'lastUpdate: { from: "2025-06-01" }',
  "lastContribution: { isNull: true }",
  "readiness: { in: [BLOCKED] }",
  "overdue: true",
  "stale: true",
  'plannedMeeting: { in: ["T25-SG13-260223"] }',
  'meeting: { in: ["T25-SG13-260223"] }',
  "decisionKind: { in: [CONSENT] }",
  'decidedOn: { from: "2025-06-01" }',
  'stage: { in: [CONSENTED] }, question: { in: ["Q16/13"] }',
  'timing: { from: "2027-01" }, priority: { in: [HIGH] }',
];

const ITEM = `query($a: String!) { workItem(acronym: $a) { acronym number title stage question { label title }
  editors { name affiliation } history { nodes { seq action effectiveOn recordedAt by { name role } changes { field } } } } }`;

const FIELDS = "acronym title stage process timing { raw } question { label }";

const CHAIR = `query($l: String!) { workingParty(label: $l) { label name questions { label title
  workItems(first: 20) { nodes { acronym title stage editors { name } } } } } }`;

const WRITE = `mutation($input: UpdateWorkItemInput!) { updateWorkItem(input: $input) { problems { code message } } }`;

const page = (args: string) =>
  `{ workItems(first: 20, ${args}) { totalCount nodes { ${FIELDS} } pageInfo { hasNextPage endCursor } } }`;

const always = (name: string, query: string, variables = {}): Row => ({
  name,
  body: () => ({ query, variables }),
});

/** The rows of the table: what is asked, in the order in which it is printed. */
export const ROWS: readonly Row[] = [
  always("nothing", "{ __typename }"),
  always("item", ITEM, { a: "Y.QKD-TLS" }),
  { ...always("item, as answered before", ITEM, { a: "Y.QKD-TLS" }), mayRepeat: true },
  { ...always("item, signed in", ITEM, { a: "Y.QKD-TLS" }), isSignedIn: true },
  ...ORDERS.map((field) => always(`page by ${field}`, page(`orderBy: [{ field: ${field} }]`))),
  always("page by TIMING, descending", page("orderBy: [{ field: TIMING, direction: DESC }]")),
  always("page by STAGE, then TITLE", page("orderBy: [{ field: STAGE }, { field: TITLE }]")),
  ...FILTERS.map((filter) => always(`page where ${filter}`, page(`filter: { ${filter} }`))),
  always(
    "page where stage, by TIMING",
    page("filter: { stage: { in: [CONSENTED] } }, orderBy: [{ field: TIMING }]"),
  ),
  always("search of few", page('filter: { text: "framework 77" }')),
  always("search of many", page('filter: { text: "requirements" }')),
  always("search of a letter", page('filter: { text: "r" }')),
  always("chair's query", CHAIR, { l: "WP4/13" }),
  always("counts by stage", "{ workItemCounts(by: [STAGE]) { totalCount cells { stage count } } }"),
  always(
    "counts by Question and stage of some",
    "{ workItemCounts(by: [QUESTION, STAGE], filter: { priority: { in: [HIGH] } }) { totalCount cells { stage question { label } count } } }",
  ),
  always(
    "decisions",
    "{ decisions(first: 20) { totalCount nodes { kind decidedOn workItem { acronym } } } }",
  ),
  always(
    "decisions of a period",
    '{ decisions(first: 20, filter: { from: "2025-06-01", kinds: [CONSENT] }) { totalCount nodes { kind decidedOn workItem { acronym } } } }',
  ),
  always("persons", "{ persons(first: 20) { totalCount nodes { handle name } } }"),
  always("meetings", "{ meetings(first: 20) { totalCount nodes { code } } }"),
  always(
    "overdue work items",
    '{ overdueWorkItems(studyGroup: "SG13", first: 20) { totalCount nodes { dueOn workItem { acronym } } } }',
  ),
  always("page as of a day", page('moment: { asOf: "2026-03-01" }')),
  always(
    "changes over two years",
    '{ changes(from: { date: "2024-12-01" }, first: 20) { totalCount nodes { field category workItem { acronym } } } }',
  ),
  {
    name: "one write",
    isSignedIn: true,
    body: (round) => ({
      query: WRITE,
      variables: {
        input: {
          workItem: "Y.rs-frame",
          expectedRevision: 2 + round,
          particulars: { summary: `Version ${round} of it.` },
        },
      },
    }),
  },
];
