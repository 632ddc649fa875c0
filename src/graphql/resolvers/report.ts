import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from "type-graphql";
import { today } from "../../application/tracker.js";
import type * as domain from "../../domain/meeting.js";
import { type TextFormat, textOf } from "../../exchange/documents/formats.js";
import { type Cell, cellText, type DocumentModel, type Section } from "../../exchange/documents/model.js";
import { documentInTurns, type ReportKind } from "../../exchange/reports/kinds.js";
import { momentRead } from "../../programme/as-of.js";
import type { Programme } from "../../programme/programme.js";
import { momentNamed, prepareView, programmeAt, programmeOf } from "../as-of.js";
import type { RequestContext } from "../context.js";
import {
  type ReportFormat,
  ReportFormatEnum,
  ReportKindEnum,
  type ReportLanguage,
  ReportLanguageEnum,
} from "../report-enums.js";
import { Meeting } from "../types/meeting.js";
import { MeetingReport, type ReportRow, ReportSection, tagOf } from "../types/report.js";
import { restOf } from "../work/pace.js";
import { findBody } from "./find.js";

const NAMES: Readonly<Record<ReportFormat, TextFormat>> = { MARKDOWN: "md", HTML: "html", CSV: "csv" };

@ArgsType()
class ReportArgs {
  @Field(() => String, {
    nullable: true,
    description: "Only for this body, e.g. `WP3/13`; left out: for all. Error NOT_FOUND when there is none.",
  })
  body?: string | null;
  @Field(() => ReportLanguageEnum, { defaultValue: "EN", description: "Its language." })
  language!: ReportLanguage;
  @Field(() => ReportKindEnum, { defaultValue: "REPORT", description: "Which document." })
  kind!: ReportKind;
}

@Resolver(() => Meeting)
export class MeetingReportResolver {
  @FieldResolver(() => MeetingReport, {
    description:
      "Its report: what was decided and why not, the IPR question, liaison statements, the work programme, candidates of the next " +
      "meeting, what became of this one's, and the head hashes of the items' histories (docs/reports.md). It shows the state at the " +
      "end of the meeting; ask for the meeting with `moment` for that of another day. The day of the state is printed.",
  })
  async report(
    @Root() meeting: domain.Meeting,
    @Args(() => ReportArgs) { body, language, kind }: ReportArgs,
    @Ctx() context: RequestContext,
  ): Promise<DocumentModel> {
    const { programme, asOf } = await stateFor(meeting, context);
    const then = programme.meeting(meeting.code) ?? meeting;
    const of = body ? findBody(programme, body) : null;
    const options = { body: of, asOf, language: tagOf(language) };
    return documentInTurns(kind, () => restOf(context.work.pace), programme, then, options);
  }
}

@Resolver(() => MeetingReport)
export class ReportResolver {
  @FieldResolver(() => [ReportSection], { description: "Its sections, in order." })
  sections(@Root() { sections }: DocumentModel): ReportSection[] {
    return sections.map((section) => ({ ...section, table: tableView(section) }));
  }

  @FieldResolver(() => String, { description: "The whole of it as a text." })
  async text(
    @Root() document: DocumentModel,
    @Arg("format", () => ReportFormatEnum, { defaultValue: "MARKDOWN", description: "In which format." })
    format: ReportFormat,
    @Ctx() { work }: RequestContext,
  ): Promise<string> {
    return textOf(NAMES[format], document, () => restOf(work.pace));
  }
}

function tableView({ table }: Section): ReportSection["table"] {
  return table && { columns: table.columns, rows: table.rows.map(rowView) };
}

/** A row of texts, which are made when they are asked for: there may be very many. */
function rowView(cells: readonly Cell[]): ReportRow {
  return {
    get cells() {
      return cells.map(cellText);
    },
  };
}

/** The programme that a meeting's report shows: of the day asked for, else of its end, while it lasts of today. */
async function stateFor(
  meeting: domain.Meeting,
  context: RequestContext,
): Promise<{ programme: Programme; asOf: string }> {
  const seen = programmeOf(meeting, context);
  const asked = momentRead(seen);
  const now = today(context.tracker);
  if (asked?.asOf || meeting.endsOn >= now) return { programme: seen, asOf: asked?.asOf ?? now };
  const moment = momentNamed({ asOf: meeting.endsOn, asKnownAt: asked?.asKnownAt ?? null });
  if (context.work.pace) await prepareView(context, moment, context.work.pace);
  return { programme: programmeAt(context, { moment }), asOf: meeting.endsOn };
}
