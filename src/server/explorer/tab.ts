/** A query that stands ready when the page is opened for the first time, and in its side panel ever after. */
export interface ExplorerTab {
  /** Whom it is for, e.g. `Editor of Y.QKD-TLS`. */
  readonly title: string;
  /** The question that it answers, in one sentence. */
  readonly description?: string;
  /** A GraphQL document whose variables have defaults. The name of its first operation becomes the name of the tab. */
  readonly query: string;
}
