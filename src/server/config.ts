import { existsSync } from "node:fs";
import {
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  Matches,
  Max,
  Min,
  MinLength,
  ValidateIf,
  validateSync,
} from "class-validator";
import { isCalendarDate } from "../domain/calendar.js";
import { SECURE_ADDRESS } from "./address.js";
import { ANY_ORIGIN } from "./cross-origin.js";
import { HIGHEST_COST, LONGEST_REQUEST_SECONDS, USUAL_BUDGET } from "./limits.js";
import { METRICS_READERS, type MetricsAccess } from "./metrics-route.js";

/** The configuration is wrong. The message lists everything that is. */
export class ConfigRefused extends Error {}

/** What can be set from outside, by environment variables or a file `.env`. Everything has a default. */
export class Config {
  /** `PORT`: TCP port of the API; 0 takes any free one. */
  @IsInt({ message: "PORT must be a whole number" })
  @Min(0, { message: "PORT must be at least 0" })
  @Max(65_535, { message: "PORT must be at most 65535" })
  readonly port: number;

  /** `HOST`: address to listen on. The default is reachable from this machine only. */
  @IsNotEmpty({ message: "HOST must not be empty" })
  readonly host: string;

  /** `MONGODB_URI`: a MongoDB server to use instead of the embedded store. */
  @IsOptional()
  @Matches(/^mongodb(\+srv)?:\/\/./, { message: "MONGODB_URI must begin with mongodb:// or mongodb+srv://" })
  readonly mongodbUri: string | undefined;

  /** `MONGODB_DATABASE`: the database, where the connection string names none. */
  @Matches(/^[\w-]{1,60}$/, {
    message: "MONGODB_DATABASE must be 1 to 60 letters, digits, hyphens or underscores",
  })
  readonly database: string;

  /** `DATA_DIR`: where the embedded store keeps its data. */
  @IsNotEmpty({ message: "DATA_DIR must not be empty" })
  readonly dataDir: string;

  /** `STORE_PORT`: a TCP port on 127.0.0.1 for the embedded store, for other processes; unset: a private socket. */
  @IsOptional()
  @IsInt({ message: "STORE_PORT must be a whole number" })
  @Min(0, { message: "STORE_PORT must be at least 0" })
  @Max(65_535, { message: "STORE_PORT must be at most 65535" })
  readonly storePort: number | undefined;

  /** `SEEDS_DIR`: the folder of the seed files. */
  @IsNotEmpty({ message: "SEEDS_DIR must not be empty" })
  readonly seedsDir: string;

  /** `SEED_ON_START`: whether the seeds are loaded on the first start, `true` or `false`. */
  @IsIn([true, false], { message: "SEED_ON_START must be true or false" })
  readonly seedOnStart: boolean;

  /** `POLL_MS`: how often to look for what other processes have committed, in milliseconds. */
  @IsInt({ message: "POLL_MS must be a whole number" })
  @Min(20, { message: "POLL_MS must be at least 20" })
  @Max(60_000, { message: "POLL_MS must be at most 60000" })
  readonly pollMs: number;

  /** `LOG_LEVEL`: how much is logged. */
  @IsIn(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
    message: "LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent",
  })
  readonly logLevel: string;

  /** `OIDC_ISSUER`: address of the OpenID Connect issuer whose tokens are believed; unset: personal tokens only. */
  @ValidateIf(({ oidcIssuer, oidcAudience }: Config) => Boolean(oidcIssuer ?? oidcAudience))
  @Matches(SECURE_ADDRESS, { message: "OIDC_ISSUER must begin with https:// (http:// on this machine only)" })
  readonly oidcIssuer: string | undefined;

  /** `OIDC_AUDIENCE`: the audience that its tokens have to be for. */
  @ValidateIf(({ oidcIssuer, oidcAudience }: Config) => Boolean(oidcIssuer ?? oidcAudience))
  @IsNotEmpty({ message: "OIDC_AUDIENCE and OIDC_ISSUER must be set together" })
  readonly oidcAudience: string | undefined;

  /** `OIDC_JWKS_URI`: where its keys are; unset: where its discovery document says. */
  @IsOptional()
  @Matches(SECURE_ADDRESS, {
    message: "OIDC_JWKS_URI must begin with https:// (http:// on this machine only)",
  })
  readonly oidcJwksUri: string | undefined;

  /** `OIDC_CLIENT_ID`: as what this server is known at the issuer, so that browsers sign in there; unset: they do not. */
  readonly oidcClientId: string | undefined;

  /** `OIDC_CLIENT_SECRET`: what proves to the issuer that it is this server; unset: a public client, by PKCE alone. */
  readonly oidcClientSecret: string | undefined;

  /** `SESSION_SECRET`: what the sessions of browsers are sealed with; unset: one is made, and kept beside the embedded store. */
  @IsOptional()
  @MinLength(32, { message: "SESSION_SECRET must have at least 32 characters" })
  readonly sessionSecret: string | undefined;

  /** `TRUST_PROXY`: how many proxies stand before the server; the address that failed sign-ins are counted by comes from the last of them. */
  @IsInt({ message: "TRUST_PROXY must be a whole number" })
  @Min(0, { message: "TRUST_PROXY must be at least 0" })
  @Max(10, { message: "TRUST_PROXY must be at most 10" })
  readonly trustProxy: number;

  /** `SIGN_IN_GRACE_SECONDS`: how long a personal token that was good stays good for reading while the database cannot be reached, in seconds. */
  @IsInt({ message: "SIGN_IN_GRACE_SECONDS must be a whole number" })
  @Min(0, { message: "SIGN_IN_GRACE_SECONDS must be at least 0" })
  @Max(3600, { message: "SIGN_IN_GRACE_SECONDS must be at most 3600" })
  readonly signInGraceSeconds: number;

  /** `REQUEST_SECONDS`: how long a request may take, in seconds. */
  @IsInt({ message: "REQUEST_SECONDS must be a whole number" })
  @Min(1, { message: "REQUEST_SECONDS must be at least 1" })
  @Max(600, { message: "REQUEST_SECONDS must be at most 600" })
  readonly requestSeconds: number;

  /** `CORS_ORIGINS`: the origins whose pages may read the API, with commas between; `*`: all; `none`: no other. */
  @Matches(/^(\*|https?:\/\/[^\s/,*]+)$/, {
    each: true,
    message: "CORS_ORIGINS must be *, none, or origins such as https://example.org, with commas between",
  })
  readonly corsOrigins: readonly string[];

  /** `BUDGET_PER_MINUTE`: what a caller may ask for in a minute, in the measure of the cost; 0: any amount. */
  @ValidateIf(({ budgetPerMinute }: Config) => budgetPerMinute !== 0)
  @IsInt({ message: "BUDGET_PER_MINUTE must be a whole number" })
  @Min(2 * HIGHEST_COST, { message: `BUDGET_PER_MINUTE must be 0 or at least ${2 * HIGHEST_COST}` })
  readonly budgetPerMinute: number;

  /** `METRICS_READERS`: who may read `/metrics`: `machine` (programs on the same one), `all` or `none`. */
  @IsIn(METRICS_READERS, { message: `METRICS_READERS must be one of ${METRICS_READERS.join(", ")}` })
  readonly metricsReaders: MetricsAccess["readers"];

  /** `METRICS_TOKEN`: whoever sends it as a bearer token may read `/metrics` too; unset: there is none. */
  @IsOptional()
  @MinLength(16, { message: "METRICS_TOKEN must have at least 16 characters" })
  readonly metricsToken: string | undefined;

  /** `--today`: the day on which a tracker that is tried out lives, on an embedded store of its own; unset: today. */
  readonly today: string | undefined;

  /** `NODE_ENV=production`: somebody has to be able to sign in, and there are no tokens for trying out. */
  readonly production: boolean;

  private constructor(env: NodeJS.ProcessEnv, today?: string) {
    const text = (name: string) => (env[name]?.trim() ? env[name]?.trim() : undefined);
    const number = (name: string) => (text(name) === undefined ? undefined : Number(text(name)));
    this.port = number("PORT") ?? 4000;
    this.host = text("HOST") ?? "127.0.0.1";
    this.mongodbUri = text("MONGODB_URI");
    this.database = text("MONGODB_DATABASE") ?? "work_programme";
    // What is tried out on another day is kept apart from what was recorded on its own.
    this.dataDir = text("DATA_DIR") ?? (today ? `data-${today}` : "data");
    this.storePort = number("STORE_PORT");
    this.seedsDir = text("SEEDS_DIR") ?? "seeds";
    this.seedOnStart = { true: true, false: false }[text("SEED_ON_START") ?? "true"] as boolean;
    this.pollMs = number("POLL_MS") ?? 500;
    this.logLevel = text("LOG_LEVEL") ?? "info";
    this.oidcIssuer = text("OIDC_ISSUER");
    this.oidcAudience = text("OIDC_AUDIENCE");
    this.oidcJwksUri = text("OIDC_JWKS_URI");
    this.oidcClientId = text("OIDC_CLIENT_ID");
    this.oidcClientSecret = text("OIDC_CLIENT_SECRET");
    this.sessionSecret = text("SESSION_SECRET");
    this.trustProxy = number("TRUST_PROXY") ?? 0;
    this.signInGraceSeconds = number("SIGN_IN_GRACE_SECONDS") ?? 300;
    this.requestSeconds = number("REQUEST_SECONDS") ?? LONGEST_REQUEST_SECONDS;
    this.corsOrigins = listed(text("CORS_ORIGINS") ?? ANY_ORIGIN);
    this.budgetPerMinute = number("BUDGET_PER_MINUTE") ?? USUAL_BUDGET;
    this.metricsReaders = (text("METRICS_READERS") ?? "machine") as MetricsAccess["readers"];
    this.metricsToken = text("METRICS_TOKEN");
    this.today = today;
    this.production = text("NODE_ENV") === "production";
  }

  /** The configuration that the variables give; throws {@link ConfigRefused} with everything that is wrong. */
  static from(env: NodeJS.ProcessEnv, today?: string): Config {
    const config = new Config(env, today);
    const faults = [
      ...validateSync(config).flatMap((error) => Object.values(error.constraints ?? {})),
      ...config.faultsOfToday(),
      ...(config.oidcClientId && !config.oidcIssuer
        ? ["OIDC_CLIENT_ID is for an issuer: OIDC_ISSUER must be set"]
        : []),
    ];
    if (faults.length > 0)
      throw new ConfigRefused(`The configuration is wrong:\n${faults.map((f) => `  ${f}`).join("\n")}`);
    return config;
  }

  /** Only the embedded store, with nothing configured for signing in, can live on another day. */
  private faultsOfToday(): string[] {
    const { today, mongodbUri, production, oidcIssuer } = this;
    if (today === undefined) return [];
    return [
      ...(isCalendarDate(today) ? [] : ["--today must be a day, YYYY-MM-DD"]),
      ...(mongodbUri ? ["--today is for the embedded store: MONGODB_URI must not be set"] : []),
      ...(production ? ["--today is for trying out: NODE_ENV must not be production"] : []),
      ...(oidcIssuer ? ["--today is for trying out: OIDC_ISSUER must not be set"] : []),
    ];
  }
}

/** The members of a list with commas between; `none` has no member. */
function listed(text: string): string[] {
  return text === "none" ? [] : text.split(",").map((member) => member.trim());
}

/** Reads the file `.env` of the working directory into the environment, where there is one. */
export function loadEnvFile(): void {
  if (existsSync(".env")) process.loadEnvFile(".env");
}
