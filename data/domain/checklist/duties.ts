import type { Details } from '../engagement.js';
import type { Item, ItemSource, ItemText, ItemTexts, StandingItem } from '../item.js';
import { byOwner, type Owed, owedBy } from '../playbook/owner.js';
import { besideOf, hasServiceSections, hostOf } from '../playbook/phases.js';
import {
  type ConditionId,
  type Involvement,
  type PhaseId,
  type Playbook,
  standingPhase,
} from '../playbook/playbook.js';
import { partiesMeant } from '../playbook/sides.js';
import { type Dataset, type Locale, locales, type Responsibility, type SourceDocument } from '../responsibility.js';

/** One duty of an engagement: the edition that leads, and the same duty in other languages. */
interface Duty {
  readonly lead: Responsibility;
  readonly source: SourceDocument;
  readonly texts: ItemTexts;
}

const language = (locale: string): string => locale.toLowerCase().split('-')[0] ?? '';

/** The tag of a document's locale among the four that Baton speaks; null for any other language. */
export const spoken = (locale: string): Locale | null =>
  locales.find((ours) => language(ours) === language(locale)) ?? null;

/** What makes a row of a party's. */
const owing: ReadonlySet<Involvement> = new Set(['does', 'guides']);

/**
 * Who owes a duty, each once: everybody that does or guides; both sides' own parties of a joint one. Parties of a service
 * that runs beside the phases have no rows, and neither has a party that only approves, or is told.
 */
function ownersIn(playbook: Playbook, { party, involved }: Responsibility): readonly Owed[] {
  const named = involved?.filter(({ involvement }) => owing.has(involvement)).map((one) => one.party) ?? [party ?? ''];
  const meant = new Set(named.flatMap((one) => partiesMeant(playbook, one)));
  return playbook.parties
    .filter(({ id, service }) => service === undefined && meant.has(id))
    .map((one) => owedBy(playbook, one));
}

/** A line without the Markdown of its document: a checklist row is tapped, its links lead nowhere. */
export const withoutMarkup = (text: string): string =>
  text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/(\*\*|__|`)(?=\S)(.+?)(?<=\S)\1/gu, '$2')
    .replace(/\s+/gu, ' ')
    .trim();

const wording = (r: Responsibility): ItemText => ({
  text: withoutMarkup(r.text),
  ...(r.leadIn === undefined ? {} : { leadIn: withoutMarkup(r.leadIn) }),
});

const textsOf = (same: readonly Responsibility[]): ItemTexts => {
  const texts: Partial<Record<Locale, ItemText>> = {};
  for (const r of same) {
    const locale = spoken(r.locale);
    if (locale !== null) texts[locale] ??= wording(r);
  }
  const english = same.find((r) => r.english !== undefined);
  if (english?.english !== undefined) {
    texts.en ??= {
      text: withoutMarkup(english.english),
      ...(english.englishLeadIn === undefined ? {} : { leadIn: withoutMarkup(english.englishLeadIn) }),
    };
  }
  return texts;
};

/** Newest first, undated last; among equals the reader's language, then English. */
function byEdition(locale: Locale) {
  const rank = (tag: string) => (spoken(tag) === locale ? 0 : language(tag) === 'en' ? 1 : 2);
  return (a: SourceDocument, b: SourceDocument): number =>
    (b.edition ?? '').localeCompare(a.edition ?? '') || rank(a.locale) - rank(b.locale) || a.id.localeCompare(b.id);
}

const isListed = ({ kind, group }: Responsibility): boolean => kind === 'item' && !group;

/** Whether a newer edition has a duty in another phase, where it is listed: it would stand on the lists of both. */
function movedIn({ documents, responsibilities }: Dataset): (r: Responsibility, source: SourceDocument) => boolean {
  const editionOf = new Map(documents.map(({ id, edition }) => [id, edition ?? '']));
  const newest = new Map<string, { readonly edition: string; readonly phases: Set<PhaseId | null> }>();
  for (const r of responsibilities) {
    if (r.topic === undefined || !isListed(r)) continue;
    const edition = editionOf.get(r.document) ?? '';
    const known = newest.get(r.topic);
    if (known === undefined || known.edition < edition) newest.set(r.topic, { edition, phases: new Set([r.phase]) });
    else if (known.edition === edition) known.phases.add(r.phase);
  }
  return ({ topic, phase }, { edition }) => {
    const last = newest.get(topic ?? '');
    return last !== undefined && last.edition > (edition ?? '') && !last.phases.has(phase);
  };
}

/**
 * Every duty of a phase (or of the standing list) once, in the order of the documents. Editions and translations of one
 * article, or statements with one topic, are one duty; the newest edition leads.
 */
function dutiesOf(dataset: Dataset, phase: PhaseId, locale: Locale): readonly Duty[] {
  const newestFirst = [...dataset.documents].sort(byEdition(locale));
  const isMoved = movedIn(dataset);
  const seenArticles = new Map<string, string>();
  const duties = new Map<string, { lead: Responsibility; source: SourceDocument; same: Responsibility[] }>();
  for (const source of newestFirst) {
    const leader = source.article === null ? source.id : (seenArticles.get(source.article) ?? source.id);
    if (source.article !== null) seenArticles.set(source.article, leader);
    const statements = dataset.responsibilities
      .filter((r) => r.document === source.id && isListed(r) && r.phase === phase && !isMoved(r, source))
      .sort((a, b) => a.line - b.line);
    for (const r of statements) {
      const key = r.topic ?? `${r.party} ${r.text.toLowerCase()}`;
      const known = duties.get(key);
      if (known !== undefined) known.same.push(r);
      else if (leader === source.id || r.topic !== undefined) duties.set(key, { lead: r, source, same: [r] });
    }
  }
  return [...duties.values()].map(({ lead, source, same }) => ({ lead, source, texts: textsOf(same) }));
}

const sourceOf = ({ lead, source }: Duty): ItemSource => ({
  responsibility: lead.id,
  ...(lead.topic === undefined ? {} : { topic: lead.topic }),
  document: source.id,
  title: source.title,
  edition: source.edition,
  line: lead.line,
  ...(lead.sheet === undefined ? {} : { sheet: lead.sheet }),
  ...(lead.page === undefined ? {} : { page: lead.page }),
  heading: lead.section.join(' › '),
});

/** The words of a copied duty in a language, else as its leading edition has them. */
export function wordsOf(
  item: { readonly text: string; readonly leadIn?: string; readonly texts?: ItemTexts },
  locale: Locale,
): ItemText {
  return item.texts?.[locale] ?? { text: item.text, ...(item.leadIn === undefined ? {} : { leadIn: item.leadIn }) };
}

const chosen = (duty: Duty, locale: Locale): ItemText => duty.texts[locale] ?? duty.texts.en ?? wording(duty.lead);

const inScope = (r: Responsibility, details: Details): boolean =>
  r.workload === undefined || (details.workloads?.includes(r.workload) ?? false);

/** Whether a duty applies to this customer; undecided while a condition of it or of its list has no answer. */
const applies = (r: Responsibility, details: Details, playbook: Playbook): 'yes' | 'no' | 'undecided' => {
  const ofList = conditionOfList(playbook, r.phase);
  const answer = ofList === undefined ? 'yes' : (details.conditions[ofList] ?? 'later');
  const own = appliesItself(r, details);
  if (answer === 'no' || own === 'no') return 'no';
  return answer === 'later' ? 'undecided' : own;
};

/** What all rows of a list beside a phase depend on. */
const conditionOfList = ({ beside = [] }: Playbook, list: PhaseId | null): ConditionId | undefined =>
  beside.find(({ id }) => id === list)?.condition;

const appliesItself = (r: Responsibility, details: Details): 'yes' | 'no' | 'undecided' => {
  if (r.condition !== undefined) {
    const answer = details.conditions[r.condition] ?? 'later';
    return answer === 'later' ? 'undecided' : answer;
  }
  return r.conditional ? 'undecided' : 'yes';
};

/** An article about one product names its workload on every line, whether or not its phase is divided by services. */
function sectionOf(playbook: Playbook, { phase, stage, workload }: Responsibility): Item['section'] {
  if (phase === null) return 'core';
  if (hostOf(playbook, phase) !== phase) return phase;
  return hasServiceSections(playbook, phase) && stage !== 'core' && workload !== undefined ? workload : 'core';
}

const sectionOrder = (section: Item['section']): number => (section === 'core' ? 0 : section === 'remediation' ? 2 : 1);

/**
 * The checklist of a phase and of the lists beside it, or of one of these alone, as a fresh copy: both sides' duties for the workloads in scope and the conditions that hold,
 * core before workload sections. Ids count on from `firstId`.
 */
export function checklistOf(
  playbook: Playbook,
  dataset: Dataset,
  phase: PhaseId,
  details: Details,
  firstId: number,
): readonly Item[] {
  const host = hostOf(playbook, phase);
  const lists = [phase, ...besideOf(playbook, phase).map(({ id }) => id)];
  const rows = lists
    .flatMap((list) => dutiesOf(dataset, list, details.locale))
    .filter(({ lead }) => inScope(lead, details) && applies(lead, details, playbook) !== 'no')
    .flatMap((duty) =>
      ownersIn(playbook, duty.lead).map(
        (owed): Omit<Item, 'id'> => ({
          version: 0,
          phase: host,
          ...owed,
          ...(duty.lead.involved === undefined ? {} : { involved: duty.lead.involved }),
          ...chosen(duty, details.locale),
          texts: duty.texts,
          section: sectionOf(playbook, duty.lead),
          optional: duty.lead.optional,
          undecided: applies(duty.lead, details, playbook) === 'undecided',
          ...dependsOn(playbook, duty.lead),
          source: sourceOf(duty),
          tick: null,
          removed: false,
        }),
      ),
    );
  return rows
    .sort((a, b) => byOwner(playbook)(a, b) || sectionOrder(a.section) - sectionOrder(b.section))
    .map((row, index): Item => ({ id: String(firstId + index), ...row }));
}

/** Its own condition, else that of its list. */
function dependsOn(playbook: Playbook, { condition, phase }: Responsibility): Pick<Item, 'condition'> {
  const on = condition ?? conditionOfList(playbook, phase);
  return on === undefined ? {} : { condition: on };
}

/** The standing list as a fresh copy: every general duty of both sides for the workloads in scope. */
export function standingListOf(
  playbook: Playbook,
  dataset: Dataset,
  details: Details,
  firstId: number,
): readonly StandingItem[] {
  return dutiesOf(dataset, standingPhase, details.locale)
    .filter(({ lead }) => inScope(lead, details) && applies(lead, details, playbook) !== 'no')
    .flatMap((duty) => ownersIn(playbook, duty.lead).map((owed) => ({ duty, owed })))
    .sort((a, b) => byOwner(playbook)(a.owed, b.owed))
    .map(
      ({ duty, owed }, index): StandingItem => ({
        id: `s${firstId + index}`,
        version: 0,
        ...owed,
        ...(duty.lead.involved === undefined ? {} : { involved: duty.lead.involved }),
        ...chosen(duty, details.locale),
        texts: duty.texts,
        source: sourceOf(duty),
        state: 'to-arrange',
        marked: null,
      }),
    );
}
