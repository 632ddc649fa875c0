import type { Request } from "express";
import { bodyOf } from "../api/exchange.js";
import type { KeptAnswers, Moment } from "../api/kept-answers.js";
import type { Budget } from "../budget.js";
import { REQUEST_COST } from "../limits.js";
import { sendDocument } from "./send.js";
import type { Visit } from "./visit.js";

/** A page as whoever did not sign in sees it, and the moment that it shows. */
interface Place {
  readonly key: string;
  readonly moment: Moment;
}

/** The pages as they were made for whoever did not sign in, kept beside the API's answers and as long as these. */
export class KeptPages {
  constructor(
    private readonly answers: KeptAnswers,
    private readonly budget: Budget | null,
    private readonly networkOf: (request: Request) => string,
  ) {}

  /** Where the page of a visit is kept; null: it is made for this visit alone. */
  placeOf({ request, session, language, asked }: Visit): Place | null {
    const { authorization, "cache-control": cache = "" } = request.headers;
    // A language that is chosen is remembered, which is told with that answer alone.
    if (session || authorization !== undefined || asked.search.has("lang")) return null;
    if (/\bno-(cache|store)\b/.test(cache) || asked.address.length > LONGEST_ADDRESS) return null;
    const moment = this.answers.now();
    return moment && { key: `page ${language} ${asked.address}`, moment };
  }

  /** Sends the page as it is kept; false: it is not, or its reader has to be told that too much was asked for. */
  async repeat({ key, moment }: Place, { request, response }: Visit): Promise<boolean> {
    const known = this.answers.find(key, moment);
    if (!known) return false;
    const left = this.budget ? await this.budget.takeIfThere(this.networkOf(request), REQUEST_COST) : {};
    if (!left) return false;
    response.set(left);
    await sendDocument(response, known.body);
    return true;
  }

  /** Keeps a page as it was just made. */
  keep({ key, moment }: Place, html: string): void {
    this.answers.keep(key, moment, { headers: {}, body: bodyOf(html) });
  }
}

const LONGEST_ADDRESS = 2000;
