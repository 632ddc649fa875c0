import { Int32, Int64, Opaque, regexParts, TYPE, typeName, type Value } from "./bson.js";

/** A value as a message shows it, near MongoDB's shell notation. */
export function show(value: Value | undefined): string {
  if (value === undefined) return "missing";
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (value instanceof Int32 || value instanceof Int64) return String(value.value);
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (Array.isArray(value)) return `[ ${value.map(show).join(", ")} ]`;
  if (value instanceof Map)
    return `{ ${[...value].map(([name, item]) => `${name}: ${show(item)}`).join(", ")} }`;
  if (!(value instanceof Opaque)) return "{…}";
  const { pattern, flags } = regexParts(value);
  return value.type === TYPE.regex
    ? `/${pattern}/${flags}`
    : `${typeName(value)}(${value.bytes.toString("hex")})`;
}
