import { z } from "zod";
import { isCalendarDate } from "../../domain/calendar.js";
import { questionLabel, studyGroupLabel, workingPartyLabel } from "../../domain/labels.js";
import { isLine, isSeen } from "../../domain/text.js";
import {
  AGENDA_PURPOSES,
  APPROVAL_PROCESSES,
  DEADLINE_KINDS,
  DECISION_KINDS,
  PROVENANCES,
  ROLES,
  SITTING_KINDS,
  VERSIONS,
  WORK_ITEM_TYPES,
} from "../../domain/vocabulary.js";

const line = z
  .string()
  .min(1)
  .max(1000)
  .refine(
    (text) => isLine(text) && isSeen(text),
    "must be one line that can be seen, without control characters",
  )
  .transform((text) => text.normalize("NFC").trim());
const date = z.string().refine(isCalendarDate, "must be an existing date, YYYY-MM-DD");
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time, HH:mm");
const label = (canonical: (text: string) => string | null, example: string) =>
  z.string().refine((text) => canonical(text) === text, `must be a label such as ${example}`);
const language = z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/, "must be a language tag in lower case");
const names = z.record(language, z.strictObject({ text: line, provenance: z.enum(PROVENANCES) }));
const studyGroup = label(studyGroupLabel, "SG13");
const workingParty = label(workingPartyLabel, "WP4/13");

/** What each seed file holds: a list of these. */
export const SEED_SCHEMAS = {
  studyGroup: z.strictObject({
    label: studyGroup,
    names,
    studyPeriod: z.string().regex(/^\d{4}-\d{4}$/, "must be a study period such as 2025-2028"),
    authorisations: z
      .array(z.strictObject({ type: z.enum(WORK_ITEM_TYPES), basis: line, verified: z.boolean() }))
      .default([]),
  }),
  workingParty: z.strictObject({
    label: workingParty,
    studyGroup,
    names,
  }),
  question: z.strictObject({
    label: label(questionLabel, "Q16/13"),
    studyGroup,
    workingParty: workingParty.nullable().default(null),
    titles: names.default({}),
  }),
  meeting: z.strictObject({
    code: z.string().regex(/^T\d{2}-SG\d{1,2}-\d{6}$/, "must be a meeting code such as T25-SG13-260223"),
    title: line,
    studyGroup,
    startsOn: date,
    endsOn: date,
    place: line.nullable().default(null),
    letter: z
      .strictObject({ number: line, date, reference: line.nullable().default(null) })
      .nullable()
      .default(null),
    sittings: z.array(
      z.strictObject({
        kind: z.enum(SITTING_KINDS),
        body: line,
        title: line,
        startsOn: date,
        endsOn: date.optional(),
        startTime: time.nullable().default(null),
      }),
    ),
    agenda: z.array(
      z.strictObject({
        number: z.int().min(1).max(999),
        title: line,
        purpose: z.enum(AGENDA_PURPOSES).nullable().default(null),
      }),
    ),
    /** Only those that the letter gives otherwise than the rules do. */
    deadlines: z.array(
      z.strictObject({ date, kind: z.enum(DEADLINE_KINDS).optional(), what: line.optional() }),
    ),
  }),
  workItem: z.strictObject({
    acronym: line,
    aliases: z.array(line).default([]),
    question: label(questionLabel, "Q16/13"),
    type: z.enum(WORK_ITEM_TYPES),
    version: z.enum(VERSIONS).default("NEW"),
    process: z.enum(APPROVAL_PROCESSES),
    parent: line.nullable().default(null),
    titles: names,
    candidate: z
      .strictObject({
        meeting: line,
        body: line,
        kind: z.enum(DECISION_KINDS).optional(),
        agendaItem: z.int().nullable().default(null),
      })
      .optional(),
  }),
  person: z.strictObject({
    handle: line,
    name: line,
    affiliation: line.nullable().default(null),
    email: line.nullable().default(null),
    mandates: z
      .array(
        z.strictObject({
          role: z.enum(ROLES),
          scope: line.nullable().default(null),
          from: date,
          until: date.nullable().default(null),
          document: line.nullable().default(null),
        }),
      )
      .default([]),
  }),
};

/** The kinds of aggregates that seed files hold. */
export type SeedKind = keyof typeof SEED_SCHEMAS;

/** A seed of each kind, as read. */
export type Seed<K extends SeedKind> = z.output<(typeof SEED_SCHEMAS)[K]>;
