import type { VNode } from "preact";
import type { MeetingQuery } from "../api-types.js";
import { ReportLinks } from "../parts/report-links.js";
import { Table } from "../parts/table.js";
import { BoardLink, ClauseLink, Day, Mark, Title } from "../parts/words.js";
import { addressOf, type View } from "../view.js";
import { Candidates, Decided } from "./decisions.js";
import { Outcomes } from "./outcomes.js";

/** The meeting that the page's query is answered with. */
type MeetingData = NonNullable<MeetingQuery["meeting"]>;

interface MeetingProps {
  readonly meeting: MeetingData;
  readonly view: View;
}

/** The page of a meeting. */
export function Meeting({ meeting, view }: MeetingProps): VNode {
  const { t } = view;
  const { startsOn, endsOn, place, status, offBecause, letter } = meeting;
  return (
    <>
      <hgroup>
        <h1>
          <bdi>{meeting.title}</bdi> <Mark tone="plain">{t.value.MeetingStatus[status]}</Mark>
        </h1>
        <p>
          {meeting.code} · <Day day={startsOn} view={view} /> – <Day day={endsOn} view={view} />
          {place ? <> · {place}</> : null}
          {letter ? <> · {`${t.letter} ${letter.number}`}</> : null}
        </p>
      </hgroup>
      {offBecause ? <p class="notice">{offBecause}</p> : null}
      <Reports meeting={meeting} view={view} />
      <Consoles meeting={meeting} view={view} />
      <Candidates candidates={meeting.candidates.nodes} view={view} />
      <Decided decisions={meeting.decisions.nodes} view={view} />
      <Outcomes meeting={meeting} view={view} />
      <Sittings meeting={meeting} view={view} />
      <Table
        name={t.agenda}
        heads={[t.number, t.title, t.type]}
        rows={meeting.agenda.map(({ number, title, purpose }) => [
          String(number),
          <Title text={title} />,
          purpose ? t.value.AgendaPurpose[purpose] : "",
        ])}
      />
      <Table
        name={t.deadlines}
        heads={[t.day, t.deadline, t.rule, t.clause]}
        rows={meeting.deadlines.map(({ date, what, rule, clause }) => [
          <Day day={date} view={view} />,
          what,
          rule ?? "—",
          <ClauseLink clause={clause ?? null} view={view} />,
        ])}
      />
      <Table
        name={t.liaisons}
        heads={[t.number, t.title, t.result]}
        rows={meeting.liaisonStatements.nodes.map(({ designation, title, status: stands }) => [
          designation,
          <Title text={title} />,
          t.value.LiaisonStatus[stands],
        ])}
      />
      <Acts meeting={meeting} view={view} />
      <Table
        name={t.history}
        heads={[t.day, t.act, t.by]}
        rows={[...meeting.history.nodes]
          .reverse()
          .map(({ effectiveOn, action, by }) => [
            <Day day={effectiveOn} view={view} />,
            t.action[action],
            `${by.name} (${t.role[by.role]})`,
          ])}
      />
    </>
  );
}

/** The bodies that decide at the meeting. */
const bodiesOf = ({ sittings, candidates }: MeetingData): string[] => [
  ...new Set([
    ...sittings.filter(({ body }) => body.workingParty ?? body.studyGroup).map(({ body }) => body.label),
    ...candidates.nodes.map(({ body }) => body.label),
  ]),
];

function Reports({ meeting, view }: MeetingProps): VNode {
  const { t } = view;
  const of = (path: string, name: string) => (
    <li>
      <ReportLinks path={path} name={name} />
    </li>
  );
  return (
    <section>
      <h2>{t.report}</h2>
      <ul class="counts">
        {of(`/reports/${meeting.code}`, t.allBodies)}
        {bodiesOf(meeting).map((label) => of(`/reports/${meeting.code}/${label}`, label))}
      </ul>
    </section>
  );
}

function Consoles({ meeting, view }: MeetingProps): VNode {
  const { t } = view;
  return (
    <p>
      {t.console}:
      {bodiesOf(meeting).map((label) => (
        <>
          {" "}
          <a class="button" href={addressOf(view, ["meetings", meeting.code, "console", label])}>
            {label}
          </a>
        </>
      ))}
    </p>
  );
}

function Sittings({ meeting, view }: MeetingProps): VNode | null {
  const { t } = view;
  const rows = meeting.sittings.map(({ title, kind, body, startsOn, startTime }) => [
    <>
      <Day day={startsOn} view={view} /> {startTime ?? ""}
    </>,
    <Title text={title} />,
    body.workingParty || body.studyGroup ? <BoardLink label={body.label} view={view} /> : body.label,
    t.value.SittingKind[kind],
  ]);
  return <Table name={t.sittings} heads={[t.day, t.title, t.body, t.type]} rows={rows} />;
}

/** What may be recorded of a meeting, each with its form; whether it may be is said when it is sent. */
const ACTS = [
  "changeMeeting",
  "changeAgenda",
  "recordIprQuestion",
  "agreeNewWorkItem",
  "postponeMeeting",
  "callOffMeeting",
];

function Acts({ meeting, view }: MeetingProps): VNode | null {
  const { t, me, asked } = view;
  if (!me || asked.asOf) return null;
  const back = addressOf(view, ["meetings", meeting.code]);
  return (
    <p class="acts">
      {ACTS.map((mutation) => (
        <a
          class="button"
          href={addressOf(view, ["acts", mutation], {
            meeting: meeting.code,
            expectedRevision: meeting.revision,
            back,
          })}
        >
          {t.actName(mutation)}
        </a>
      ))}
    </p>
  );
}
