/** What the page of a report asks the API, as any client could. */
export const REPORT_QUERY = `query Report($meeting: String!, $body: String) {
  meeting(code: $meeting) { title report(body: $body) }
}`;

/** What the API answers. */
export interface ReportAnswer {
  readonly meeting: { readonly title: string; readonly report: string } | null;
}
