import type { VNode } from "preact";
import type { OthersEvent } from "../act/outcome.js";
import { fieldInWords } from "../captions/fields.js";
import { dayInWords } from "../dates.js";
import type { View } from "../view.js";

interface FasterProps {
  readonly events: readonly OthersEvent[];
  readonly view: View;
}

/** What others recorded while a form was filled in, each with what it changed; nothing where nobody did. */
export function Faster({ events, view }: FasterProps): VNode | null {
  const { t, language } = view;
  if (events.length === 0) return null;
  return (
    <section class="notice faster" role="alert">
      <p>{t.somebodyWasFaster}</p>
      <ul>
        {events.map(({ effectiveOn, by, action, changes }) => (
          <li>
            {dayInWords(effectiveOn, language)}: <strong>{t.action[action]}</strong> {t.by}{" "}
            <bdi>{by.name}</bdi>
            <ul>
              {changes.map(({ field, beforeInWords, afterInWords }) => (
                <li>
                  {fieldInWords(field, language)}: <del dir="auto">{beforeInWords}</del>{" "}
                  <ins dir="auto">{afterInWords}</ins>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
