import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** LMDB's data format 2: a page header of 24 bytes, then the page. Offsets below count from the beginning of a page. */
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
const PAGE = { number: 0, flags: 18, lower: 20, nodes: 24 };
const BRANCH = 1;
const NODE_HEADER = 8;
const IN_PAGES_OF_ITS_OWN = 1;
const NO_ROOT = 2n ** 64n - 1n;

interface Meta {
  readonly pageSize: number;
  readonly lastPage: number;
  readonly transaction: number;
  /** Of the list of free pages and of the data; none where there is nothing. */
  readonly roots: readonly number[];
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
 * Whether the end of an LMDB file is missing, so that whoever maps it into memory would be ended by a signal. LMDB itself
 * does not look. A file may rightly be shorter than its last page says, since a page that was taken and given back in one
 * transaction is never written: then every page that is in use has to be there.
 */
export function isCutOff(file: string): boolean {
  return withFile(file, (read, size) => {
    const meta = newestMeta(read);
    if (!meta) return true;
    if (size >= (meta.lastPage + 1) * meta.pageSize) return false;
    let left = meta.lastPage + 1;
    const page = (number: number) => read(number * meta.pageSize, meta.pageSize);
    const isWhole = (number: number): boolean => {
      const bytes = page(number);
      if (!bytes || bytes.readBigUInt64LE(PAGE.number) !== BigInt(number) || left-- <= 0) return false;
      return nodesOf(bytes).every((node) => {
        if ((bytes.readUInt16LE(PAGE.flags) & BRANCH) !== 0) return isWhole(childOf(bytes, node));
        const far = ownPagesOf(bytes, node);
        return !far || (far.first + far.count) * meta.pageSize <= size;
      });
    };
    return !meta.roots.every(isWhole);
  });
}

/** The number of the last commit that a lock file of LMDB's knows of; 0 where there was none. */
export function lastCommitIn(lockFile: string): number {
  return withFile(lockFile, (read) => {
    const head = read(0, 16);
    return head?.readUInt32LE(0) === MAGIC ? Number(head.readBigUInt64LE(8)) : 0;
  });
}

type Read = (from: number, length: number) => Buffer | null;

function withFile<T>(file: string, look: (read: Read, size: number) => T): T {
  const descriptor = openSync(file, "r");
  try {
    const read = (from: number, length: number) => {
      const bytes = Buffer.alloc(length);
      return readSync(descriptor, bytes, 0, length, from) === length ? bytes : null;
    };
    return look(read, fstatSync(descriptor).size);
  } finally {
    closeSync(descriptor);
  }
}

/** The newer of the two meta pages; null unless both are there. */
function newestMeta(read: Read): Meta | null {
  const first = metaAt(read, 0);
  const second = first && metaAt(read, first.pageSize);
  if (!first || !second || !read(first.pageSize, first.pageSize)) return null;
  return first.transaction > second.transaction ? first : second;
}

function metaAt(read: Read, from: number): Meta | null {
  const bytes = read(from, META.length);
  if (bytes?.readUInt32LE(META.magic) !== MAGIC) return null;
  const roots = [META.freeRoot, META.mainRoot].map((at) => bytes.readBigUInt64LE(at));
  return {
    pageSize: bytes.readUInt32LE(META.pageSize),
    lastPage: Number(bytes.readBigUInt64LE(META.lastPage)),
    transaction: Number(bytes.readBigUInt64LE(META.transaction)),
    roots: roots.filter((root) => root !== NO_ROOT).map(Number),
  };
}

/** Where the nodes of a branch or leaf page begin. */
function nodesOf(page: Buffer): number[] {
  const count = page.readUInt16LE(PAGE.lower) / 2;
  const fits = (at: number) => at + NODE_HEADER <= page.length;
  const places = Array.from({ length: Math.min(count, page.length / 4) }, (_, i) => {
    const at = PAGE.nodes + 2 * i;
    return fits(at) ? HEADER + page.readUInt16LE(at) : page.length;
  });
  return places.filter(fits);
}

function childOf(page: Buffer, node: number): number {
  return page.readUInt32LE(node) + page.readUInt16LE(node + 4) * 2 ** 32;
}

/** The pages that hold a value too long for its leaf; null for one that stands in the leaf. */
function ownPagesOf(page: Buffer, node: number): { first: number; count: number } | null {
  if ((page.readUInt16LE(node + 4) & IN_PAGES_OF_ITS_OWN) === 0) return null;
  const at = node + NODE_HEADER + page.readUInt16LE(node + 6);
  if (at + 24 > page.length) return null;
  return { first: Number(page.readBigUInt64LE(at)), count: Number(page.readBigUInt64LE(at + 16)) };
}
