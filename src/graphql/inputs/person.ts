import { IsEmail, IsInt, Min, ValidateIf, ValidateNested } from "class-validator";
import { LocalDateResolver } from "graphql-scalars";
import { Field, ID, InputType, Int } from "type-graphql";
import type { Role } from "../../domain/vocabulary.js";
import { RoleEnum } from "../enums.js";
import { ActInput } from "./acting.js";
import { BasisInput } from "./acts.js";
import { Line, Name } from "./validators.js";

@InputType({ description: "Makes a person known, so that mandates can be given." })
export class RegisterPersonInput extends ActInput {
  @Name()
  @Field(() => String, {
    description: "A short name that no two persons share: 2 to 64 of a to z, 0 to 9, dots and hyphens.",
  })
  handle!: string;
  @Name()
  @Field(() => String, { description: "Name, 1 to 200 characters." })
  name!: string;
  @Line()
  @Field(() => String, { nullable: true, description: "The member that the person belongs to." })
  affiliation?: string | null;
  @IsEmail({}, { message: "must be an e-mail address" })
  @Name()
  @Field(() => String, { nullable: true, description: "E-mail address; shown to those who signed in only." })
  email?: string | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "From when questions about the past show the person, a Geneva date; left out: today.",
  })
  since?: string | null;
}

@InputType({ description: "Whose mandates an act is upon, and who acts." })
abstract class PersonActInput extends ActInput {
  @Name()
  @Field(() => String, { description: "The person's handle, in any case." })
  person!: string;
  @IsInt()
  @Min(1)
  @Field(() => Int, {
    nullable: true,
    description:
      "The revision of the person that you saw. When it has moved on, nothing is done and you get the fresh one.",
  })
  expectedRevision?: number | null;
  @ValidateNested()
  @Field(() => BasisInput, { nullable: true, description: "What it rests on, e.g. the report of a meeting." })
  basis?: BasisInput | null;
}

@InputType({ description: "Who a person is to the OpenID Connect issuer." })
export class IdentityInput {
  @Name()
  @Field(() => String, { description: "Address of the issuer, the claim `iss`." })
  issuer!: string;
  @Name()
  @Field(() => String, { description: "The issuer's name for the person, the claim `sub`." })
  subject!: string;
}

@InputType({ description: "Changes what is said of a person. What is left out stays; null: not recorded." })
export class UpdatePersonInput extends PersonActInput {
  @Name()
  @Field(() => String, { nullable: true, description: "Name, 1 to 200 characters." })
  name?: string | null;
  @Line()
  @Field(() => String, { nullable: true, description: "The member that the person belongs to." })
  affiliation?: string | null;
  @ValidateIf(({ email }: UpdatePersonInput) => Boolean(email))
  @IsEmail({}, { message: "must be an e-mail address" })
  @Field(() => String, { nullable: true, description: "E-mail address; shown to those who signed in only." })
  email?: string | null;
  @ValidateNested()
  @Field(() => IdentityInput, {
    nullable: true,
    description: "By which identity of the issuer the person signs in; for administrators. Never shown.",
  })
  identity?: IdentityInput | null;
}

@InputType({ description: "Puts right what an event said of a person. What is left out was right." })
export class CorrectPersonInput extends PersonActInput {
  @IsInt()
  @Min(1)
  @Field(() => Int, {
    description:
      "Position in the person's history of the event that said it wrongly, and that nothing has replaced since.",
  })
  event!: number;
  @Name()
  @Field(() => String, { description: "Why the record was wrong, 1 to 200 characters." })
  reason!: string;
  @Name()
  @Field(() => String, { nullable: true, description: "The right name, 1 to 200 characters." })
  name?: string | null;
  @Line()
  @Field(() => String, { nullable: true, description: "The right affiliation; null: not recorded." })
  affiliation?: string | null;
  @ValidateIf(({ email }: CorrectPersonInput) => Boolean(email))
  @IsEmail({}, { message: "must be an e-mail address" })
  @Field(() => String, { nullable: true, description: "The right e-mail address; null: not recorded." })
  email?: string | null;
}

@InputType({ description: "Charges a person with a mandate for a term." })
export class AppointInput extends PersonActInput {
  @Field(() => RoleEnum, { description: "Capacity." })
  role!: Role;
  @Name()
  @Field(() => String, {
    nullable: true,
    description:
      "What the mandate is for: `SG13`, `WP4/13`, `Q16/13`, or the name of a work item; left out for TSB and ADMINISTRATOR.",
  })
  scope?: string | null;
  @Field(() => LocalDateResolver, {
    description:
      "First day of the term, a Geneva date; one that is over is for administrators, with a reason in `basis.note`.",
  })
  from!: string;
  @Field(() => LocalDateResolver, { nullable: true, description: "Last day of the term; left out: open." })
  until?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether the person, a vice-chair, replaces the chair, who is unable to continue (WTSA Res. 1 §3.3); say why in `basis.note`. The role is then that of the chair.",
  })
  replacing?: boolean | null;
  @Name()
  @Field(() => String, {
    nullable: true,
    description:
      "Code of the meeting at whose sitting the person takes the chair, e.g. because the chair is not there: leave to preside while the body sits there, and for nothing else. The role is then that of the chair; `until` left out: the last day of the sitting.",
  })
  actingAt?: string | null;
  @Name()
  @Field(() => String, {
    nullable: true,
    description:
      "Of a LIAISON_RAPPORTEUR: the group with which the liaison is kept up, e.g. `IETF TLS`; of a CONVENER: the name of the correspondence group.",
  })
  group?: string | null;
}

@InputType({ description: "Sets the last day of a mandate that is running or to come." })
export class EndMandateInput extends PersonActInput {
  @Name()
  @Field(() => ID, { description: "The mandate's id, as in `M1`." })
  mandate!: string;
  @Field(() => LocalDateResolver, {
    description:
      "The last day of the term, a Geneva date; one before what was done under the mandate is for administrators, with a reason in `basis.note`.",
  })
  until!: string;
}

@InputType({ description: "Which mandate was recorded wrongly, and why." })
abstract class WrongMandateInput extends PersonActInput {
  @Name()
  @Field(() => ID, { description: "The mandate's id, as in `M1`." })
  mandate!: string;
  @Name()
  @Field(() => String, { description: "Why the record was wrong, 1 to 200 characters." })
  reason!: string;
}

@InputType({ description: "Puts right what is on record of a mandate. What is left out was right." })
export class CorrectMandateInput extends WrongMandateInput {
  @Field(() => RoleEnum, { nullable: true, description: "The right capacity." })
  role?: Role | null;
  @Name()
  @Field(() => String, {
    nullable: true,
    description: "What the mandate is for: `SG13`, `WP4/13`, `Q16/13`, or the name of a work item.",
  })
  scope?: string | null;
  @Field(() => LocalDateResolver, { nullable: true, description: "The right first day, a Geneva date." })
  from?: string | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "The right last day, a Geneva date; null: the term is open.",
  })
  until?: string | null;
}

@InputType({
  description: "Takes an appointment back that was recorded by mistake, the wrong person's for one.",
})
export class VoidMandateInput extends WrongMandateInput {}
