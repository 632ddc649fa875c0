import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate as nextRound } from "node:timers/promises";
import { type Tracker, today } from "../application/tracker.js";
import type { CalendarDate } from "../domain/calendar.js";
import { createSchema } from "../graphql/schema.js";
import { warmUp } from "../graphql/warm-up.js";
import { type Application, createApp } from "../server/app.js";
import { authenticator } from "../server/authentication/authenticate.js";
import { CodeFlow } from "../server/authentication/code-flow.js";
import { verifierOf } from "../server/authentication/openid.js";
import { sessionSecret } from "../server/authentication/session-secret.js";
import { isForTryingOut, type TryOut, tryOutOn } from "../server/authentication/try-out.js";
import { type Config, ConfigRefused } from "../server/config.js";
import { giveMemoryBack, spareMemory } from "../server/give-memory-back.js";
import { type HttpServer, listenHttp } from "../server/http-server.js";
import { createLog, type Logger } from "../server/log.js";
import { type RunningProgramme, seedOnce, startProgramme, withClock } from "../server/start-programme.js";
import { refuseTryOutClock, tryOutClock } from "../server/try-out-clock.js";
import { type OpenedDatabase, openConfigured } from "./open-database.js";
import { progressOf } from "./progress.js";

/** A server that runs. */
export interface RunningServer {
  /** `http://127.0.0.1:4000` */
  readonly url: string;
  readonly programme: RunningProgramme;
  readonly opened: OpenedDatabase;
  /** Answers the requests under way, then closes everything. */
  stop(): Promise<void>;
}

/** Opens the database, loads the programme, and listens. `say` gets the lines that a person should see. */
export async function serve(config: Config, say: (line: string) => void): Promise<RunningServer> {
  const log = createLog(config.logLevel);
  const [opened, schema] = await Promise.all([openConfigured(config), createSchema()]);
  let started: RunningProgramme | null = null;
  try {
    started = await startProgramme(
      opened.database,
      config.pollMs,
      log,
      progressOf(say, "documents read").progress,
    );
    const programme = config.today ? await livingOn(config.today, started) : started;
    const seeded = config.seedOnStart
      ? await seedOnce(programme.tracker, opened.database, config.seedsDir)
      : null;
    const { tracker } = programme;
    await requireSignIn(config, tracker);
    const tryOut = isUnconfigured(config) && (await isForTryingOut(tracker)) ? tryOutOn(tracker) : null;
    const verify = issuerIn(config);
    const { app, endStreams, stop } = await createApp({
      schema,
      tracker,
      log,
      authenticate: authenticator({
        tracker,
        log,
        tryOut,
        verify,
        isBehind: programme.isBehind,
        graceMs: config.signInGraceSeconds * 1000,
      }),
      trustProxy: config.trustProxy,
      requestSeconds: config.requestSeconds,
      metricsAccess: { readers: config.metricsReaders, token: config.metricsToken },
      storedBytes: opened.storedBytes,
      callersBudget: config.budgetPerMinute,
      corsOrigins: config.corsOrigins,
      isTryOutClock: config.today !== undefined,
      signIn: {
        secret: await sessionSecret(config),
        tryOut: tryOut?.persons ?? [],
        codeFlow: codeFlowIn(config),
      },
      health: {
        room: opened.database.room,
        isReachable: () => opened.database.isReachable(),
        behindMs: programme.behindMs,
        isBehind: programme.isBehind,
        position: () => tracker.programme.position,
      },
    });
    spareMemory();
    const http = await listenHttp(app, config);
    const url = urlOf(http.server, config);
    introduce(say, url, opened.where, programme, seeded, config.today ? today(tracker) : null);
    if (tryOut) introduceTryOut(say, tryOut);
    else if (isUnconfigured(config)) introduceInEarnest(say);
    say("  Stop       Ctrl-C");
    void warmUp(tracker.programme.current, today(tracker), () => nextRound()).then(giveMemoryBack);
    return {
      url,
      programme,
      opened,
      stop: () => shutDown(http, { endStreams, stop }, programme, opened, log),
    };
  } catch (error) {
    started?.stop();
    await opened.close();
    throw error;
  }
}

/** On the embedded store, with nothing configured for signing in. */
function isUnconfigured({ production, mongodbUri, oidcIssuer }: Config): boolean {
  return !production && !mongodbUri && !oidcIssuer;
}

function issuerIn({ oidcIssuer, oidcAudience, oidcJwksUri }: Config) {
  if (!oidcIssuer || !oidcAudience) return null;
  return verifierOf({ issuer: oidcIssuer, audience: oidcAudience, jwksUri: oidcJwksUri ?? null });
}

function codeFlowIn({
  oidcIssuer: issuer,
  oidcClientId: clientId,
  oidcClientSecret,
}: Config): CodeFlow | null {
  return issuer && clientId
    ? new CodeFlow({ issuer, clientId, clientSecret: oidcClientSecret ?? null })
    : null;
}

/** The programme on another day than today, for trying out. */
async function livingOn(day: CalendarDate, running: RunningProgramme): Promise<RunningProgramme> {
  await refuseTryOutClock(running.tracker);
  return withClock(running, tryOutClock(day, running.tracker.programme.current));
}

/** In production somebody has to be able to sign in; otherwise the server would only pretend to be one. */
async function requireSignIn({ production, oidcIssuer }: Config, { tokens, now }: Tracker): Promise<void> {
  if (!production || oidcIssuer || (await tokens.countUsable(now())) > 0) return;
  throw new ConfigRefused(
    "NODE_ENV is production, and nobody could sign in: no OIDC_ISSUER is configured, and the database holds no token.\n" +
      "Configure an issuer, or make the first token, e.g.:\n" +
      "  npm run person -- register --handle ada --name 'Ada Lovelace'\n" +
      "  npm run person -- appoint --person ada --role ADMINISTRATOR\n" +
      "  npm run token -- create --person ada --name 'first token'",
  );
}

function introduceTryOut(say: (line: string) => void, { persons }: TryOut): void {
  say(
    "  Signing in with Authorization: Bearer <token>. These tokens are for trying out only: they are good until",
  );
  say("  the server stops, and whoever has one acts as that person.");
  for (const { what, token } of persons) say(`    ${what.padEnd(21)} ${token}`);
}

function introduceInEarnest(say: (line: string) => void): void {
  say(
    "  Signing in with personal tokens: officers or tokens are on record, so there are none for trying out.",
  );
  say(
    "  A new one: npm run token -- create --person <handle> --name <what for>, while the server is stopped.",
  );
}

function urlOf(server: Server, { host }: Config): string {
  const { port } = server.address() as AddressInfo;
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

async function shutDown(
  http: HttpServer,
  { endStreams, stop }: Pick<Application, "endStreams" | "stop">,
  programme: RunningProgramme,
  opened: OpenedDatabase,
  log: Logger,
): Promise<void> {
  programme.stop();
  await endStreams();
  await http.stop();
  await stop();
  await opened.close();
  log.debug("stopped");
}

function introduce(
  say: (line: string) => void,
  url: string,
  where: string,
  { tracker }: RunningProgramme,
  seeded: number | null,
  day: CalendarDate | null,
): void {
  const programme = tracker.programme.current;
  const groups =
    programme
      .studyGroups()
      .map((group) => group.label)
      .join(", ") || "no study group";
  const counts = [
    count(programme.workingParties().length, "working party", "working parties"),
    count(programme.questions().length, "Question", "Questions"),
    count(programme.workItems().length, "work item", "work items"),
    count(programme.meetings().length, "meeting", "meetings"),
  ].join(", ");
  say(`Work programme tracker, ready after ${process.uptime().toFixed(1)} s`);
  say(`  Pages      ${url} in a browser`);
  say(`  API        POST ${url}/graphql`);
  say(`  Explorer   ${url}/graphql in a browser`);
  say(`  Data       ${where}`);
  say(`  Programme  ${groups}: ${counts}${seeded ? `; ${seeded} records loaded from seeds just now` : ""}`);
  if (day) say(`  Day        ${day}, a clock for trying out: whatever is recorded is recorded on that day`);
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
