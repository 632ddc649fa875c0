import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { EncryptJWT, jwtDecrypt } from "jose";
import type { Asking } from "../address.js";
import type { Identity } from "./identity.js";

/** As whom a browser is signed in: by a token, or by an issuer's word. */
export type Session = { readonly id: string } & (
  | { readonly token: string }
  | { readonly identity: Identity }
);

/** How long a session lasts, in seconds: a working day. */
export const SESSION_SECONDS = 12 * 60 * 60;

/** Seals and opens what a browser keeps as its session: encrypted, so that nobody reads or makes one, and with an end. */
export class Sessions {
  readonly #key: Buffer;

  /** The secret may have any length; whoever has it can make sessions. */
  constructor(secret: string) {
    this.#key = createHmac("sha256", secret).update("sessions of pages").digest();
  }

  /** A new session in its sealed form. */
  async seal(who: { readonly token: string } | { readonly identity: Identity }): Promise<string> {
    return this.#seal({ id: randomUUID(), ...who }, SESSION_SECONDS);
  }

  /** The session of a sealed form; null: it has ended, or is none that was sealed here. */
  async open(sealed: string | undefined): Promise<Session | null> {
    return (await this.#open(sealed)) as Session | null;
  }

  /** What a form of this session has to send with it. */
  formToken(session: Session | null): string {
    return createHmac("sha256", this.#key)
      .update(`form ${session?.id ?? ""}`)
      .digest("base64url");
  }

  /** Whether a form was made for this session. */
  isOwnForm(session: Session | null, sent: string | undefined): boolean {
    const [own, other] = [Buffer.from(this.formToken(session)), Buffer.from(sent ?? "")];
    return own.length === other.length && timingSafeEqual(own, other);
  }

  /** Seals something else for a short time, such as what has to be remembered while an issuer is asked. */
  async sealFor(seconds: number, said: Record<string, unknown>): Promise<string> {
    return this.#seal(said, seconds);
  }

  /** What was sealed for a short time; null: it is over. */
  async unseal(sealed: string | undefined): Promise<Record<string, unknown> | null> {
    return this.#open(sealed);
  }

  #seal(said: Record<string, unknown>, seconds: number): Promise<string> {
    return new EncryptJWT(said)
      .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
      .setExpirationTime(`${seconds} seconds`)
      .encrypt(this.#key);
  }

  async #open(sealed: string | undefined): Promise<Record<string, unknown> | null> {
    if (!sealed) return null;
    try {
      const { payload } = await jwtDecrypt(sealed, this.#key, {
        keyManagementAlgorithms: ["dir"],
        contentEncryptionAlgorithms: ["A256GCM"],
      });
      return payload;
    } catch {
      return null;
    }
  }
}

/** A request as one of a session: its token counts as if it had been sent, and so does the word of the issuer. */
export function askingInSession(asking: Asking, session: Session | null): Asking {
  if (!session) return asking;
  if ("identity" in session) return { ...asking, identity: session.identity };
  return { ...asking, headers: { ...asking.headers, authorization: `Bearer ${session.token}` } };
}

/** The value of a cookie that a browser sent. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  for (const one of (header ?? "").split(";")) {
    const [key, ...value] = one.trim().split("=");
    if (key === name) return value.join("=");
  }
  return undefined;
}
