import type { VNode } from "preact";
import { ClauseLink, Day, humanised, MeetingLink } from "../parts/words.js";
import { addressOf } from "../view.js";
import type { ItemData, ItemProps } from "./item-data.js";

type Event = ItemData["history"]["nodes"][number];

/** What happened to the item, newest first, each with what it changed and a way to the item as it was then. */
export function History({ item, view }: ItemProps): VNode {
  const { t } = view;
  return (
    <section aria-labelledby="history">
      <h2 id="history">
        {t.history} <small>{t.events(item.history.totalCount)}</small>
      </h2>
      <ol class="history">
        {[...item.history.nodes].reverse().map((event) => (
          <li key={event.seq}>
            <a href={addressOf(view, ["items", item.acronym], { asOf: event.effectiveOn })}>
              <Day day={event.effectiveOn} view={view} />
            </a>{" "}
            <Sentence event={event} view={view} />
            <Changes event={event} view={view} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Sentence({ event, view }: { readonly event: Event } & Pick<ItemProps, "view">): VNode {
  const { t } = view;
  const { action, by, basis } = event;
  return (
    <>
      <strong>{humanised(action)}</strong> {t.by} <bdi>{by.name}</bdi> ({t.role[by.role]})
      {basis.meeting ? (
        <>
          {", "}
          <MeetingLink meeting={basis.meeting} view={view} />
        </>
      ) : null}
      {basis.document ? `, ${basis.document}` : null}
      {basis.note ? (
        <>
          {", "}
          <bdi>{basis.note}</bdi>
        </>
      ) : null}
      {basis.clause ? (
        <>
          {" · "}
          <ClauseLink clause={basis.clause} view={view} />
        </>
      ) : null}
    </>
  );
}

function Changes({ event, view }: { readonly event: Event } & Pick<ItemProps, "view">): VNode | null {
  const { t } = view;
  if (event.changes.length === 0) return null;
  return (
    <details>
      <summary>{event.changes.map(({ field }) => humanised(field)).join(", ")}</summary>
      <dl>
        {event.changes.map((change) => (
          <div key={change.field}>
            <dt>{humanised(change.field)}</dt>
            <dd>
              {shown(change.beforeInWords, change.before) === null ? null : (
                <>
                  <del dir="auto">{shown(change.beforeInWords, change.before)}</del>{" "}
                </>
              )}
              <ins dir="auto">{shown(change.afterInWords, change.after) ?? t.nothing}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** A value in words where there are any, else as it is. */
function shown(words: string | null | undefined, value: unknown): string | null {
  if (words !== null && words !== undefined) return words;
  if (value === null || value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}
