import type { Response } from "express";
import type { Holder } from "../../pages/screen/holder.js";
import { COME_AGAIN_MS, STREAM_HEAD } from "../live/event-stream.js";

/** Where somebody with the gavel is at a sitting. */
export interface Place {
  readonly line: string;
  /** Whether the body had dealt with the line already when it was opened. */
  readonly wasDone: boolean;
  readonly holder: Holder;
}

/** So long it counts where somebody is, in milliseconds: no sitting lasts longer. */
const LONGEST_SITTING_MS = 12 * 60 * 60 * 1000;
/** A stream on which nothing is sent would be cut off by a proxy, in milliseconds. */
const HEARTBEAT_MS = 12_000;

/**
 * At which line of a sitting the chair is, for the room to see the same one. It is in no history, and this process alone knows it; a room
 * that another process serves sees the next open line.
 */
export class Rooms {
  readonly #places = new Map<string, Place & { readonly since: number }>();
  readonly #following = new Map<Response, string>();
  readonly #heart = setInterval(() => this.#sendAll(() => ":\n\n"), HEARTBEAT_MS).unref();

  /** Somebody with the gavel is at a line now. The secretariat does not move a room whose chair is at one. */
  moveTo(sitting: string, place: Place): void {
    const before = this.#placeOf(sitting);
    if (before?.holder === "chair" && place.holder !== "chair") return;
    this.#places.set(sitting, { ...place, since: Date.now() });
    if (before?.line === place.line) return;
    this.#sendAll((followed) => (followed === sitting ? "event: moved\ndata: 1\n\n" : ""));
  }

  /** Where the chair of a sitting is; null: at no line, as far as this process knows. */
  placeOf(sitting: string): Place | null {
    return this.#placeOf(sitting);
  }

  /** Begins a stream that tells whenever the chair goes to another line. */
  follow(sitting: string, response: Response): void {
    response.writeHead(200, STREAM_HEAD);
    response.write(`retry: ${COME_AGAIN_MS}\n\n`);
    this.#following.set(response, sitting);
    response.once("close", () => this.#following.delete(response));
  }

  /** Ends all streams. */
  stop(): void {
    clearInterval(this.#heart);
    for (const response of this.#following.keys()) response.end();
  }

  #placeOf(sitting: string) {
    const place = this.#places.get(sitting);
    if (place && Date.now() - place.since < LONGEST_SITTING_MS) return place;
    this.#places.delete(sitting);
    return null;
  }

  #sendAll(text: (sitting: string) => string): void {
    for (const [response, sitting] of this.#following) {
      const said = text(sitting);
      if (said) response.write(said);
    }
  }
}
