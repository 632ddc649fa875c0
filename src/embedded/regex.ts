import { CommandError, refuse } from "./errors.js";

/**
 * A JavaScript expression that matches what MongoDB's (PCRE2) matches. What JavaScript would read differently is
 * translated; what it cannot say is refused.
 */
export function compileRegex(source: string, options: string): RegExp {
  for (const option of options) {
    if (!"imsu".includes(option)) refuse("BadValue", `regex option '${option}' is not supported`);
  }
  let pattern = source;
  let flags = options;
  const inline = /^\(\?([ims]+)\)/.exec(pattern);
  if (inline) {
    pattern = pattern.slice(inline[0].length);
    flags += inline[1];
  }
  const has = (flag: string) => flags.includes(flag);
  try {
    return new RegExp(translate(pattern, has("m"), has("s")), has("i") ? "ui" : "u");
  } catch (error) {
    if (error instanceof CommandError) throw error;
    return invalid((error as Error).message);
  }
}

function invalid(why: string): never {
  refuse(51091, `Regular expression is invalid: ${why}`);
}

function translate(pattern: string, multiline: boolean, dotAll: boolean): string {
  let out = "";
  let inClass = false;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i] as string;
    if (c === "\\") {
      const escaped = pattern[++i];
      if (escaped === undefined) invalid("\\ at end of pattern");
      if (escaped === "s") out += inClass ? "\\t-\\r " : "[\\t-\\r ]";
      else if (escaped === "S" && !inClass) out += "[^\\t-\\r ]";
      else if (escaped === "S") invalid("\\S in a character class is not supported");
      else if (escaped === "A" && !inClass) out += "(?<![\\s\\S])";
      else if (escaped === "z" && !inClass) out += "(?![\\s\\S])";
      else if (escaped === "Z" && !inClass) out += "(?=\\n?(?![\\s\\S]))";
      else if (/[\w^$\\.*+?()[\]{}|/]/.test(escaped) || (inClass && escaped === "-")) out += `\\${escaped}`;
      else out += escaped;
    } else if (inClass) {
      if (c === "[" && /^\[[:.=]/.test(pattern.slice(i))) invalid("POSIX classes are not supported");
      if (c === "]") inClass = false;
      out += c === "[" ? "\\[" : c;
    } else if (c === "[") {
      inClass = true;
      const start = /^\[\^?\]/.exec(pattern.slice(i));
      if (start) {
        out += `${start[0].slice(0, -1)}\\]`;
        i += start[0].length - 1;
      } else out += c;
    } else if (c === ".") out += dotAll ? "[\\s\\S]" : "[^\\n]";
    else if (c === "^") out += multiline ? "(?<![^\\n])" : "(?<![\\s\\S])";
    else if (c === "$") out += multiline ? "(?![^\\n])" : "(?=\\n?(?![\\s\\S]))";
    else out += c;
  }
  return out;
}
