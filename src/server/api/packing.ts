import type { IncomingMessage } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, deflate, gzip } from "node:zlib";

/** The ways in which an answer can be packed, the best first. */
const CODINGS = ["br", "gzip", "deflate"] as const;

/** A way in which an answer can be packed. */
export type Coding = (typeof CODINGS)[number];

/** From so many bytes on it is worth the work. */
export const WORTH_PACKING = 1024;

/** What the answers of a running server are packed with: quick, and nearly as small as it can be. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

const [packBrotli, packGzip, packDeflate] = [promisify(brotliCompress), promisify(gzip), promisify(deflate)];

/** The way in which an answer to this request is to be packed (RFC 9110 §12.5.3); null: as it is. */
export function codingFor({ headers }: IncomingMessage): Coding | null {
  const said = headers["accept-encoding"];
  if (!said) return null;
  const wishes = new Map(String(said).toLowerCase().split(",").map(wish));
  const liking = (coding: string) => wishes.get(coding) ?? wishes.get("*") ?? 0;
  const [best] = CODINGS.toSorted((one, other) => liking(other) - liking(one));
  return best && liking(best) > 0 && liking(best) >= (wishes.get("identity") ?? 0) ? best : null;
}

/** `gzip;q=0.5` as its name and how much it is liked. */
function wish(said: string): [coding: string, liking: number] {
  const [coding = "", ...more] = said.split(";").map((part) => part.trim());
  const quality = more.find((part) => part.startsWith("q="))?.slice(2);
  return [coding, Number(quality ?? 1) || 0];
}

/** Packs what an answer says. */
export function pack(text: Buffer, coding: Coding): Promise<Buffer> {
  if (coding === "br") return packBrotli(text, BROTLI);
  return coding === "gzip" ? packGzip(text) : packDeflate(text);
}
