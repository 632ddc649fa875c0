import type { Meeting, Sitting } from "../../domain/meeting.js";
import { daysOf } from "../../domain/meeting.js";
import { type Business, isReported } from "./business.js";
import { section } from "./markdown.js";

/** The meetings that this one agreed: of rapporteur groups with what their announcement says, and of deciding bodies. */
export function futureActivities(business: Business): string[] {
  const { programme, meeting } = business;
  const agreed = programme
    .meetings()
    .filter(({ agreedAt, standing }) => agreedAt === meeting.code && !standing);
  const groups = agreed.flatMap((one) =>
    one.sittings
      .filter(({ kind }) => kind === "RAPPORTEUR_GROUP")
      .map((sitting) => rapporteurRow(one, sitting)),
  );
  const deciding = agreed.flatMap((one) =>
    one.sittings
      .filter(
        ({ kind, body }) =>
          (kind === "STUDY_GROUP" || kind === "WORKING_PARTY") && isReported(business, body),
      )
      .map((sitting) => [sitting.body, daysOf([sitting]), one.place ?? "-"]),
  );
  return [
    section(
      "Planned rapporteur group meetings",
      ["Question", "Date", "Place/Host", "Terms of reference", "Contact"],
      groups,
    ),
    section("Scheduled meetings", ["Body", "Date", "Place"], deciding),
  ];
}

function rapporteurRow(meeting: Meeting, sitting: Sitting): string[] {
  const { questions = [], host, isEMeeting, terms, contact } = sitting;
  const place = isEMeeting ? "E-meeting" : (host ?? meeting.place);
  return [
    questions.join(", ") || sitting.body,
    daysOf([sitting]),
    place ?? "-",
    terms ?? "-",
    contact ?? "-",
  ];
}
