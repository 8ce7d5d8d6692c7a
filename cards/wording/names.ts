import type { Item } from '../../data/domain/item.js';
import type { ConditionId, PartyId, PhaseId } from '../../data/domain/playbook/playbook.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { isKey, t } from '../kit/i18n.js';

// What a playbook calls its things; an id where it has no name for one.

const named = (locale: Locale, key: string, id: string): string => (isKey(key) ? t(locale, key) : id);

export const phaseName = (locale: Locale, phase: PhaseId): string => named(locale, `phase.${phase}`, phase);

/** A party within a sentence, with the article that it has there. */
export const partyNameOf = (locale: Locale, party: PartyId): string => named(locale, `party.${party}`, party);

/** A party as a heading. */
export const partyTitle = (locale: Locale, party: PartyId): string => named(locale, `heading.${party}`, party);

/** A part of a checklist: the core, a service, or the engagement's own list. */
export const sectionName = (locale: Locale, section: Item['section']): string =>
  named(locale, `section.${section}`, section);

export const conditionName = (locale: Locale, condition: ConditionId): string =>
  named(locale, `condition.${condition}`, condition);

/** The question that the set-up asks for a condition. */
export const conditionQuestion = (locale: Locale, condition: ConditionId): string =>
  named(locale, `condition-question.${condition}`, condition);
