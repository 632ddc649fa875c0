import type { VNode } from "preact";
import { dayInWords } from "../dates.js";
import { addressOf, type View } from "../view.js";

/** A text that may run either way, in the language that it is in. */
export function Title({
  text,
  lang,
}: {
  readonly text: string | null;
  readonly lang?: string | null;
}): VNode {
  return (
    <bdi class="title" dir="auto" lang={lang ?? undefined}>
      {text ?? "—"}
    </bdi>
  );
}

/** A day of Geneva with its weekday. */
export function Day({ day, view }: { readonly day: string; readonly view: View }): VNode {
  return <time dateTime={day}>{dayInWords(day, view.language)}</time>;
}

/** The name of a work item, which leads to its page. */
export function ItemLink({
  item,
  view,
}: {
  readonly item: { readonly acronym: string; readonly designation?: string };
  readonly view: View;
}): VNode {
  return (
    <a class="item" href={addressOf(view, ["items", item.acronym])}>
      <bdi>{item.designation ?? item.acronym}</bdi>
    </a>
  );
}

/** A clause, which leads to what the tracker enforces for it. */
export function ClauseLink({
  clause,
  view,
}: {
  readonly clause: { readonly citation: string } | null;
  readonly view: View;
}): VNode | null {
  if (!clause) return null;
  return (
    <a class="clause" href={addressOf(view, ["clauses", clause.citation])}>
      {clause.citation}
    </a>
  );
}

/** The label of a working party, Question or study group, which leads to its board. */
export function BoardLink({ label, view }: { readonly label: string; readonly view: View }): VNode {
  return <a href={addressOf(view, ["boards", label])}>{label}</a>;
}

/** A meeting's code or title, which leads to its page. */
export function MeetingLink({
  meeting,
  view,
}: {
  readonly meeting: { readonly code: string; readonly title?: string };
  readonly view: View;
}): VNode {
  return (
    <a href={addressOf(view, ["meetings", meeting.code])}>
      <bdi>{meeting.title ?? meeting.code}</bdi>
    </a>
  );
}

/** A text of the API in which what stands between backticks is shown as code. */
export function Coded({ text }: { readonly text: string }): VNode {
  return <>{text.split(/`([^`]+)`/).map((part, index) => (index % 2 === 1 ? <code>{part}</code> : part))}</>;
}

/** A mark such as a stage or a verdict, in a tone. */
export function Mark({ tone, children }: { readonly tone: Tone; readonly children: string }): VNode {
  return <span class={`mark ${tone}`}>{children}</span>;
}

/** How a mark looks: as something good, to be minded, bad, or neither. */
export type Tone = "good" | "mind" | "bad" | "plain";

/** An enumeration's value where there are no captions for it: `LAST_CALL` as `last call`. */
export const humanised = (value: string): string => value.toLowerCase().replaceAll("_", " ");
