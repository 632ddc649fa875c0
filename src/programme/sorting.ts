/** How many members are sorted, or looked at, between two yields. */
const AT_ONCE = 50;
/** How many that are sorted already are merged between two yields. */
const MERGED_AT_ONCE = 4000;

/** What is given, sorted bit by bit: it is there when nothing more is yielded. Equal ones stay in their order. */
export function* sortedBitByBit<T>(
  given: Iterable<T>,
  compare: (a: T, b: T) => number,
): Generator<void, T[]> {
  let runs: T[][] = [];
  let run: T[] = [];
  for (const one of given) {
    if (run.length === 0) runs.push(run);
    run.push(one);
    if (run.length < AT_ONCE) continue;
    run.sort(compare);
    run = [];
    yield;
  }
  run.sort(compare);
  while (runs.length > 1) {
    const longer: T[][] = [];
    for (let index = 0; index < runs.length; index += 2) {
      longer.push(yield* merged(runs[index] ?? [], runs[index + 1] ?? [], compare));
    }
    runs = longer;
  }
  return runs[0] ?? [];
}

function* merged<T>(a: readonly T[], b: readonly T[], compare: (a: T, b: T) => number): Generator<void, T[]> {
  const all: T[] = [];
  let next = 0;
  for (const one of a) {
    while (next < b.length && compare(b[next] as T, one) < 0) {
      all.push(b[next] as T);
      next += 1;
    }
    all.push(one);
    if (all.length % MERGED_AT_ONCE === 0) yield;
  }
  for (; next < b.length; next += 1) all.push(b[next] as T);
  yield;
  return all;
}
