import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/**
 * LMDB's data file, format 2, read without LMDB: which trusts what it finds, and is ended by a signal where that is not
 * what it wrote. Offsets count from the beginning of a page; each page begins with a header.
 */
const HEADER = 24;
const MAGIC = 0xbeefc0de;
const META = {
  magic: 24,
  pageSize: 48,
  freeRoot: 88,
  mainRoot: 136,
  lastPage: 144,
  transaction: 152,
  length: 160,
};
const PAGE = { number: 0, flags: 18, lower: 20, upper: 22 };
const BRANCH = 1;
const LEAF = 2;
const OVERFLOW = 4;
const NODE_HEADER = 8;
const IN_PAGES_OF_ITS_OWN = 1;
const NO_ROOT = 2n ** 64n - 1n;
const USUAL_PAGE_SIZE = 4096;

interface Meta {
  readonly pageSize: number;
  readonly transaction: number;
  readonly freeRoot: number | null;
  readonly mainRoot: number | null;
}

type Read = (from: number, length: number) => Buffer | null;

/** What can be read of a data file. */
export interface Contents {
  /** Key (latin1) and value, in the order of the keys. */
  readonly entries: ReadonlyMap<string, Buffer>;
  /** How many pages are missing, or are not what was written; what they led to is lost with them. */
  readonly lostPages: number;
}

/** Whether the file begins as LMDB's do. */
export function isLmdb(file: string): boolean {
  return withFile(file, (read) => {
    const head = read(0, 64) ?? read(0, 32);
    if (!head) return false;
    for (let at = 0; at + 4 <= head.length; at += 4) if (head.readUInt32LE(at) === MAGIC) return true;
    return false;
  });
}

/**
 * Whether every page in use is there and is what it should be: that of the newest commit, which is all that LMDB reads.
 * The file may rightly be shorter than its last page says: one that was taken and given back in one commit is not written.
 */
export function isWhole(file: string): boolean {
  return withFile(file, (read) => {
    const metas = metasIn(read);
    const newest = newestOf(metas);
    if (!newest || metas.length < 2) return false;
    const lost = new Set<number>();
    for (const root of [newest.freeRoot, newest.mainRoot]) {
      for (const leaf of leavesOf(read, newest, root, lost)) checkOwnPages(read, newest, leaf, lost);
      if (lost.size > 0) return false;
    }
    return true;
  });
}

/** Reads everything that can be read; null where not even a meta page can. */
export function contentsOf(file: string): Contents | null {
  return withFile(file, (read) => {
    const meta = newestOf(metasIn(read));
    if (!meta) return null;
    const lost = new Set<number>();
    const entries = new Map<string, Buffer>();
    for (const leaf of leavesOf(read, meta, meta.mainRoot, lost)) {
      const value = ownValueOf(read, meta, leaf, lost);
      if (value) entries.set(keyOf(leaf), value);
    }
    return { entries, lostPages: lost.size };
  });
}

/** The number of the last commit that a lock file of LMDB's knows of; 0 where there was none. */
export function lastCommitIn(lockFile: string): number {
  return withFile(lockFile, (read) => {
    const head = read(0, 16);
    return head?.readUInt32LE(0) === MAGIC ? Number(head.readBigUInt64LE(8)) : 0;
  });
}

function withFile<T>(file: string, look: (read: Read) => T): T {
  const descriptor = openSync(file, "r");
  try {
    const { size } = fstatSync(descriptor);
    return look((from, length) => {
      if (from + length > size) return null;
      const bytes = Buffer.allocUnsafe(length);
      return readSync(descriptor, bytes, 0, length, from) === length ? bytes : null;
    });
  } finally {
    closeSync(descriptor);
  }
}

/** The two meta pages, as far as they are there. */
function metasIn(read: Read): Meta[] {
  const first = metaAt(read, 0);
  const second = metaAt(read, first?.pageSize ?? USUAL_PAGE_SIZE);
  return [first, second].filter((meta) => meta !== null);
}

function newestOf(metas: readonly Meta[]): Meta | undefined {
  return [...metas].sort((a, b) => b.transaction - a.transaction)[0];
}

function metaAt(read: Read, from: number): Meta | null {
  const bytes = read(from, META.length);
  if (bytes?.readUInt32LE(META.magic) !== MAGIC) return null;
  const pageSize = bytes.readUInt32LE(META.pageSize);
  if (pageSize < 256 || pageSize > 65_536 || !read(from, pageSize)) return null;
  const root = (at: number) =>
    bytes.readBigUInt64LE(at) === NO_ROOT ? null : Number(bytes.readBigUInt64LE(at));
  return {
    pageSize,
    transaction: Number(bytes.readBigUInt64LE(META.transaction)),
    freeRoot: root(META.freeRoot),
    mainRoot: root(META.mainRoot),
  };
}

/** A node of a leaf page: where it begins in the bytes of the page. */
interface Leaf {
  readonly page: Buffer;
  readonly at: number;
}

/** The nodes of all leaf pages of a tree that can be reached. Pages that are not what they should be are noted as lost. */
function* leavesOf(read: Read, { pageSize }: Meta, root: number | null, lost: Set<number>): Generator<Leaf> {
  const visited = new Set<number>();
  const waiting = root === null ? [] : [root];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const page = visited.has(number) ? null : read(number * pageSize, pageSize);
    visited.add(number);
    const nodes = page && nodesOf(page, number);
    if (!page || !nodes) lost.add(number);
    else if (flagsOf(page) === BRANCH) waiting.push(...nodes.map((at) => childAt(page, at)).reverse());
    else for (const at of nodes) yield { page, at };
  }
}

const flagsOf = (page: Buffer) => page.readUInt16LE(PAGE.flags) & (BRANCH | LEAF | OVERFLOW);
const isNumbered = (page: Buffer, number: number) => page.readBigUInt64LE(PAGE.number) === BigInt(number);

/** Where the nodes of a branch or leaf page begin; null where it is none, or not sound. */
function nodesOf(page: Buffer, number: number): number[] | null {
  const kind = flagsOf(page);
  if (!isNumbered(page, number) || (kind !== BRANCH && kind !== LEAF)) return null;
  const [lower, upper] = [page.readUInt16LE(PAGE.lower), page.readUInt16LE(PAGE.upper)];
  if (lower > upper || HEADER + upper > page.length || lower % 2 !== 0) return null;
  const nodes = Array.from({ length: lower / 2 }, (_, i) => HEADER + page.readUInt16LE(HEADER + 2 * i));
  const isSound = (at: number) =>
    at >= HEADER + upper && at + NODE_HEADER <= page.length && endOf(page, at, kind) <= page.length;
  return nodes.every(isSound) ? nodes : null;
}

function endOf(page: Buffer, at: number, kind: number): number {
  const value = at + NODE_HEADER + page.readUInt16LE(at + 6);
  if (kind === BRANCH) return value;
  return value + (isFar(page, at) ? 24 : page.readUInt32LE(at));
}

const isFar = (page: Buffer, at: number) => (page.readUInt16LE(at + 4) & IN_PAGES_OF_ITS_OWN) !== 0;
const childAt = (page: Buffer, at: number) => page.readUInt32LE(at) + page.readUInt16LE(at + 4) * 2 ** 32;

function keyOf({ page, at }: Leaf): string {
  const from = at + NODE_HEADER;
  return page.toString("latin1", from, from + page.readUInt16LE(at + 6));
}

function ownValueOf(read: Read, meta: Meta, leaf: Leaf, lost: Set<number>): Buffer | null {
  const { page, at } = leaf;
  const from = at + NODE_HEADER + page.readUInt16LE(at + 6);
  const length = page.readUInt32LE(at);
  if (!isFar(page, at)) return page.subarray(from, from + length);
  if (!checkOwnPages(read, meta, leaf, lost)) return null;
  return read(Number(page.readBigUInt64LE(from)) * meta.pageSize + HEADER, length);
}

/** Whether the pages that hold a value too long for its leaf are there; their contents are not looked at. */
function checkOwnPages(read: Read, { pageSize }: Meta, { page, at }: Leaf, lost: Set<number>): boolean {
  if (!isFar(page, at)) return true;
  const reference = at + NODE_HEADER + page.readUInt16LE(at + 6);
  const first = Number(page.readBigUInt64LE(reference));
  const count = Number(page.readBigUInt64LE(reference + 16));
  const header = read(first * pageSize, HEADER);
  const fits = HEADER + page.readUInt32LE(at) <= count * pageSize;
  const isThere = read((first + count) * pageSize - 1, 1) !== null;
  if (header && fits && isThere && isNumbered(header, first) && flagsOf(header) === OVERFLOW) return true;
  lost.add(first);
  return false;
}
