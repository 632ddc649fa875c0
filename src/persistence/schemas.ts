import { type Connection, type Model, Schema, type SchemaDefinition } from "mongoose";
import { KINDS, type Kind } from "../domain/aggregates.js";
import {
  APPROVAL_PROCESSES,
  LIAISON_DIRECTIONS,
  QUESTION_STATUSES,
  STAGES,
  VERSIONS,
  WORK_ITEM_TYPES,
} from "../domain/vocabulary.js";

/** What every stored aggregate has besides its state. */
export interface StoredFields {
  _id: string;
  /** The keys that no two documents of the collection may share. */
  keys: string[];
  revision: number;
  /** The commit that wrote this revision. */
  position: number;
  /** The commit that wrote each event, for the last events of the history; documents of before this was kept have none. */
  commits?: number[];
  history: object[];
}

const text = { type: String, required: true };
const optionalText = { type: String, default: null };
const list = { type: [Schema.Types.Mixed], default: undefined };
const value = { type: Schema.Types.Mixed, default: null };
/** Entries of a field that older documents do not have. */
const laterEntries = { type: Schema.Types.Mixed, default: undefined };
const entries = { type: Schema.Types.Mixed, default: () => ({}) };

const DEFINITIONS: Record<Kind, SchemaDefinition> = {
  studyGroup: {
    label: text,
    names: entries,
    studyPeriod: text,
    authorisations: list,
    qualifications: laterEntries,
  },
  workingParty: { label: text, studyGroup: text, names: entries, dissolvedOn: { type: String } },
  question: {
    label: text,
    studyGroup: text,
    workingParty: optionalText,
    titles: entries,
    studyPeriod: { type: String },
    status: { type: String, enum: QUESTION_STATUSES },
    text: { type: String },
    supporters: list,
    statusSince: { type: String },
    steps: laterEntries,
    replies: laterEntries,
    proposedRevision: { type: Schema.Types.Mixed, default: undefined },
    continues: { type: [String], default: undefined },
    continuedAs: { type: [String], default: undefined },
    continuedIn: { type: String },
  },
  meeting: {
    code: text,
    // A meeting may have no title yet, and mongoose takes an empty text for none.
    title: { type: String, default: "" },
    studyGroup: optionalText,
    startsOn: text,
    endsOn: text,
    place: optionalText,
    letter: value,
    sittings: list,
    agenda: list,
    deadlines: list,
    iprQuestions: laterEntries,
    businessOrders: laterEntries,
    sessions: laterEntries,
    standing: { type: Schema.Types.Mixed },
    agreedAt: { type: String },
    sources: { type: Schema.Types.Mixed, default: undefined },
  },
  workItem: {
    acronym: text,
    aliases: { type: [String], default: undefined },
    number: optionalText,
    mergedInto: { type: String },
    studyGroup: text,
    studyPeriod: text,
    question: optionalText,
    type: { ...text, enum: WORK_ITEM_TYPES },
    version: { ...text, enum: VERSIONS },
    integral: { type: Boolean, default: null },
    process: { ...text, enum: APPROVAL_PROCESSES },
    selectedBefore: { type: String, enum: ["AAP", "TAP", null] },
    stage: { ...text, enum: STAGES },
    parent: optionalText,
    titles: entries,
    summary: optionalText,
    scope: optionalText,
    timing: value,
    priority: optionalText,
    editors: value,
    relations: value,
    liaisons: value,
    supportingMembers: value,
    baseTexts: value,
    externalReferences: value,
    a5Justifications: value,
    equivalentNumber: optionalText,
    checklist: entries,
    candidacies: entries,
    decisions: entries,
    waits: laterEntries,
    iprStatements: laterEntries,
    kin: laterEntries,
    jointQuestions: { type: Schema.Types.Mixed, default: undefined },
    cycle: { type: Number, default: 0 },
    stageSince: optionalText,
    // Documents of before stageSince have it, in their histories too.
    lastActOn: { type: String },
    steps: entries,
    comments: entries,
    replies: entries,
    positions: entries,
    contributions: entries,
    approvedOn: optionalText,
    approvalVariant: optionalText,
    externalStatus: optionalText,
    registration: value,
    carriedFrom: { type: [String], default: undefined },
  },
  liaison: {
    code: text,
    direction: { ...text, enum: LIAISON_DIRECTIONS },
    studyGroup: text,
    title: text,
    source: text,
    questions: list,
    workItems: list,
    destinations: list,
    deadline: optionalText,
    level: optionalText,
    meeting: optionalText,
    dated: text,
    contact: optionalText,
    documents: list,
    attachments: list,
    answers: value,
    approval: value,
    sentOn: optionalText,
    serial: optionalText,
    withdrawn: value,
  },
  person: {
    handle: text,
    name: text,
    affiliation: optionalText,
    email: optionalText,
    identity: value,
    mandates: entries,
  },
};

/** The fields that a stored aggregate of a kind may have. */
export function fieldsOf(kind: Kind): ReadonlySet<string> {
  return new Set([
    "_id",
    "keys",
    "revision",
    "position",
    "commits",
    "history",
    ...Object.keys(DEFINITIONS[kind]),
  ]);
}

/** The collection of each kind of aggregate. */
export const COLLECTIONS: Record<Kind, string> = {
  studyGroup: "studyGroups",
  workingParty: "workingParties",
  question: "questions",
  meeting: "meetings",
  workItem: "workItems",
  liaison: "liaisons",
  person: "persons",
};

/** The models of a connection, one for each kind of aggregate. */
export type Models = Record<Kind, Model<StoredFields>>;

/** Declares the collections on a connection. A field that is not declared here is refused when written. */
export function modelsOn(connection: Connection): Models {
  return Object.fromEntries(KINDS.map((kind) => [kind, modelOf(connection, kind)])) as Models;
}

/** Makes the indexes: unique keys, and the commit position that other processes follow. */
export async function ensureIndexes(models: Models): Promise<void> {
  for (const kind of KINDS) await models[kind].createIndexes();
}

function modelOf(connection: Connection, kind: Kind): Model<StoredFields> {
  const schema = new Schema<StoredFields>(
    {
      _id: text,
      keys: { type: [String], required: true },
      revision: { type: Number, required: true, min: 1 },
      position: { type: Number, required: true, min: 1 },
      commits: { type: [Number], default: undefined },
      history: { type: [Schema.Types.Mixed], required: true },
      ...DEFINITIONS[kind],
    } as SchemaDefinition<StoredFields>,
    { strict: "throw", minimize: false, versionKey: false, collection: COLLECTIONS[kind] },
  );
  schema.index({ keys: 1 }, { unique: true });
  schema.index({ position: 1 });
  return (
    (connection.models[kind] as Model<StoredFields> | undefined) ??
    connection.model<StoredFields>(kind, schema)
  );
}
