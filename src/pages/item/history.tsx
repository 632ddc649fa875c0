import type { VNode } from "preact";
import { fieldInWords } from "../captions/fields.js";
import { ClauseLink, Day, MeetingLink } from "../parts/words.js";
import { addressOf } from "../view.js";
import { ChangedValue } from "./changed-value.js";
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
      <strong>{t.action[action]}</strong> {t.by} <bdi>{by.name}</bdi> ({t.role[by.role]})
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
  if (event.changes.length === 0) return null;
  const named = (field: string) => fieldInWords(field, view.language);
  return (
    <details>
      <summary>{event.changes.map(({ field }) => named(field)).join(", ")}</summary>
      <dl>
        {event.changes.map((change) => (
          <div key={change.field}>
            <dt>{named(change.field)}</dt>
            <dd>
              <ChangedValue change={change} view={view} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
