import type { VNode } from "preact";
import { dayInWords } from "../dates.js";
import type { View } from "../view.js";
import type { WholeHistory } from "./item-data.js";

/** A day on which something changed, and what was done. */
interface Stop {
  readonly day: string;
  readonly actions: ReadonlySet<string>;
}

/**
 * The way through the days on which something changed, to the item as it was then: a list with a button, and a slider above it where the
 * script runs. Nothing where there is one day alone.
 */
export function ThroughTime({
  whole,
  view,
}: {
  readonly whole: WholeHistory | null;
  readonly view: View;
}): VNode | null {
  const { t, asked, language } = view;
  const stops = stopsOf(whole, view);
  if (stops.length < 2) return null;
  const { asOf } = asked;
  const shown = asOf === null ? stops.length : stops.filter(({ day }) => day <= asOf).length - 1;
  return (
    <form class="through" action="#through" autocomplete="off">
      <input
        type="range"
        id="through"
        data-through
        aria-label={t.throughTime}
        min={0}
        max={stops.length}
        value={shown}
      />
      <label>
        {t.throughTime}{" "}
        <select name="asOf">
          {stops.map(({ day, actions }, index) => (
            <option value={day} selected={index === shown}>
              {`${dayInWords(day, language)} — ${[...actions].join(", ")}`}
            </option>
          ))}
          <option value="" selected={shown === stops.length}>
            {t.now}
          </option>
        </select>
      </label>
      <button type="submit">{t.show}</button>
    </form>
  );
}

function stopsOf(whole: WholeHistory | null, { t }: View): readonly Stop[] {
  const actions = new Map<string, Set<string>>();
  for (const { effectiveOn, action } of whole?.history.nodes ?? []) {
    actions.set(effectiveOn, (actions.get(effectiveOn) ?? new Set()).add(t.action[action]));
  }
  return [...actions]
    .map(([day, done]) => ({ day, actions: done }))
    .sort((a, b) => a.day.localeCompare(b.day));
}
