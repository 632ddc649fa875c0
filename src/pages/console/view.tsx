import type { VNode } from "preact";
import { textOf } from "../act/field.js";
import { ProblemList } from "../parts/problems.js";
import { ReportLinks } from "../parts/report-links.js";
import { Mark, MeetingLink, Title } from "../parts/words.js";
import { addressOf, type View } from "../view.js";
import { Before } from "./line.js";
import { type ConsoleMeeting, isText, linesOf, type ShortLine } from "./lines.js";

/** What the parts of the console are given. */
export interface ConsoleProps {
  readonly meeting: ConsoleMeeting;
  readonly view: View;
}

/** The console: the line that is before the meeting, and the order of business with what became of each. */
export function Console({ meeting, cursor, view }: ConsoleProps & { readonly cursor: string }): VNode {
  const { t, asked, sent } = view;
  const body = asked.params.body ?? "";
  const line = meeting.businessLine;
  const lines = linesOf(meeting);
  const names = new Set(lines.map(({ name }) => name));
  const isAtLine = textOf(sent?.typed ?? {}, "workItem") === line?.name;
  // What stands against the line itself is said there.
  const general = (sent?.problems ?? []).filter(({ line: about }) =>
    about ? !names.has(about) || about !== line?.name : !isAtLine,
  );
  return (
    <>
      <hgroup>
        <h1>{body}</h1>
        <p>
          <MeetingLink meeting={meeting} view={view} /> ·{" "}
          <a href={addressOf(view, ["meetings", meeting.code, "screen", body])}>{t.projector}</a> ·{" "}
          <a href={`/reports/${meeting.code}/${body}`}>{t.report}</a>
        </p>
      </hgroup>
      <Sitting meeting={meeting} view={view} />
      <ProblemList
        problems={general.map((one) => ({
          ...one,
          message: one.line ? `${one.line}: ${one.message}` : one.message,
        }))}
        view={view}
      />
      <div class="console">
        {line ? (
          <Before line={line} meeting={meeting} view={view} />
        ) : (
          <NothingLeft meeting={meeting} view={view} />
        )}
        <div
          id="live"
          data-live={meeting.code}
          data-cursor={cursor}
          hx-get={asked.address}
          hx-trigger="changed from:body"
          hx-select="#live"
          hx-swap="outerMorph"
        >
          <Progress lines={lines} view={view} />
          <Business meeting={meeting} at={line?.name ?? ""} view={view} />
        </div>
      </div>
      <Keys view={view} />
    </>
  );
}

/** What is left to do when all is dealt with: the report. */
function NothingLeft({ meeting, view }: ConsoleProps): VNode {
  const { t, asked } = view;
  if (linesOf(meeting).length === 0) return <p>{t.nothing}</p>;
  return (
    <article class="before">
      <h2>{t.allDealtWith}</h2>
      <p>
        <ReportLinks path={`/reports/${meeting.code}/${asked.params.body}`} name={t.report} />
      </p>
    </article>
  );
}

function Sitting({ meeting, view }: ConsoleProps): VNode | null {
  const { t, me, asked } = view;
  const body = asked.params.body ?? "";
  const sitting = meeting.sittings.find((one) => one.body.label === body);
  if (!sitting || !me || asked.asOf) return null;
  const isOpen = sitting.openedAt !== null && sitting.closedAt === null;
  const mutation = isOpen ? "closeSitting" : "openSitting";
  return (
    <p>
      <Mark tone={isOpen ? "good" : "plain"}>
        {isOpen ? t.sits : sitting.closedAt ? t.closed : t.notOpened}
      </Mark>{" "}
      <a
        class="button"
        href={addressOf(view, ["acts", mutation], {
          meeting: meeting.code,
          body,
          expectedRevision: meeting.revision,
          back: asked.address,
        })}
      >
        {t.actName(mutation)}
      </a>
    </p>
  );
}

/** How far the body has come. */
export function Progress({
  lines,
  view,
}: {
  readonly lines: readonly ShortLine[];
  readonly view: View;
}): VNode {
  const done = lines.filter(({ isDone }) => isDone).length;
  return (
    <p class="progress">
      <progress
        value={done}
        max={Math.max(lines.length, 1)}
        aria-label={view.t.dealtWith(done, lines.length)}
      />{" "}
      {view.t.dealtWith(done, lines.length)}
    </p>
  );
}

function Business({ meeting, at, view }: ConsoleProps & { readonly at: string }): VNode {
  const { t, asked, me } = view;
  const open = linesOf(meeting).filter((line) => isText(line) && !line.isDone);
  return (
    <form method="post" action={asked.path} class="business">
      <input type="hidden" name="formToken" value={view.formToken} />
      {meeting.orderOfBusiness.map(({ agendaItem, lines }) =>
        lines.nodes.length > 0 ? (
          <section>
            <h2>{agendaItem ? `${agendaItem.number}. ${agendaItem.title}` : t.underNoPoint}</h2>
            <ol>
              {lines.nodes.map((line) => (
                <li class={line.name === at ? "at" : ""}>
                  {me && isText(line) && !line.isDone ? (
                    <input
                      type="checkbox"
                      name="block"
                      value={line.name}
                      checked={view.sent?.typed.block?.includes(line.name) ?? false}
                      aria-label={`${t.inBlock}: ${line.name}`}
                    />
                  ) : null}{" "}
                  <LineLink line={line} view={view} /> <Standing line={line} view={view} />
                </li>
              ))}
            </ol>
          </section>
        ) : null,
      )}
      {me && open.length > 0 && !asked.asOf ? (
        <p>
          <button type="submit" name="outcome" value="AGREED" class="secondary">
            {t.decideBlock}
          </button>
        </p>
      ) : null}
    </form>
  );
}

function LineLink({ line, view }: { readonly line: ShortLine; readonly view: View }): VNode {
  const { asked } = view;
  const title = line.workItem?.title ?? line.liaisonStatement?.title ?? line.activity?.title ?? null;
  const path = decodeURIComponent(asked.path).slice(1).split("/");
  return (
    <a href={addressOf(view, path, { line: line.name })}>
      <bdi>{line.workItem?.designation ?? line.name}</bdi>{" "}
      <span class="short">
        <Title text={title} lang={line.workItem?.titleLanguage ?? null} />
      </span>
    </a>
  );
}

/** What became of a line; nothing as long as it is open. */
export function Standing({ line, view }: { readonly line: ShortLine; readonly view: View }): VNode | null {
  const { t } = view;
  const last = line.decisions.at(-1);
  if (last) {
    const number = last.assignedNumber ? ` ${last.assignedNumber}` : "";
    return (
      <Mark tone={last.outcome === "AGREED" ? "good" : "bad"}>{`${t.outcome[last.outcome]}${number}`}</Mark>
    );
  }
  if (line.isDone) return <Mark tone="good">{t.dealtWithIt}</Mark>;
  return null;
}

function Keys({ view }: Pick<ConsoleProps, "view">): VNode {
  const { t } = view;
  const keys: readonly [string, string][] = [
    ["a", t.agreeKey],
    ["p", t.postponeKey],
    ["n", t.rejectKey],
    ["f", t.finalTextKey],
    ["t", t.titleKey],
    ["#", t.numberKey],
    ["u", t.takeBackKey],
    ["j / k", t.nextKey],
    ["Esc", t.leaveKey],
  ];
  return (
    <details class="keys">
      <summary>{t.keys}</summary>
      <dl>
        {keys.map(([key, says]) => (
          <div>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
