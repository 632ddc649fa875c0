const SUGGESTED =
  /^(.*)"([\w]+)" does not exist in "([\w]+)" enum\. Did you mean the enum value (.+)\?(.*)$/su;
const NEGATION = /^(?:NOT?|UN|NON)_?|_?NOT(?=_|$)/g;

/**
 * The message of a validation without suggestions that say the opposite of what was written: a word that is like
 * another but for its "not" is not what was meant. Where nothing else is left to suggest, nothing is suggested.
 */
export function withoutOpposites(message: string): string {
  const [, before, written, type, suggested, after] = SUGGESTED.exec(message) ?? [];
  if (!written || !suggested) return message;
  const names = suggested.match(/\w+(?=")/g) ?? [];
  const kept = names.filter((name) => !areOpposites(name, written));
  if (kept.length === names.length) return message;
  const hint = kept.length > 0 ? ` Did you mean the enum value ${inWords(kept)}?` : "";
  return `${before}"${written}" does not exist in "${type}" enum.${hint}${after}`;
}

function areOpposites(one: string, other: string): boolean {
  const plain = (word: string) => word.toUpperCase().replace(NEGATION, "");
  return isNegated(one) !== isNegated(other) && plain(one) === plain(other);
}

const isNegated = (word: string) => word.toUpperCase().replace(NEGATION, "") !== word.toUpperCase();

function inWords(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`;
}
