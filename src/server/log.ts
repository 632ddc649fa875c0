import { pino } from "pino";

/** Where the server writes what happens. Secrets are never given to it. */
export type Logger = Pick<ReturnType<typeof pino>, "info" | "warn" | "error" | "debug">;

/** A logger to standard error, one JSON object a line; standard output is for people. */
export function createLog(level: string): Logger {
  return pino({ level }, pino.destination(2));
}
