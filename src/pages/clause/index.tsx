import type { ClauseQuery, ClauseQueryVariables } from "../api-types.js";
import type { Page } from "../page.js";
import { Table } from "../parts/table.js";
import { Day, Mark } from "../parts/words.js";
import { queryBeside } from "../query-file.js";

/** One clause: what it says, in which edition it was read, and what the tracker enforces for it. */
export const clausePage: Page<ClauseQuery, ClauseQueryVariables> = {
  name: "clause",
  path: "/clauses/:citation",
  query: queryBeside(import.meta.url),
  variables: ({ params }) => ({ citation: params.citation ?? "" }),
  isFound: ({ clause }) => clause !== null,
  title: ({ clause }) => clause?.citation ?? "",
  body: ({ clause, procedures, questionProcedures, readinessRules, governingTexts }, view) => {
    const { t } = view;
    const cites = (one: { readonly clause: { readonly citation: string } }) =>
      one.clause.citation === clause?.citation;
    const acts = (procedures ?? []).flatMap(({ title, rows }) =>
      rows.filter(cites).map((row) => ({ ...row, title })),
    );
    const ofQuestions = questionProcedures.flatMap(({ title, rows }) =>
      rows.filter(cites).map((row) => ({ ...row, title })),
    );
    const rules = readinessRules.filter(cites);
    const text = governingTexts.find(({ name }) => clause?.citation.startsWith(name));
    return (
      <>
        <hgroup>
          <h1>{clause?.citation}</h1>
          <p>{clause?.says ?? ""}</p>
        </hgroup>
        <p>
          {clause?.edition ? `${t.edition}: ${clause.edition}. ` : null}
          {clause?.verified ? (
            <Mark tone="good">{t.wasRead}</Mark>
          ) : (
            <Mark tone="mind">{t.notRead(clause?.readIn ?? null)}</Mark>
          )}
        </p>
        <Table
          name={t.enforces}
          heads={[t.procedure, t.act, t.says, t.stageNow, t.mayFollow, t.forWhom, t.conditions]}
          rows={acts.map(({ title, action, says, by, from, to, conditions }) => [
            title,
            t.action[action],
            says,
            from.map((stage) => t.stage[stage]).join(", "),
            to.map((stage) => t.stage[stage]).join(", ") || "—",
            by.map((role) => t.role[role]).join(", "),
            conditions.join("; ") || "—",
          ])}
        />
        <Table
          name={t.boards}
          heads={[t.procedure, t.act, t.says, t.conditions]}
          rows={ofQuestions.map(({ title, action, says, conditions }) => [
            title,
            t.action[action],
            says,
            conditions.join("; ") || "—",
          ])}
        />
        <Table
          name={t.conditions}
          heads={[t.missing, t.remedy, t.result]}
          rows={rules.map(({ requirement, remedy, severity }) => [requirement, remedy, t.severity[severity]])}
        />
        {acts.length + ofQuestions.length + rules.length === 0 ? <p>{t.citedOnly}</p> : null}
        <Table
          name={t.editions}
          heads={[t.edition, t.from, t.wasRead]}
          rows={(text?.editions ?? []).map(({ code, inForceFrom, wasRead }) => [
            code,
            <Day day={inForceFrom} view={view} />,
            wasRead ? t.yes : t.no,
          ])}
        />
      </>
    );
  },
};
