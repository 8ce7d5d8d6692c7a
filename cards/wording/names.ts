import type { Engagement } from '../../data/domain/engagement.js';
import type { Item } from '../../data/domain/item.js';
import { nameIn, nameInSentence } from '../../data/domain/playbook/names.js';
import { hasPhase, ownListMeant } from '../../data/domain/playbook/phases.js';
import {
  type ConditionId,
  type Names,
  type PartyId,
  type PhaseId,
  type Playbook,
  standingPhase,
} from '../../data/domain/playbook/playbook.js';
import { mainParty, partyById } from '../../data/domain/playbook/sides.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { listForms, t, type Values } from '../kit/i18n.js';
import type { OwnListForms } from '../kit/own-list.js';

// What a playbook calls its things; the id where it does not have one of them (any more).

interface Called {
  readonly id: string;
  readonly names: Names;
}

const nameOf = (things: readonly Called[], id: string, locale: Locale): string => {
  const found = things.find((thing) => thing.id === id);
  return found === undefined ? id : nameIn(found.names, locale) || id;
};

/** A phase, a list beside one, or the standing list's heading among them. */
export const phaseName = (playbook: Playbook, phase: PhaseId, locale: Locale): string =>
  phase === standingPhase && !hasPhase(playbook, phase)
    ? nameIn(playbook.standing.names, locale)
    : nameOf([...playbook.phases, ...(playbook.beside ?? [])], phase, locale);

/** Where an engagement stands, in a word or two. */
export const phaseOrPause = ({ state, phase, playbook }: Engagement, locale: Locale): string =>
  state === 'paused' ? t(locale, 'engagement.paused') : phaseName(playbook, phase, locale);

/** A party within a sentence, with the article that it has there. */
export function partyNameOf(playbook: Playbook, party: PartyId, locale: Locale): string {
  const found = partyById(playbook, party);
  return found === undefined ? party : nameInSentence(found, locale) || party;
}

/** A party as a heading. */
export const partyTitle = (playbook: Playbook, party: PartyId, locale: Locale): string =>
  nameOf(playbook.parties, party, locale);

/** The provider's own party inside a sentence. */
export const providerName = (playbook: Playbook, locale: Locale): string =>
  partyNameOf(playbook, mainParty(playbook, 'provider'), locale);

/** The provider's own party as a heading. */
export const providerTitle = (playbook: Playbook, locale: Locale): string =>
  partyTitle(playbook, mainParty(playbook, 'provider'), locale);

/** The list that the engagement's people write in a phase, in the forms of sentences. */
export const ownListOf = (playbook: Playbook, phase: PhaseId, locale: Locale): OwnListForms & Values => ({
  ...listForms(ownListMeant(playbook, phase), locale),
});

/** A part of a phase's checklist: the core, a service, a list beside it, or the list that the engagement's people write. */
export const sectionName = (
  playbook: Playbook,
  { section, phase }: Pick<Item, 'section' | 'phase'>,
  locale: Locale,
): string =>
  section === 'core'
    ? t(locale, 'section.core')
    : section === 'remediation'
      ? ownListOf(playbook, phase, locale).heading
      : playbook.beside?.some(({ id }) => id === section)
        ? phaseName(playbook, section, locale)
        : serviceName(playbook, section, locale);

export const serviceName = (playbook: Playbook, service: string, locale: Locale): string =>
  nameOf(playbook.services, service, locale);

export const conditionName = (playbook: Playbook, condition: ConditionId, locale: Locale): string =>
  nameOf(playbook.conditions, condition, locale);

/** The question that the set-up asks for a condition. */
export function conditionQuestion({ conditions }: Playbook, condition: ConditionId, locale: Locale): string {
  const found = conditions.find(({ id }) => id === condition);
  return found === undefined ? condition : nameIn(found.questions, locale) || condition;
}
