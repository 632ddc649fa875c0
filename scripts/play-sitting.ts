// Plays the sittings of 27 February 2026 on a server of its own and writes the four working parties' reports as DOCX:
//   npm run story -- reports
import { access, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
// @ts-expect-error: plain JavaScript, which people read as it stands
import { MEETING, play, SITTINGS } from "../docs/sitting-story.mjs";
import { appoint } from "../src/application/mandates.js";
import type { Outcome } from "../src/application/outcome.js";
import { registerPerson } from "../src/application/register-person.js";
import { createToken } from "../src/application/tokens.js";
import type { Tracker } from "../src/application/tracker.js";
import { seedCommand } from "../src/cli/seed.js";
import { serve } from "../src/cli/serve.js";
import { withTracker } from "../src/cli/with-tracker.js";
import type { Person } from "../src/domain/person.js";
import { Config } from "../src/server/config.js";

const BODIES: readonly string[] = SITTINGS.map(({ body }: { body: string }) => body);
const ROOT = { name: "Administrator", role: "ADMINISTRATOR" } as const;
const FROM_THE_BEGINNING = { by: ROOT, basis: { note: "They were in office when the study period began." } };

/** Makes the persons who act in the story, TSB and the four chairs, and a token for each. */
export async function tokensFor(tracker: Tracker): Promise<ReadonlyMap<string, string>> {
  const tokens = new Map<string, string>();
  for (const body of [...BODIES, "TSB"]) {
    const handle = body === "TSB" ? "tsb" : `chair-${body.slice(0, 3).toLowerCase()}`;
    const name = body === "TSB" ? "The secretariat" : `The chair of ${body}`;
    done(await registerPerson(tracker, { handle, name, by: ROOT }));
    const office = body === "TSB" ? { role: "TSB" as const } : { role: "WP_CHAIR" as const, scope: body };
    done(await appoint(tracker, { person: handle, ...office, from: "2025-01-01", ...FROM_THE_BEGINNING }));
    const person = tracker.programme.current.person(handle);
    if (!person) throw new Error(`There is no ${handle}.`);
    const { secret } = await createToken(tracker, person, {
      name: "the story",
      scopes: ["READ", "WORK_ITEMS", "APPROVAL", "MEETINGS"],
    });
    tokens.set(body, secret ?? "");
  }
  return tokens;
}

/** Plays the story on a server at `url`, and gives the report of each body in a format. */
export async function playAt(
  url: string,
  tokens: ReadonlyMap<string, string>,
  say: (line: string) => void,
): Promise<(body: string, format: string) => Promise<Buffer>> {
  const ask = async (who: string, query: string, variables: object = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${tokens.get(who)}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: unknown; errors?: { message: string }[] };
    if (errors?.[0]) throw new Error(`${who}: ${errors[0].message}\n${query}`);
    return data;
  };
  await play(ask, say);
  return async (body, format) => {
    const response = await fetch(`${url}/reports/${MEETING}/${body}?format=${format}`);
    if (!response.ok) throw new Error(`The report of ${body} is ${response.status}.`);
    return Buffer.from(await response.arrayBuffer());
  };
}

function done({ problems }: Outcome<Person>): void {
  if (problems[0]) throw new Error(problems[0].message);
}

async function main(folder: string): Promise<void> {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const files = new Map(
    BODIES.map((body) => [body, join(folder, `${MEETING}-${body.replace("/", "-")}.docx`)]),
  );
  for (const file of files.values())
    if (
      await access(file).then(
        () => true,
        () => false,
      )
    )
      throw new Error(`${file} is there already.`);
  const dataDir = await mkdtemp(join(tmpdir(), "sitting-"));
  const config = Config.from({ DATA_DIR: dataDir, PORT: "0", HOST: "127.0.0.1", LOG_LEVEL: "error" });
  await seedCommand(config, () => undefined);
  const tokens = await withTracker(config, tokensFor);
  const server = await serve(config, () => undefined);
  try {
    const report = await playAt(server.url, tokens, say);
    await mkdir(folder, { recursive: true });
    for (const [body, file] of files) {
      await writeFile(file, await report(body, "docx"));
      say(file);
    }
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

if (process.argv[1]?.endsWith("play-sitting.ts")) await main(process.argv[2] ?? "reports");
