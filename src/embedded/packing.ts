import { deflateRawSync, inflateRawSync } from "node:zlib";
import { MAX_DOCUMENT_BYTES } from "./bson.js";

/** Values longer than this are kept deflated, in bytes: shorter ones fit a page together with others as they are. */
const LONGEST_AS_IT_IS = 1024;

/** No BSON document begins like this: it would say that it is shorter than its own length. */
const MARK = Buffer.alloc(4);

const DEFLATE = { level: 3, memLevel: 7, windowBits: 14 };

/** The longest value that is unpacked: no document is longer, whatever a damaged file says. */
const INFLATE = { maxOutputLength: MAX_DOCUMENT_BYTES + 1024 };

/** A value as it is put on disk. */
export function packed(value: Buffer): Buffer {
  if (value.length <= LONGEST_AS_IT_IS) return value;
  const shorter = Buffer.concat([MARK, deflateRawSync(value, DEFLATE)]);
  return shorter.length < value.length ? shorter : value;
}

/** The value that was put on disk. What cannot be unpacked is given as it is, and is no document then. */
export function unpacked(stored: Buffer): Buffer {
  if (stored.length <= MARK.length || !stored.subarray(0, MARK.length).equals(MARK)) return stored;
  try {
    return inflateRawSync(stored.subarray(MARK.length), INFLATE);
  } catch {
    return stored;
  }
}
