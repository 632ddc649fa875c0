import type { VNode } from "preact";
import type { ItemQuery } from "../api-types.js";
import { fieldInWords } from "../captions/fields.js";
import { dayAfter } from "../dates.js";
import { Rows } from "../parts/table.js";
import { Day } from "../parts/words.js";
import { addressOf, type View } from "../view.js";
import { ChangedValue } from "./changed-value.js";
import type { ItemData, ItemProps } from "./item-data.js";

type Since = NonNullable<ItemQuery["changes"]>;

interface ChangesSinceProps extends ItemProps {
  /** What changed; left out: nobody asked since when. */
  readonly changes: Since | null | undefined;
}

/** What changed in the item since a day, until the day that is shown; and where to ask for it. */
export function ChangesSince({ item, changes, view }: ChangesSinceProps): VNode {
  const { t, asked } = view;
  const since = asked.search.get("since") ?? "";
  const meeting = lastMeetingOf(item, asked.asOf ?? asked.today);
  return (
    <section aria-labelledby="since">
      <h2 id="since">{t.changedSince}</h2>
      <form class="as-of" action="#since">
        {asked.asOf === null ? null : <input type="hidden" name="asOf" value={asked.asOf} />}
        <label>
          {t.sinceDay}{" "}
          <input type="date" name="since" value={since} max={asked.asOf ?? asked.today} required />
        </label>
        <button type="submit">{t.show}</button>
        {meeting ? (
          <a href={`${addressOf(view, ["items", item.acronym], { since: dayAfter(meeting.endsOn) })}#since`}>
            {t.sinceLastMeeting(meeting.code)}
          </a>
        ) : null}
      </form>
      {changes ? <Changed changes={changes} view={view} /> : null}
    </section>
  );
}

function Changed({ changes, view }: { readonly changes: Since; readonly view: View }): VNode {
  const { t, language } = view;
  const { nodes, totalCount } = changes;
  if (totalCount === 0) return <p role="status">{t.nothingChanged}</p>;
  return (
    <>
      <Rows
        heads={[t.day, t.act, t.change, `${t.before} → ${t.after}`]}
        rows={nodes.map((change) => [
          <Day day={change.effectiveOn} view={view} />,
          <>
            <strong>{t.action[change.action]}</strong> {t.by} <bdi>{change.by.name}</bdi>
            {change.takenBack ? ` (${t.takenBack})` : null}
          </>,
          fieldInWords(change.field, language),
          <ChangedValue change={change} view={view} />,
        ])}
      />
      {totalCount > nodes.length ? <p>{t.firstOnly(nodes.length)}</p> : null}
    </>
  );
}

/** The meeting of the item's study group that ended last before a day. */
function lastMeetingOf(item: ItemData, day: string) {
  const held = (item.studyGroup?.meetings.nodes ?? []).filter(
    ({ endsOn, status }) => endsOn < day && status !== "CALLED_OFF",
  );
  return held.sort((a, b) => a.endsOn.localeCompare(b.endsOn)).at(-1) ?? null;
}
