import type { AnyAggregate } from "../domain/aggregates.js";
import type { Recorded } from "../domain/history.js";
import { packedAggregate } from "../packed/pack-aggregate.js";
import { followActs } from "./acts-on-record.js";
import { Feed } from "./feed.js";
import { Programme } from "./programme.js";

/** The programme that is current in this process, and how far it follows the database. */
export class LiveProgramme {
  private snapshot: Programme;
  private reached: number;
  /** A fork is forgotten soon: what is derived from the histories does not follow it. */
  private isFork = false;
  /** The commits that led here, for whoever watches. */
  readonly feed: Feed;

  /** Starts from everything that the database held when `position` was its last commit. */
  constructor(aggregates: readonly AnyAggregate[] = [], position = 0) {
    this.snapshot = Programme.of(aggregates);
    this.reached = position;
    this.feed = new Feed(aggregates);
  }

  /** The newest programme. Hold on to it for the length of one answer. */
  get current(): Programme {
    return this.snapshot;
  }

  /** The newest commit, by whomever, that the current programme can contain. */
  get position(): number {
    return this.reached;
  }

  /** Takes over committed aggregates, whoever committed them. Older revisions than the known ones change nothing. */
  apply(changed: readonly AnyAggregate[]): void {
    if (changed.length === 0) return;
    const before = this.snapshot;
    this.snapshot = before.with(this.isFork ? changed : changed.map(packed));
    if (this.isFork) return;
    followActs(before, this.snapshot, changed);
    this.feed.follow(before, this.snapshot, changed);
  }

  /** A programme of its own that begins as this one stands: what is applied to it is seen nowhere else. */
  fork(): LiveProgramme {
    const fork = new LiveProgramme([], this.reached);
    fork.snapshot = this.snapshot;
    fork.isFork = true;
    return fork;
  }

  /** Notes the position of a commit that was applied, or up to which the database was looked at. */
  reach(position: number): void {
    this.reached = Math.max(this.reached, position);
  }
}

function packed({ kind, aggregate }: AnyAggregate): AnyAggregate {
  return { kind, aggregate: packedAggregate(aggregate as Recorded) } as AnyAggregate;
}
