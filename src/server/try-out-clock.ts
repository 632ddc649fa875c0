import type { Tracker } from "../application/tracker.js";
import {
  type CalendarDate,
  genevaDateOf,
  genevaTimeOf,
  type Instant,
  instantOf,
} from "../domain/calendar.js";
import type { Programme } from "../programme/programme.js";
import { ConfigRefused } from "./config.js";

/**
 * A clock for trying out: it begins on a day of the caller's choice, at the clock time that it is now, or with the latest
 * record where that is later, and goes on from there as every clock does. Throws {@link ConfigRefused} where something
 * on record is of a later day: instants never fall.
 */
export function tryOutClock(
  day: CalendarDate,
  programme: Programme,
  real: () => number = Date.now,
): () => Instant {
  const startedAt = real();
  const latest = latestRecord(programme);
  if (latest && genevaDateOf(latest) > day) {
    throw new ConfigRefused(
      `--today ${day} lies before what is on record here, of ${genevaDateOf(latest)}.\n` +
        "Give a later day, or another DATA_DIR.",
    );
  }
  const begins = instantOf(day, genevaTimeOf(new Date(startedAt).toISOString()));
  const start = Date.parse(latest && latest > begins ? latest : begins);
  return () => new Date(start + real() - startedAt).toISOString();
}

/** The persons and tokens of a programme that people work with in earnest are no place to try something out. */
export async function refuseTryOutClock({ tokens }: Pick<Tracker, "tokens">): Promise<void> {
  // Whether they are still good does not matter: to a clock that is put back they may be good again.
  if ((await tokens.countUsable("")) === 0) return;
  throw new ConfigRefused(
    "--today is for trying out, and there are personal tokens on record here.\nChoose another DATA_DIR.",
  );
}

function latestRecord(programme: Programme): Instant | null {
  const recorded = programme.all().flatMap(({ aggregate }) => aggregate.history.at(-1)?.recordedAt ?? []);
  return recorded.reduce<Instant | null>((latest, one) => (latest && latest > one ? latest : one), null);
}
