// A command imports what it needs when it is asked for: most of them need no schema, and are there sooner.
import "reflect-metadata";
import { constants } from "node:os";
import { Command, Option } from "commander";
import { EXPORTS, exportCommand } from "./cli/export.js";
import { IMPORTS, importCommand } from "./cli/import.js";
import type { RunningServer } from "./cli/serve.js";
import { TOKEN_LIMITS } from "./domain/access-token.js";
import { ROLES, TOKEN_SCOPES } from "./domain/vocabulary.js";
import { Config, loadEnvFile } from "./server/config.js";

const say = (line: string) => process.stdout.write(`${line}\n`);

const program = new Command("tracker")
  .description("The work programme of an ITU-T study group, as a GraphQL server.")
  .showHelpAfterError();
program
  .command("serve", { isDefault: true })
  .description("serve the API and the explorer page")
  .option("--today <day>", "for trying out: live on another day, YYYY-MM-DD, on an embedded store of its own")
  .action(({ today }: { today?: string }) => run(startServer, today));
program
  .command("seed")
  .description("load what the seed files hold and the database does not")
  .action(() => run(async (config) => (await import("./cli/seed.js")).seedCommand(config, say)));

program
  .command("backup")
  .argument("<file>", "the file to write; it must not exist yet")
  .description("write the whole database to a file of extended JSON lines")
  .option("--skip-damaged", "leave out, and list, documents of the embedded store that cannot be read")
  .action((file: string, options) =>
    run(async (config) => (await import("./cli/backup.js")).backupCommand(config, file, options, say)),
  );
program
  .command("restore")
  .argument("<file>", "a file that backup wrote")
  .description("write a backup into an empty database, all of it or nothing")
  .action((file: string) =>
    run(async (config) => (await import("./cli/restore.js")).restoreCommand(config, file, say)),
  );

program
  .command("verify")
  .description("check every history as it lies in the database; ends with 1 when one is broken")
  .action(() =>
    run(async (config) => {
      const { verifyCommand } = await import("./cli/verify.js");
      if (!(await verifyCommand(config, say))) process.exitCode = 1;
    }),
  );
program
  .command("migrate")
  .description("bring the stored documents to the shape that this program works with")
  .action(() => run(async (config) => (await import("./cli/migrate.js")).migrateCommand(config, say)));

program
  .command("import")
  .argument("<kind>", `what the file is: ${Object.keys(IMPORTS).join(", ")}`)
  .argument("<file>", "the file to bring in")
  .option("--apply", "carry it out; left out: a rehearsal, which writes nothing")
  .option("--list", "a line for every row, not only for those that are not simply in")
  .description(
    "bring a file in: a rehearsal first, then --apply; ends with 1 when some of it is not in, 2 when nothing is",
  )
  .action((kind: string, file: string, options) =>
    run((config) => importCommand(config, kind, file, options, say)),
  );
program
  .command("export")
  .argument("<kind>", `what to write: ${Object.keys(EXPORTS).join(", ")}`)
  .argument("[of...]", "of what: study groups, a meeting … as the kind takes them")
  .option("--out <file>", "the file to write, which must not exist yet; left out: standard output")
  .option("--format <format>", "csv, xlsx, md, docx …; left out: as the name of the file says")
  .option("--language <tag>", "the language of a letter: zh, en, fr or es")
  .description("write a file")
  .action((kind: string, of: string[], options) => run((config) => exportCommand(config, kind, of, options)));

program
  .command("report")
  .argument("<meeting>", "the code of the meeting, e.g. T25-SG13-260223")
  .option("--body <body>", "only of this body, e.g. WP4/13; left out: of all together")
  .option("--all", "one of each body that sits there, and one of all together")
  .option("--kind <kind>", "report, executive-summary, agenda or order-of-business", "report")
  .option("--format <format>", "docx, md, html or csv", "docx")
  .option("--language <tag>", "en, fr or zh", "en")
  .option("--as-of <day>", "the state of this day, YYYY-MM-DD; left out: of the end of the meeting")
  .option("--known-at <instant>", "only what had been written down by then; left out: all that is known now")
  .option("--out <folder>", "where to; the files must not exist yet", ".")
  .description("write the report of a meeting (docs/reports.md)")
  .action((meeting: string, options) =>
    run(async (config) => (await import("./cli/report.js")).reportCommand(config, meeting, options, say)),
  );

program
  .command("period")
  .argument("<file>", "the new set of Questions, YAML: studyGroup, to, questions, items (docs/structure.md)")
  .option("--apply", "carry it out; left out: a rehearsal, which writes nothing")
  .description("turn the study period of a study group: a rehearsal first, then --apply")
  .action((file: string, options) =>
    run(async (config) => (await import("./cli/period.js")).periodCommand(config, file, options, say)),
  );

program
  .command("reconcile")
  .argument("<file>", "a work programme or list of approved texts, CSV or XLSX")
  .description("compare a file with the tracker, both ways, changing nothing; ends with 1 where they differ")
  .action((file: string) =>
    run(async (config) => (await import("./cli/reconcile.js")).reconcileCommand(config, file, say)),
  );

const person = program.command("person").description("persons and their mandates");
person
  .command("register")
  .description("make a person known")
  .requiredOption("--handle <handle>", "a short name that no two persons share, e.g. ada")
  .requiredOption("--name <name>", "the person's name")
  .option("--affiliation <member>", "the member that the person belongs to")
  .option("--email <address>", "shown to those who signed in only")
  .action((options) =>
    run(async (config) => (await import("./cli/people.js")).registerPersonCommand(config, options, say)),
  );
person
  .command("appoint")
  .description("charge a person with a mandate")
  .requiredOption("--person <handle>", "whom")
  .addOption(new Option("--role <role>", "with what").choices(ROLES).makeOptionMandatory())
  .option("--scope <scope>", "for what: SG13, WP4/13, Q16/13 or a work item; none for TSB and ADMINISTRATOR")
  .option("--group <name>", "of a liaison rapporteur or convener: the group")
  .option("--from <date>", "first day of the term; left out: today")
  .option("--until <date>", "last day of the term; left out: open")
  .option("--reason <text>", "why, for a first day that is over")
  .action((options) =>
    run(async (config) => (await import("./cli/people.js")).appointCommand(config, options, say)),
  );

const token = program.command("token").description("personal tokens of access");
token
  .command("create")
  .description("make a token, which is shown once")
  .requiredOption("--person <handle>", "who signs in with it")
  .requiredOption("--name <name>", "what it is for")
  .addOption(
    new Option("--scopes <scopes...>", "what it is good for; left out: everything").choices(TOKEN_SCOPES),
  )
  .option("--days <days>", `for how many days; left out: ${TOKEN_LIMITS.usualDays}`, Number)
  .action((options) =>
    run(async (config) => (await import("./cli/people.js")).createTokenCommand(config, options, say)),
  );
token
  .command("list")
  .description("list a person's tokens, never the tokens themselves")
  .requiredOption("--person <handle>", "whose")
  .action((options) =>
    run(async (config) => (await import("./cli/people.js")).listTokensCommand(config, options.person, say)),
  );
token
  .command("revoke")
  .argument("<id>", "the token's id, 16 hexadecimal digits")
  .description("take a token back")
  .action((id: string) =>
    run(async (config) => (await import("./cli/people.js")).revokeTokenCommand(config, id, say)),
  );

await program.parseAsync();

async function startServer(config: Config): Promise<void> {
  let server: RunningServer | undefined;
  let stopping = false;
  const stop = (signal: "SIGINT" | "SIGTERM") => {
    if (!server) process.exit(128 + constants.signals[signal]);
    if (stopping) return;
    stopping = true;
    server.stop().then(
      () => say(`Stopped by ${signal}.`),
      (error: unknown) => fail(error, null),
    );
  };
  // Before the first line is printed: whoever reads "Ctrl-C" may press it at once.
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  const { serve } = await import("./cli/serve.js");
  server = await serve(config, say);
}

async function run(command: (config: Config) => Promise<void>, today?: string): Promise<void> {
  let config: Config | null = null;
  try {
    loadEnvFile();
    config = Config.from(process.env, today);
    await command(config);
  } catch (error) {
    await fail(error, config);
  }
}

async function fail(error: unknown, config: Config | null): Promise<void> {
  await (await import("./cli/fail.js")).fail(error, config);
}
