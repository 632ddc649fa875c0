import type { Request, Response } from "express";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Asked } from "../../pages/asked.js";
import { CAPTIONS } from "../../pages/captions/index.js";
import { type Language, languageOf } from "../../pages/language.js";
import type { View } from "../../pages/view.js";
import type { Ask, PageAnswer } from "../ask.js";
import { cookieIn, SESSION_SECONDS, type Session, type Sessions } from "../authentication/session.js";

const SESSION = "wpt_session";
const LANGUAGE = "wpt_language";
const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/** What all visits have in common. */
export interface VisitParts {
  readonly ask: Ask;
  readonly sessions: Sessions;
  readonly files: View["files"];
  readonly today: () => string;
  readonly isTryOutClock: boolean;
}

/** A browser's visit to a page: who it is, in what language, of what day, and what it is told beside. */
export class Visit {
  readonly language: Language;
  #asked: Asked;
  notice: string | null = null;
  #session: Session | null;

  private constructor(
    private readonly parts: VisitParts,
    readonly request: Request,
    readonly response: Response,
    session: Session | null,
    address: string,
    params: Record<string, string>,
  ) {
    this.#session = session;
    const { pathname, search, searchParams } = new URL(address, "http://here");
    this.language = this.#chooseLanguage(searchParams);
    this.#asked = {
      path: pathname,
      address: pathname + search,
      params,
      search: searchParams,
      asOf: searchParams.get("asOf") || null,
      language: this.language,
      hasSession: session !== null,
      at: null,
      today: parts.today(),
    };
  }

  static async begin(parts: VisitParts, request: Request, response: Response): Promise<Visit> {
    const session = await parts.sessions.open(cookieIn(request.headers.cookie, SESSION));
    const params = Object.fromEntries(
      Object.entries(request.params).map(([name, part]) => [name, [part].flat().join("/")]),
    );
    return new Visit(parts, request, response, session, request.originalUrl, params);
  }

  /** The same visit, as if another address had been opened. */
  elsewhere(address: string, params: Record<string, string>): Visit {
    const visit = new Visit(this.parts, this.request, this.response, this.#session, address, params);
    visit.notice = this.notice;
    return visit;
  }

  /** What the address says, and what is known beside it. */
  get asked(): Asked {
    return this.#asked;
  }

  /** Shows a sitting at the line that its chair is at. */
  showAt(at: Asked["at"]): void {
    this.#asked = { ...this.#asked, at };
  }

  get session(): Session | null {
    return this.#session;
  }

  get view(): View {
    const { parts } = this;
    return {
      asked: this.asked,
      language: this.language,
      t: CAPTIONS[this.language],
      me: null,
      notice: this.notice,
      sent: null,
      tryOutDay: parts.isTryOutClock ? parts.today() : null,
      formToken: parts.sessions.formToken(this.#session),
      files: parts.files,
    };
  }

  /** Asks the API as whoever is signed in; where that is over, as nobody, and says so. */
  async ask<Data>(query: string, variables: Record<string, unknown>): Promise<PageAnswer<Data>> {
    const { request, response } = this;
    try {
      return await this.parts.ask<Data>(request, response, { query, variables }, this.#session);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      const { code } = error.extensions;
      const isOver = code === "UNAUTHENTICATED" || code === "FORBIDDEN";
      if (!this.#session || !isOver) return { data: null, errors: [told(error)] };
      this.signOut();
      this.notice = code === "FORBIDDEN" ? error.message : CAPTIONS[this.language].sessionEnded;
      return this.ask(query, variables);
    }
  }

  async signIn(who: Parameters<Sessions["seal"]>[0]): Promise<void> {
    const sealed = await this.parts.sessions.seal(who);
    this.#session = await this.parts.sessions.open(sealed);
    this.setCookie(SESSION, sealed, SESSION_SECONDS);
  }

  signOut(): void {
    this.#session = null;
    this.setCookie(SESSION, "", 0);
  }

  /** Sets a cookie that no script reads and that comes with no form of another site. */
  setCookie(name: string, value: string, seconds: number): void {
    const { request, response } = this;
    response.cookie(name, value, {
      httpOnly: true,
      sameSite: "lax",
      secure: request.secure,
      path: "/",
      maxAge: seconds * 1000,
      encode: String,
    });
  }

  #chooseLanguage(search: URLSearchParams): Language {
    const { request } = this;
    const chosen = languageOf(search.get("lang"));
    if (chosen) this.setCookie(LANGUAGE, chosen, ONE_YEAR_SECONDS);
    const known = request.acceptsLanguages("en", "fr", "zh");
    return (
      chosen ?? languageOf(cookieIn(request.headers.cookie, LANGUAGE)) ?? languageOf(known || "en") ?? "en"
    );
  }
}

const told = (error: GraphQLError): GraphQLFormattedError => error.toJSON();
