import type { Captions } from "./en.js";

/** The names of a work item's fields, as its history has them. */
const EN_FIELDS = {
  a5Justifications: "justification of normative references (Rec. A.5)",
  acronym: "provisional name",
  aliases: "other names",
  approvalVariant: "how it was approved",
  approvedOn: "approved on",
  baseTexts: "base texts",
  candidacies: "plan for a meeting",
  carriedFrom: "carried over from study periods",
  checklist: "point of the checklist",
  comments: "comment",
  contributions: "contribution",
  cycle: "attempt at approval",
  decisions: "decision",
  editors: "editors",
  equivalentNumber: "number of the common text",
  externalReferences: "normative references to other organisations",
  externalStatus: "status code of another system",
  integral: "has normative content",
  iprStatements: "IPR statement",
  jointQuestions: "further Questions",
  kin: "relation to another item",
  liaisons: "liaisons",
  mergedInto: "merged into",
  number: "number",
  parent: "text that it belongs to",
  positions: "position",
  priority: "priority",
  process: "process",
  question: "Question",
  registration: "registration",
  relations: "relations to other texts",
  replies: "reply of a Member State",
  scope: "scope",
  selectedBefore: "process that was selected before",
  stage: "stage",
  stageSince: "at its stage since",
  steps: "step of the approval",
  studyGroup: "study group",
  studyPeriod: "study period",
  summary: "summary",
  supportingMembers: "supporting members",
  timing: "timing",
  titles: "title",
  type: "type",
  version: "version",
  waits: "wait",
};

/** The words for each field of a work item; one that is missing in a language does not compile. */
type FieldWords = Readonly<Record<keyof typeof EN_FIELDS, string>>;

const FR_FIELDS: FieldWords = {
  a5Justifications: "justification des références normatives (Rec. A.5)",
  acronym: "nom provisoire",
  aliases: "autres noms",
  approvalVariant: "mode d'approbation",
  approvedOn: "approuvé le",
  baseTexts: "textes de base",
  candidacies: "prévu pour une réunion",
  carriedFrom: "repris des périodes d'études",
  checklist: "point de la liste de contrôle",
  comments: "observation",
  contributions: "contribution",
  cycle: "tentative d'approbation",
  decisions: "décision",
  editors: "éditeurs",
  equivalentNumber: "numéro du texte commun",
  externalReferences: "références normatives à d'autres organisations",
  externalStatus: "code d'état d'un autre système",
  integral: "contenu normatif",
  iprStatements: "déclaration de propriété intellectuelle",
  jointQuestions: "autres Questions",
  kin: "lien avec un autre sujet",
  liaisons: "liaisons",
  mergedInto: "fusionné avec",
  number: "numéro",
  parent: "texte dont il fait partie",
  positions: "position",
  priority: "priorité",
  process: "procédure",
  question: "Question",
  registration: "enregistrement",
  relations: "liens avec d'autres textes",
  replies: "réponse d'un État Membre",
  scope: "domaine d'application",
  selectedBefore: "procédure choisie auparavant",
  stage: "étape",
  stageSince: "à cette étape depuis",
  steps: "phase de l'approbation",
  studyGroup: "commission d'études",
  studyPeriod: "période d'études",
  summary: "résumé",
  supportingMembers: "membres qui le soutiennent",
  timing: "échéance",
  titles: "titre",
  type: "type",
  version: "version",
  waits: "attente",
};

const ZH_FIELDS: FieldWords = {
  a5Justifications: "规范性参考文献的理由（A.5建议书）",
  acronym: "临时名称",
  aliases: "其他名称",
  approvalVariant: "批准方式",
  approvedOn: "批准日期",
  baseTexts: "基础文本",
  candidacies: "会议计划",
  carriedFrom: "沿自以往研究期",
  checklist: "核对表要点",
  comments: "意见",
  contributions: "文稿",
  cycle: "批准次数",
  decisions: "决定",
  editors: "编辑",
  equivalentNumber: "共同文本编号",
  externalReferences: "对其他组织的规范性引用",
  externalStatus: "其他系统的状态代码",
  integral: "含规范性内容",
  iprStatements: "知识产权声明",
  jointQuestions: "其他课题",
  kin: "与其他项目的关系",
  liaisons: "联络",
  mergedInto: "并入",
  number: "编号",
  parent: "所属文本",
  positions: "立场",
  priority: "优先级",
  process: "程序",
  question: "课题",
  registration: "登记",
  relations: "与其他文本的关系",
  replies: "成员国答复",
  scope: "范围",
  selectedBefore: "此前选定的程序",
  stage: "阶段",
  stageSince: "进入现阶段日期",
  steps: "批准步骤",
  studyGroup: "研究组",
  studyPeriod: "研究期",
  summary: "摘要",
  supportingMembers: "支持成员",
  timing: "时间",
  titles: "标题",
  type: "类型",
  version: "版本",
  waits: "等待",
};

/** Fields of forms that captions have a word for, by the last name of each. */
const CAPTIONED = {
  affiliation: "affiliation",
  agendaItem: "agendaItem",
  assignedNumber: "number",
  body: "body",
  date: "day",
  document: "document",
  finalText: "document",
  from: "from",
  kind: "decision",
  language: "language",
  meeting: "meeting",
  name: "name",
  outcome: "result",
  person: "person",
  place: "place",
  process: "process",
  question: "question",
  reason: "reason",
  role: "office",
  text: "text",
  title: "title",
  titles: "titles",
  type: "type",
  until: "until",
  workingParty: "workingParty",
} as const;

/** What a field of a form is called in another language than that of the API; null: there is no word for it. */
export function captionedField(
  path: string,
  t: Pick<Captions, (typeof CAPTIONED)[keyof typeof CAPTIONED]>,
): string | null {
  const name = path.split(".").at(-1) ?? "";
  return name in CAPTIONED ? t[CAPTIONED[name as keyof typeof CAPTIONED]] : null;
}

/** The words for fields in each language. */
export const FIELD_WORDS = { en: EN_FIELDS, fr: FR_FIELDS, zh: ZH_FIELDS } as const;

/** The name of a field of a history in words: `candidacies.T25-SG13-260223` as `plan for a meeting (T25-SG13-260223)`. */
export function fieldInWords(field: string, language: keyof typeof FIELD_WORDS): string {
  const [, name = field, key] = /^([^.]+)\.(.+)$/.exec(field) ?? [];
  const words: Readonly<Record<string, string>> = FIELD_WORDS[language];
  const said = words[name] ?? name.replace(/[a-z](?=[A-Z])/g, "$& ").toLowerCase();
  return key === undefined ? said : `${said} (${key})`;
}

/** The name of a particular in a form, e.g. `particulars.baseTexts`, as a heading; null: it is none, or has no words here. */
export function particularInWords(path: string, language: keyof typeof FIELD_WORDS): string | null {
  const [, name] = /^particulars\.(\w+)$/.exec(path) ?? [];
  const words: Readonly<Record<string, string>> = FIELD_WORDS[language];
  const said = name ? words[name] : undefined;
  return said ? said.charAt(0).toUpperCase() + said.slice(1) : null;
}
