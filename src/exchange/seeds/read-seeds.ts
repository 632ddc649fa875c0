import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isNode, isScalar, LineCounter, parseDocument, visit } from "yaml";
import { SEED_SCHEMAS, type Seed, type SeedKind } from "./seed-schema.js";

/** One thing that is wrong with the seed files. */
export interface SeedFault {
  readonly file: string;
  /** Line in the file, from 1; null where it is not about one place. */
  readonly line: number | null;
  /** Path to the value, e.g. `4.titles.en`; empty where it is about the file. */
  readonly path: string;
  readonly reason: string;
}

/** The seed files are refused. Nothing of them is used. */
export class SeedsRefused extends Error {
  constructor(readonly faults: readonly SeedFault[]) {
    super(`The seed files are refused:\n${faults.map((fault) => `  ${inWords(fault)}`).join("\n")}`);
  }
}

/** A seed with the place it comes from. */
export interface Placed<T> {
  readonly seed: T;
  readonly file: string;
  readonly line: number | null;
  /** Position in its file, from 0. */
  readonly index: number;
}

/** Everything that the seed files hold. */
export type Seeds = { readonly [K in SeedKind]: readonly Placed<Seed<K>>[] };

const FILES: Record<SeedKind, string> = {
  studyGroup: "study-groups.yaml",
  workingParty: "working-parties.yaml",
  question: "questions.yaml",
  meeting: "meetings.yaml",
  workItem: "work-items.yaml",
  person: "persons.yaml",
};
const LARGEST_FILE = 16 * 1024 * 1024;

/** Reads the seed files of a folder. Throws {@link SeedsRefused} with everything that is wrong. */
export async function readSeeds(folder: string): Promise<Seeds> {
  const faults: SeedFault[] = [];
  const seeds: Partial<Record<SeedKind, readonly Placed<unknown>[]>> = {};
  for (const kind of Object.keys(FILES) as SeedKind[]) seeds[kind] = await readFileOf(folder, kind, faults);
  if (faults.length > 0) throw new SeedsRefused(faults);
  return seeds as Seeds;
}

async function readFileOf(folder: string, kind: SeedKind, faults: SeedFault[]): Promise<Placed<unknown>[]> {
  const file = join(folder, FILES[kind]);
  const fault = (reason: string, line: number | null = null, path = "") =>
    faults.push({ file, line, path, reason });
  const text = await readText(file, fault);
  if (text === null) return [];

  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  for (const error of document.errors) fault(firstLine(error.message), error.linePos?.[0].line ?? null);
  let refused = document.errors.length > 0;
  const refuse = (node: unknown, reason: string) => {
    fault(reason, isNode(node) && node.range ? lines.linePos(node.range[0]).line : null);
    refused = true;
  };
  visit(document, {
    Alias: (_key, node) => refuse(node, "has an alias, which seeds do not use"),
    Pair: (_key, { key }) => {
      if (isScalar(key) && key.value === "__proto__") refuse(key, "has the key __proto__");
    },
  });
  if (refused) return [];

  const entries: unknown = document.toJS({ maxAliasCount: 0 }) ?? [];
  if (!Array.isArray(entries)) {
    fault("must be a list");
    return [];
  }
  const lineOf = (path: readonly PropertyKey[]): number | null => {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const node = document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return null;
  };
  return entries.flatMap((entry, index) => {
    const result = SEED_SCHEMAS[kind].safeParse(entry);
    if (result.success) return [{ seed: result.data, file, line: lineOf([index]), index }];
    for (const issue of result.error.issues) {
      const path = [index, ...issue.path];
      fault(issue.message, lineOf(path), path.map(String).join("."));
    }
    return [];
  });
}

async function readText(file: string, fault: (reason: string) => void): Promise<string | null> {
  try {
    const bytes = await readFile(file);
    if (bytes.length > LARGEST_FILE) {
      fault(`is larger than ${LARGEST_FILE} bytes`);
      return null;
    }
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) fault("is not UTF-8 text");
    else fault(`cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown"})`);
    return null;
  }
}

function firstLine(message: string): string {
  return message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "") ?? message;
}

function inWords({ file, line, path, reason }: SeedFault): string {
  return [file, line === null ? null : `line ${line}`, path || null, reason]
    .filter((part) => part !== null)
    .join(": ");
}
