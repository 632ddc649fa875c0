/** What the page of a report asks the API, as any client could. */
export const REPORT_QUERY = `query Report($meeting: String!, $body: String, $language: ReportLanguage!, $kind: ReportKind!) {
  meeting(code: $meeting) {
    code
    report(body: $body, language: $language, kind: $kind) {
      title
      language
      lead
      sections {
        key
        level
        title
        paragraphs
        table { columns { key title type } rows { cells } }
      }
    }
  }
}`;

/** A report as the API answers it. */
export interface ReportAnswer {
  readonly meeting: { readonly code: string; readonly report: Report } | null;
}

interface Report {
  readonly title: string;
  readonly language: string;
  readonly lead: readonly string[];
  readonly sections: readonly Section[];
}

interface Section {
  readonly key: string;
  readonly level: number;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly table: {
    readonly columns: readonly { readonly key: string; readonly title: string; readonly type: string }[];
    readonly rows: readonly { readonly cells: readonly string[] }[];
  } | null;
}
