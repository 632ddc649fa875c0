import type { Collection, Connection } from "mongoose";
import type { AccessToken } from "../domain/access-token.js";
import type { Instant } from "../domain/calendar.js";
import { named } from "./errors.js";

/** The personal tokens of access, by id. */
export interface Tokens {
  insert(token: AccessToken): Promise<void>;
  find(id: string): Promise<AccessToken | null>;
  /** All tokens of a person, revoked and expired ones included, newest first. */
  ofPerson(handle: string): Promise<AccessToken[]>;
  /** Marks a token as revoked, unless it is. */
  revoke(id: string, at: Instant): Promise<void>;
  /** Notes that a token was used. */
  use(id: string, at: Instant): Promise<void>;
  /** Whether any token is on record, also one that is good no more. */
  isAny(): Promise<boolean>;
  /** The ids and digests of the tokens that are good at this moment. */
  usable(now: Instant): Promise<Pick<AccessToken, "id" | "hash">[]>;
  /** How many tokens are good at this moment. */
  countUsable(now: Instant): Promise<number>;
}

type StoredToken = Omit<AccessToken, "id"> & { _id: string };

/** The tokens of a database, kept in its collection `tokens`. */
export function tokensOn(connection: Connection): Tokens {
  const tokens = connection.collection("tokens") as unknown as Collection<StoredToken>;
  return {
    insert: ({ id, ...token }) =>
      named(async () => {
        await tokens.insertOne({ _id: id, ...token });
      }),
    find: (id) =>
      named(async () => {
        const stored = await tokens.findOne({ _id: id });
        return stored && toToken(stored);
      }),
    ofPerson: (handle) =>
      named(async () => {
        const stored = await tokens.find({ person: handle }).sort({ createdAt: -1, _id: 1 }).toArray();
        return stored.map(toToken);
      }),
    revoke: (id, at) =>
      named(async () => {
        await tokens.updateOne({ _id: id, revokedAt: null }, { $set: { revokedAt: at } });
      }),
    use: (id, at) =>
      named(async () => {
        await tokens.updateOne({ _id: id }, { $set: { lastUsedAt: at } });
      }),
    isAny: () => named(async () => (await tokens.findOne({})) !== null),
    usable: (now) =>
      named(async () => {
        const good = tokens.find({ revokedAt: null, expiresAt: { $gt: now } }, { projection: { hash: 1 } });
        return (await good.toArray()).map(({ _id, hash }) => ({ id: _id, hash }));
      }),
    countUsable: (now) => named(() => tokens.countDocuments({ revokedAt: null, expiresAt: { $gt: now } })),
  };
}

function toToken({ _id, ...token }: StoredToken): AccessToken {
  return { ...token, id: _id };
}
