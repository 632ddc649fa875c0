import type { VNode } from "preact";
import type { HomeQuery } from "../api-types.js";
import { daysBetween } from "../dates.js";
import { Rows, Table } from "../parts/table.js";
import { BoardLink, ClauseLink, Day, ItemLink, Mark, MeetingLink, Title } from "../parts/words.js";
import { addressOf, type View } from "../view.js";

interface HomeProps {
  readonly data: HomeQuery;
  readonly view: View;
}

/** The start page. */
export function Home({ data, view }: HomeProps): VNode {
  const { t } = view;
  return (
    <>
      <h1>{t.site}</h1>
      <Bodies data={data} view={view} />
      <Waiting data={data} view={view} />
      <NextMeeting data={data} view={view} />
      <InReview data={data} view={view} />
      <Stages data={data} view={view} />
    </>
  );
}

function Bodies({ data, view }: HomeProps): VNode {
  return (
    <ul class="bodies">
      {(data.studyGroups ?? []).map(({ label, name, workingParties }) => (
        <li>
          <BoardLink label={label} view={view} /> <bdi dir="auto">{name}</bdi>
          <ul>
            {workingParties.map((party) => (
              <li>
                <BoardLink label={party.label} view={view} /> <bdi dir="auto">{party.name}</bdi>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Waiting({ data, view }: HomeProps): VNode {
  const { t, asked } = view;
  const { me } = data;
  if (!me) {
    return (
      <section>
        <h2>{t.waitsForMe}</h2>
        <p>
          <a href="/sign-in">{t.signIn}</a> {t.signInToSee}
        </p>
      </section>
    );
  }
  const rows = me.waiting.map(({ due, kind, says, workItem, meeting, liaisonStatement }) => [
    due ? (
      <>
        <Day day={due} view={view} />{" "}
        {due < asked.today ? (
          <Mark tone="bad">{t.overdue}</Mark>
        ) : (
          <span>{t.daysLeft(daysBetween(asked.today, due))}</span>
        )}
      </>
    ) : (
      "—"
    ),
    workItem ? (
      <>
        <ItemLink item={workItem} view={view} />{" "}
        <Title text={workItem.title ?? null} lang={workItem.titleLanguage} />
      </>
    ) : (
      (liaisonStatement?.designation ?? "—")
    ),
    <>
      {t.waiting[kind]}
      <br />
      <small>{says}</small>
    </>,
    meeting ? <MeetingLink meeting={meeting} view={view} /> : "—",
  ]);
  return (
    <section>
      <h2>{t.waitsForMe}</h2>
      {rows.length > 0 ? (
        <Rows heads={[t.due, t.items, t.whatToDo, t.meeting]} rows={rows} />
      ) : (
        <p>{t.nothingWaits}</p>
      )}
    </section>
  );
}

function NextMeeting({ data, view }: HomeProps): VNode | null {
  const { t, asked } = view;
  const day = asked.asOf ?? asked.today;
  const next = data.nextMeeting;
  const shown = next ?? data.meetings?.nodes[0];
  if (!shown) return null;
  return (
    <section>
      <h2>{next ? t.nextMeeting : t.lastMeeting}</h2>
      <p>
        <MeetingLink meeting={shown} view={view} /> — <Day day={shown.startsOn} view={view} />
        {shown.endsOn === shown.startsOn ? null : (
          <>
            {" – "}
            <Day day={shown.endsOn} view={view} />
          </>
        )}
        {shown.place ? <>, {shown.place}</> : null}
      </p>
      <Sittings meeting={shown} view={view} />
      {next ? (
        <Rows
          heads={[t.day, t.deadline, t.clause]}
          rows={shown.deadlines
            .filter(({ date }) => date >= day)
            .map(({ what, date, clause }) => [
              <Day day={date} view={view} />,
              what,
              <ClauseLink clause={clause ?? null} view={view} />,
            ])}
        />
      ) : null}
    </section>
  );
}

interface SittingsProps {
  readonly meeting: HomeMeeting;
  readonly view: View;
}

/** The sittings of bodies that decide, each with what is up for decision there and the way to its console. */
function Sittings({ meeting, view }: SittingsProps): VNode {
  const { t } = view;
  const deciding = meeting.sittings.filter(({ body }) => body.workingParty ?? body.studyGroup);
  return (
    <ul class="counts">
      {deciding.map(({ body, startsOn, startTime }) => (
        <li>
          <BoardLink label={body.label} view={view} /> <Day day={startsOn} view={view} /> {startTime ?? ""}{" "}
          <UpAndReady candidates={meeting.candidates} body={body.label} view={view} />
          <a href={addressOf(view, ["meetings", meeting.code, "console", body.label])}>{t.console}</a>
        </li>
      ))}
    </ul>
  );
}

interface UpAndReadyProps {
  readonly candidates: Candidates | undefined;
  readonly body: string;
  readonly view: View;
}

/** How many texts a body is to decide on, and how many of them are ready; nothing where not all of them were told. */
function UpAndReady({ candidates, body, view }: UpAndReadyProps): VNode | null {
  if (!candidates || candidates.totalCount > candidates.nodes.length) return null;
  const up = candidates.nodes.filter((candidate) => candidate.body.label === body);
  const ready = up.filter(({ readiness }) => readiness.verdict === "READY");
  return <small>{view.t.upAndReady(up.length, ready.length)} </small>;
}

function InReview({ data, view }: HomeProps): VNode | null {
  const { t, asked } = view;
  const day = asked.asOf ?? asked.today;
  const items = (data.inReview?.nodes ?? []).map((item) => ({ ...item, ends: endOf(item.approval.steps) }));
  const rows = items
    .sort((a, b) => a.ends.localeCompare(b.ends))
    .map((item) => [
      item.ends ? <Day day={item.ends} view={view} /> : "—",
      item.ends ? t.daysLeft(daysBetween(day, item.ends)) : "—",
      <>
        <ItemLink item={item} view={view} /> <Title text={item.title ?? null} lang={item.titleLanguage} />
      </>,
      t.stage[item.stage],
    ]);
  return <Table name={t.lastCalls} heads={[t.ends, t.left, t.items, t.stageNow]} rows={rows} />;
}

function endOf(steps: HomeReview["approval"]["steps"]): string {
  const open = steps.filter(({ closedOn }) => closedOn === null).flatMap(({ dates }) => dates);
  return open.filter(({ name }) => name.includes("_END")).at(-1)?.date ?? "";
}

type HomeMeeting = NonNullable<HomeQuery["meetings"]>["nodes"][number];
type Candidates = HomeMeeting["candidates"];
type HomeReview = NonNullable<HomeQuery["inReview"]>["nodes"][number];

function Stages({ data, view }: HomeProps): VNode | null {
  const { t } = view;
  const cells = data.stages?.cells ?? [];
  return (
    <section>
      <h2>
        {t.items} <small>{data.stages?.totalCount ?? 0}</small>
      </h2>
      <ul class="counts">
        {cells.map(({ stage, count }) =>
          stage ? (
            <li>
              <a href={addressOf(view, ["items"], { stage })}>{t.stage[stage]}</a> <strong>{count}</strong>
            </li>
          ) : null,
        )}
      </ul>
    </section>
  );
}
