import type { VNode } from "preact";
import type { PersonQuery } from "../api-types.js";
import { instantInWords } from "../dates.js";
import { Table } from "../parts/table.js";
import { BoardLink, Day, ItemLink, Mark } from "../parts/words.js";
import { addressOf, type View } from "../view.js";

interface PersonProps {
  readonly data: PersonQuery;
  readonly view: View;
}

/** The page of a person. */
export function Person({ data, view }: PersonProps): VNode {
  const { t, me, asked } = view;
  const { person } = data;
  const handle = person?.handle ?? "";
  const back = addressOf(view, ["people", handle]);
  const act = (mutation: string, said: Record<string, string | number | undefined>) => (
    <a
      class="button"
      href={addressOf(view, ["acts", mutation], { ...said, expectedRevision: person?.revision, back })}
    >
      {t.actName(mutation)}
    </a>
  );
  return (
    <>
      <hgroup>
        <h1>
          <bdi>{person?.name}</bdi>
        </h1>
        <p>
          <bdi>{person?.affiliation ?? ""}</bdi>{" "}
          {person?.email ? <a href={`mailto:${person.email}`}>{person.email}</a> : null}
        </p>
      </hgroup>
      {me && !asked.asOf ? (
        <p>
          {act("appoint", { person: handle })}
          {act("updatePerson", { person: handle })}
        </p>
      ) : null}
      <Mandates
        data={data}
        view={view}
        end={(id) => (me && !asked.asOf ? act("endMandate", { person: handle, mandate: id }) : null)}
      />
      {me?.handle === handle ? <Tokens data={data} view={view} /> : null}
      <Table
        name={t.history}
        heads={[t.day, t.act, t.by]}
        rows={[...(person?.history.nodes ?? [])]
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

function Mandates({
  data,
  view,
  end,
}: PersonProps & { readonly end: (id: string) => VNode | null }): VNode | null {
  const { t } = view;
  const rows = (data.person?.mandates.nodes ?? []).map(
    ({ id, role, from, until, inForce, question, workingParty, studyGroup, workItem, voided }) => {
      const body = question ?? workingParty ?? studyGroup;
      return [
        <>
          {t.role[role]} {inForce ? <Mark tone="good">{t.inForce}</Mark> : null}
          {voided ? <Mark tone="bad">{t.takenBack}</Mark> : null}
        </>,
        workItem ? (
          <ItemLink item={workItem} view={view} />
        ) : body ? (
          <BoardLink label={body.label} view={view} />
        ) : (
          "—"
        ),
        <Day day={from} view={view} />,
        until ? <Day day={until} view={view} /> : "—",
        inForce && !until ? end(id) : "",
      ];
    },
  );
  return <Table name={t.mandates} heads={[t.office, t.body, t.from, t.until, t.acts]} rows={rows} />;
}

function Tokens({ data, view }: PersonProps): VNode {
  const { t, language } = view;
  const rows = (data.me?.tokens ?? []).map(({ id, name, createdAt, expiresAt, revokedAt, scopes }) => [
    <bdi>{name}</bdi>,
    scopes.map((scope) => t.value.TokenScope[scope]).join(", "),
    instantInWords(createdAt, language),
    revokedAt ? t.takenBack : instantInWords(expiresAt, language),
    revokedAt ? (
      ""
    ) : (
      <a class="button" href={addressOf(view, ["acts", "revokeToken"], { id, back: view.asked.path })}>
        {t.actName("revokeToken")}
      </a>
    ),
  ]);
  return (
    <>
      <Table name={t.tokens} heads={[t.name, t.type, t.from, t.until, t.acts]} rows={rows} />
      <p>
        <a class="button" href={addressOf(view, ["acts", "createToken"], { back: view.asked.path })}>
          {t.actName("createToken")}
        </a>
      </p>
    </>
  );
}
