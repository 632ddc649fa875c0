import type { DocumentNode } from "graphql";
import type { Told, Watch } from "../../programme/watch.js";

/** A subscription that is asked for. */
export interface Watching {
  /** Where whoever asks was cut off, as browsers say beside the operation; null: they say nothing. */
  readonly lastEventId: string | null;
  /** What came of it; null: nothing so far, or it was refused. */
  subscribed: Subscribed | null;
}

/** A subscription that was found good. */
export interface Subscribed {
  readonly source: Watch;
  readonly document: DocumentNode;
  readonly operationName: string | null;
  /** As they were sent. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What one event of a subscription is executed upon. */
export interface ToldOfActs {
  readonly acts: Told;
}
