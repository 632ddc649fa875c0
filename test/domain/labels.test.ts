import { assert } from "chai";
import { bodyLabel, questionLabel, studyGroupLabel, workingPartyLabel } from "../../src/domain/labels.js";

describe("labels, as people write them", () => {
  const reads = (read: (text: string) => string | null, label: string, spellings: readonly string[]) => {
    for (const text of spellings) assert.equal(read(text), label, text);
  };

  it("reads study groups", () => {
    reads(studyGroupLabel, "SG13", [
      "SG13",
      "sg 13",
      "Study Group 13",
      "ITU-T SG13",
      "ITU-T Study Group 13",
      "ＳＧ１３",
    ]);
    reads(studyGroupLabel, "SG13", [
      "第13研究组",
      "13研究组",
      "Commission d’études 13",
      "CE 13",
      "Comisión de Estudio 13",
    ]);
    reads(studyGroupLabel, "SG13", ["ИК13", "Исследовательская комиссия 13", "لجنة الدراسات 13"]);
  });

  it("reads working parties", () => {
    reads(workingPartyLabel, "WP4/13", [
      "WP4/13",
      "WP 4/13",
      "wp 4 / 13",
      "Working Party 4/13",
      "ＷＰ４／１３",
    ]);
    reads(workingPartyLabel, "WP4/13", [
      "4/13工作组",
      "第4/13工作组",
      "Groupe de travail 4/13",
      "GT 4/13",
      "РГ 4/13",
    ]);
  });

  it("reads Questions", () => {
    reads(questionLabel, "Q16/13", [
      "Q16/13",
      "Q.16/13",
      "q 16/13",
      "Question 16/13",
      "Ｑ１６／１３",
      "Q\u200b16/13",
    ]);
    reads(questionLabel, "Q16/13", [
      "第16/13号课题",
      "16/13号课题",
      "第16/13课题",
      "Cuestión 16/13",
      "Вопрос 16/13",
    ]);
    reads(questionLabel, "Q16/13", ["المسألة 16/13"]);
  });

  it("reads the assembly as a body, and each label as what it is", () => {
    reads(bodyLabel, "WTSA", ["WTSA", "wtsa-24", "World Telecommunication Standardization Assembly"]);
    reads(bodyLabel, "WP4/13", ["WP 4/13"]);
    reads(bodyLabel, "SG13", ["Study Group 13"]);
  });

  it("does not take for a label what is none", () => {
    const none = [
      "",
      "13",
      "4/13",
      "SG0",
      "SG130",
      "WP4",
      "Q16",
      "Q16/13/2",
      "16/13",
      "WP04/13",
      "Y.Q16/13",
      "Question",
    ];
    for (const text of none) {
      assert.isNull(bodyLabel(text), text);
      assert.isNull(questionLabel(text), text);
    }
    assert.isNull(questionLabel("WP4/13"));
    assert.isNull(workingPartyLabel("Q4/13"));
  });
});
