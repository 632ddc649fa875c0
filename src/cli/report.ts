import { access, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Tracker, today } from "../application/tracker.js";
import { earlierOf, isCalendarDate } from "../domain/calendar.js";
import { bodyLabel } from "../domain/labels.js";
import { type Meeting, sittingsHeld } from "../domain/meeting.js";
import { DOCUMENT_FORMATS, documentFormat } from "../exchange/documents/formats.js";
import { DOCUMENT_LANGUAGES } from "../exchange/documents/model.js";
import { documentOf, fileNameOf, KIND_WORDS, reportKind } from "../exchange/reports/kinds.js";
import { programmeAsOf } from "../programme/as-of.js";
import type { Programme } from "../programme/programme.js";
import type { Config } from "../server/config.js";
import { CommandRefused } from "./refused.js";
import { readingTracker } from "./with-tracker.js";

/** What can be said with the command. */
export interface ReportOptions {
  readonly body?: string;
  readonly all?: boolean;
  readonly format: string;
  readonly language: string;
  readonly kind: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly out: string;
}

type Say = (line: string) => void;

/** Writes the report of a meeting to a file that must not exist yet: of one body, of all together, or of each and all. */
export async function reportCommand(
  config: Config,
  code: string,
  options: ReportOptions,
  say: Say,
): Promise<void> {
  await readingTracker(config, (tracker) => writeReports(tracker, code, options, say));
}

/** The same of a tracker that is open. */
export async function writeReports(
  tracker: Tracker,
  code: string,
  options: ReportOptions,
  say: Say,
): Promise<void> {
  const format = known(
    "format",
    options.format,
    Object.keys(DOCUMENT_FORMATS),
    documentFormat(options.format),
  );
  const kind = known("kind", options.kind, KIND_WORDS, reportKind(options.kind));
  const tag = DOCUMENT_LANGUAGES.find((one) => one === options.language) ?? null;
  const language = known("language", options.language, DOCUMENT_LANGUAGES, tag);
  const present = tracker.programme.current;
  const named = meetingNamed(present, code);
  const day = today(tracker);
  const asOf = dayOf(options.asOf, day) ?? earlierOf(named.endsOn, day);
  const programme = programmeAsOf(present, { asOf, asKnownAt: instantOf(options.knownAt, tracker.now()) });
  const meeting = programme.meeting(code);
  if (!meeting) throw new CommandRefused(`${named.code} was not on record yet at that moment.`);
  const files = await Promise.all(
    bodiesOf(programme, meeting, options).map(async (body) => {
      const document = documentOf(kind, programme, meeting, { body, asOf, language });
      const name = fileNameOf(meeting.code, { body, kind, language, format });
      return { path: join(options.out, name), bytes: await DOCUMENT_FORMATS[format].write(document) };
    }),
  );
  await mkdir(options.out, { recursive: true });
  // All of them or none: a file that somebody worked on is never written over.
  for (const { path } of files)
    if (await exists(path))
      throw new CommandRefused(`${path} is there already. Move it away, or name another folder as --out.`);
  for (const { path, bytes } of files) {
    await writeFile(path, bytes, { flag: "wx" });
    say(path);
  }
}

/** The bodies of which there is to be a report; null: of all together. */
function bodiesOf(programme: Programme, meeting: Meeting, { body, all }: ReportOptions): (string | null)[] {
  if (body) return [bodyNamed(programme, body)];
  if (!all) return [null];
  const sitting = sittingsHeld(meeting)
    .filter(({ kind }) => kind === "WORKING_PARTY" || kind === "STUDY_GROUP")
    .map((one) => one.body);
  return [...new Set<string | null>(sitting.sort()), null];
}

function bodyNamed(programme: Programme, name: string): string {
  const label = bodyLabel(name);
  const found = label && (programme.workingParty(label) ?? programme.studyGroup(label))?.label;
  if (found) return found;
  const labels = [...programme.studyGroups(), ...programme.workingParties()].map((one) => one.label);
  throw new CommandRefused(`There is no body "${name}". On record are ${labels.join(", ")}.`);
}

function meetingNamed(programme: Programme, code: string): Meeting {
  const meeting = programme.meeting(code);
  if (meeting) return meeting;
  const codes = programme.meetings().map((one) => one.code);
  throw new CommandRefused(`There is no meeting "${code}". On record are ${codes.join(", ") || "none"}.`);
}

function known<T>(what: string, said: string, all: readonly string[], found: T | null): T {
  if (found !== null) return found;
  throw new CommandRefused(`"${said}" is no ${what} of reports. Known are ${all.join(", ")}.`);
}

function dayOf(said: string | undefined, latest: string): string | null {
  if (said === undefined) return null;
  if (isCalendarDate(said) && said <= latest) return said;
  throw new CommandRefused(`"${said}" is no day up to today, ${latest}. Write it as YYYY-MM-DD.`);
}

function instantOf(said: string | undefined, latest: string): string | null {
  if (said === undefined) return null;
  const time = Date.parse(said);
  const instant = Number.isNaN(time) ? null : new Date(time).toISOString();
  if (instant && instant <= latest) return instant;
  throw new CommandRefused(
    `"${said}" is no instant up to now. Write it as the report has it: 2026-02-27T16:20:11.000Z.`,
  );
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
