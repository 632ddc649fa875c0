/** What the address of a page says. */
export interface Asked {
  /** The path, as it stands in the address. */
  readonly path: string;
  /** The whole address within these pages. */
  readonly address: string;
  /** What stands in the path, by the names of the page's pattern; a name that stands for several parts has them with `/` between. */
  readonly params: Readonly<Record<string, string>>;
  readonly search: URLSearchParams;
  /** The day that the page shows, from `?asOf=`; null: as things are now. */
  readonly asOf: string | null;
  readonly language: string;
  /** Whether the browser comes with a session. */
  readonly hasSession: boolean;
  /** Of a sitting: the line that the chair is at, and whether it had been dealt with then; null: that is not known. */
  readonly at: { readonly line: string; readonly wasDone: boolean } | null;
  /** The day on which the page is asked for, in Geneva. */
  readonly today: string;
}

/** The moment that a page shows, as the API takes it. */
export const momentOf = ({ asOf }: Asked): { asOf: string } | null => (asOf === null ? null : { asOf });
