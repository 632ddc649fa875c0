import { fold } from "../../names/fold.js";

/** What an item can be asked about: one value of a field. */
export type Value = string | number | boolean;

/** What is asked of the values of one field. Everything that is given has to hold. */
export interface Condition {
  /** Any of these. */
  readonly in?: readonly Value[] | null;
  /** Any of these texts, without regard to case, accents and forms of dashes. */
  readonly is?: readonly string[] | null;
  /** This or later, or more. */
  readonly from?: Value | null;
  /** This or earlier, or less. */
  readonly to?: Value | null;
  /** Somewhere within the text, without regard to case, accents and forms of dashes. */
  readonly contains?: string | null;
  /** At the beginning of the text, likewise. */
  readonly startsWith?: string | null;
  /** Whether there is no value at all. */
  readonly isNull?: boolean | null;
}

/** Whether the values of an item's field meet a condition. */
export type ValuesTest = (values: readonly Value[]) => boolean;

/** The test that a condition asks for. Where a field has several values, one of them has to meet all of it. */
export function testOf(condition: Condition): ValuesTest {
  const { isNull } = condition;
  const tests = [...exactTests(condition), ...textTests(condition)];
  return (values) => {
    if (typeof isNull === "boolean" && isNull !== (values.length === 0)) return false;
    return tests.length === 0 || values.some((value) => tests.every((test) => test(value)));
  };
}

type ValueTest = (value: Value) => boolean;

function exactTests({ in: among, from, to }: Condition): ValueTest[] {
  const wanted = among && new Set(among);
  return [
    ...(wanted ? [(value: Value) => wanted.has(value)] : []),
    ...(isGiven(from) ? [(value: Value) => value >= from] : []),
    ...(isGiven(to) ? [(value: Value) => value <= to] : []),
  ];
}

function textTests({ is, contains, startsWith }: Condition): ValueTest[] {
  const tests: ((text: string) => boolean)[] = [];
  if (is) {
    const wanted = new Set(is.map(fold));
    tests.push((text) => wanted.has(text));
  }
  if (isGiven(contains)) {
    const part = fold(contains);
    tests.push((text) => text.includes(part));
  }
  if (isGiven(startsWith)) {
    const start = fold(startsWith);
    tests.push((text) => text.startsWith(start));
  }
  if (tests.length === 0) return [];
  return [
    (value) => {
      const folded = fold(String(value));
      return tests.every((test) => test(folded));
    },
  ];
}

const isGiven = <V>(value: V | null | undefined): value is V => value !== null && value !== undefined;
