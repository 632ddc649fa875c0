/** The most tokens that a query may have. */
export const MOST_TOKENS = 3000;
/** The most fields that a query may nest within each other. */
export const DEEPEST = 20;
/** The most lists and objects that a variable may nest within each other: inputs that hold themselves are read by recursion. */
export const DEEPEST_VARIABLE = 32;
/** The most that a query may cost, in plain fields of an answer and the work of as many. */
export const HIGHEST_COST = 100_000;
/** What costs more than this is large: it works in turn with others, after everything that is small. */
export const LARGE = 400;

/** The answer to what costs more than this may be long: it is written out bit by bit. */
export const LONG_ANSWER = 5000;

/** What may be under way at once, in the same measure: for one caller, and for all. Small and large are counted apart. */
export const UNDER_WAY = {
  large: { perCaller: 2 * HIGHEST_COST, altogether: 6 * HIGHEST_COST },
  small: { perCaller: 4 * HIGHEST_COST, altogether: 10 * HIGHEST_COST },
} as const;

/** What a request costs beside what it asks for: it is read and checked, also when it is refused. */
export const REQUEST_COST = 30;
/** What a caller may ask for in {@link BUDGET_SECONDS} unless it is set: some ten seconds of work. */
export const USUAL_BUDGET = 3_000_000;
/** For how long a budget is, in seconds. */
export const BUDGET_SECONDS = 60;

/** When a caller who was told to wait may come again, in seconds. */
export const COME_AGAIN_SECONDS = 2;

/** How long a request may take unless it is set, in seconds. */
export const LONGEST_REQUEST_SECONDS = 30;
/** Bodies from so many bytes on are read one after another: to read a long query takes its time. */
export const LONG_BODY = 4096;
/** Who asks for too much is told so after this time, in milliseconds, so that asking again and again is no way to keep the server busy. */
export const REFUSED_AFTER_MS = 400;

/** What those who watch may cause with each act, in the measure of the cost: one of them, one caller, and all. */
export const WATCHING = { one: 2000, perCaller: 40_000, altogether: 200_000 } as const;
/** What watching costs with each act beside what is asked for. */
export const WATCHER_COST = 60;
/** The longest subscription with its variables, in characters. */
export const LONGEST_SUBSCRIPTION = 32_768;
/**
 * How often a stream on which nothing happens shows that it lives; and whoever takes nothing for how long is not there any more, or
 * too slow: in milliseconds.
 */
export const STREAM_TIMES = { heartbeatMs: 12_000, stallMs: 30_000 };
