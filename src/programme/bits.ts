/** A set of slots, one bit each. Bits that are not there are not set. */
export type Bits = Uint32Array;

/** The slots that share something: few as numbers, many as bits. Immutable. */
export type Slots = readonly number[] | Bits;

const PER_WORD = 32;
/** What fewer slots than this part of all share takes less memory as numbers. */
const FEW_OF = 64;
const LEAST_FEW = 32;

/** No slots, with room for so many. */
export function noBits(end: number): Bits {
  return new Uint32Array(Math.ceil(end / PER_WORD));
}

/** Whether a slot is in the set. */
export function hasBit(bits: Bits, slot: number): boolean {
  return ((bits[slot >>> 5] ?? 0) & (1 << (slot & 31))) !== 0;
}

/** Says of bits that nobody else holds whether a slot is in the set. */
export function setBit(bits: Bits, slot: number, isIn = true): void {
  const word = bits[slot >>> 5] ?? 0;
  const bit = 1 << (slot & 31);
  bits[slot >>> 5] = isIn ? word | bit : word & ~bit;
}

/** A copy of bits, with room for so many slots. */
export function grown(bits: Bits, end: number): Bits {
  const copy = new Uint32Array(Math.max(bits.length, Math.ceil(end / PER_WORD)));
  copy.set(bits);
  return copy;
}

/** Adds slots to bits that nobody else holds. */
export function addSlots(bits: Bits, slots: Slots): void {
  if (!(slots instanceof Uint32Array)) {
    for (const slot of slots) bits[slot >>> 5] = (bits[slot >>> 5] as number) | (1 << (slot & 31));
    return;
  }
  const words = Math.min(bits.length, slots.length);
  for (let word = 0; word < words; word += 1) bits[word] = (bits[word] as number) | (slots[word] as number);
}

/** What is in both. */
export function both(a: Bits, b: Bits): Bits {
  const bits = new Uint32Array(Math.min(a.length, b.length));
  for (let word = 0; word < bits.length; word += 1) bits[word] = (a[word] as number) & (b[word] as number);
  return bits;
}

/** What is in the first and not in the second. */
export function without(a: Bits, b: Bits): Bits {
  const bits = a.slice();
  const words = Math.min(a.length, b.length);
  for (let word = 0; word < words; word += 1) bits[word] = (a[word] as number) & ~(b[word] as number);
  return bits;
}

/** Whether no slot is in the set. */
export function isEmpty(bits: Bits): boolean {
  return !bits.some((word) => word !== 0);
}

/** How many slots are in the set. */
export function countBits(bits: Bits): number {
  let count = 0;
  for (let index = 0; index < bits.length; index += 1) count += onesIn(bits[index] as number);
  return count;
}

/** The slots in the set, in ascending order. */
export function slotsIn(bits: Bits): number[] {
  const slots: number[] = [];
  forEachSlot(bits, (slot) => void slots.push(slot));
  return slots;
}

/** Visits the slots in the set, in ascending order. */
export function forEachSlot(bits: Bits, visit: (slot: number) => void): void {
  for (let index = 0; index < bits.length; index += 1) {
    let word = bits[index] as number;
    while (word !== 0) {
      visit(index * PER_WORD + 31 - Math.clz32(word & -word));
      word &= word - 1;
    }
  }
}

/** Slots of which few or many share something, among so many. */
export function slotsOf(slots: readonly number[], end: number): Slots {
  if (slots.length <= Math.max(LEAST_FEW, end / FEW_OF)) return slots;
  const bits = noBits(end);
  addSlots(bits, slots);
  return bits;
}

/** The slots with one more. */
export function withSlot(slots: Slots, slot: number, end: number): Slots {
  if (!(slots instanceof Uint32Array)) return slots.includes(slot) ? slots : slotsOf([...slots, slot], end);
  const bits = grown(slots, slot + 1);
  setBit(bits, slot);
  return bits;
}

/** The slots without one; null where none is left. */
export function withoutSlot(slots: Slots, slot: number): Slots | null {
  if (!(slots instanceof Uint32Array)) {
    const others = slots.filter((one) => one !== slot);
    return others.length > 0 ? others : null;
  }
  const bits = slots.slice();
  setBit(bits, slot, false);
  return isEmpty(bits) ? null : bits;
}

function onesIn(word: number): number {
  let ones = word - ((word >>> 1) & 0x55555555);
  ones = (ones & 0x33333333) + ((ones >>> 2) & 0x33333333);
  return (((ones + (ones >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
