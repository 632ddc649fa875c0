import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { LetterCompared, LetterOutcome } from "../../application/letters/import-letter.js";
import type * as domain from "../../domain/meeting.js";
import { importLetterText } from "../../exchange/letters/import-text.js";
import type { RequestContext } from "../context.js";
import { ImportLetterInput } from "../inputs/letter.js";
import { perform } from "../perform.js";
import { ImportLetterPayload, type LetterComparison } from "../types/letter.js";
import { LetterSource, Meeting } from "../types/meeting.js";
import { told } from "../types/told.js";

const input = { description: "The letter." };

@Resolver(() => Meeting)
export class LetterResolver {
  @Mutation(() => ImportLetterPayload, {
    description:
      "Reads a collective letter and plans its meeting: sittings, deadlines, agenda, candidates. It decides nothing, and what is not " +
      "clear is listed with the reason. All of it is done, or nothing; sent again, it changes nothing. Rehearse it with dryRun.",
  })
  async importLetter(
    @Arg("input", () => ImportLetterInput, input) request: ImportLetterInput,
    @Ctx() context: RequestContext,
  ) {
    const done: LetterOutcome = await perform(context, "importLetter", request, importLetterText);
    return { meeting: done.aggregate, ...told(done), letter: done.letter ? comparisonOf(done.letter) : null };
  }

  @FieldResolver(() => [LetterSource], {
    description:
      "The texts from which it was read: its letter, with addenda and corrigenda, in the order in which they came.",
  })
  sources(@Root() { sources = [] }: domain.Meeting): readonly domain.LetterSource[] {
    return sources;
  }
}

/** A comparison as the API shows it. */
function comparisonOf({ reading, ...compared }: LetterCompared): LetterComparison {
  const { language, subject, authority, chair, contacts } = reading;
  return {
    ...compared,
    language,
    subject: subject?.value ?? null,
    authority: authority?.value.text ?? null,
    chair: chair?.value ?? null,
    contacts: contacts.map(({ value }) => value.value),
  };
}
