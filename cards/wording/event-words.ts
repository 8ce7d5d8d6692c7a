import { wordsOf } from '../../data/domain/checklist/duties.js';
import { historyOf } from '../../data/domain/checklist/item-history.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Event } from '../../data/domain/event.js';
import { itemOf } from '../../data/domain/list/recent.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { t } from '../kit/i18n.js';
import { escaped } from '../kit/markdown.js';
import { whole } from './citation.js';
import { stepWords } from './item-words.js';
import { roleName } from './member-words.js';
import { ownListOf, phaseName } from './names.js';

/** What happened, and what it happened to where that is an item. Escaped. */
export interface EventWords {
  readonly text: string;
  readonly detail: string | null;
}

/** An event in a few words; who and when stand beside it. */
export function eventWords(engagement: Engagement, event: Event, locale: Locale): EventWords {
  const item = itemOf(engagement, event);
  const phase = 'phase' in event ? phaseName(engagement.playbook, event.phase, locale) : '';
  const alone = (text: string, detail = ''): EventWords => ({ text, detail: detail === '' ? null : escaped(detail) });
  if (item !== null) {
    const [step] = historyOf([event], item);
    return {
      text: escaped(whole(wordsOf(item, locale))),
      detail: step === undefined ? null : escaped(stepWords(step, locale)),
    };
  }
  switch (event.type) {
    case 'ItemsAdded': {
      const [first, ...more] = event.items;
      const text = first === undefined ? '' : escaped(whole(wordsOf(first, locale)));
      return more.length === 0
        ? { text, detail: t(locale, 'event.added') }
        : alone(t(locale, 'event.added-several', { n: event.items.length }));
    }
    case 'PhaseOpened':
      return alone(t(locale, 'event.opened', { phase }));
    case 'CheckpointAcknowledged':
      return alone(t(locale, 'event.acknowledged', { phase }), event.note);
    case 'CheckpointConfirmed':
      return alone(t(locale, 'event.confirmed', { phase }), event.note);
    case 'CheckpointPassed':
      return alone(t(locale, 'event.passed', { phase }));
    case 'CheckpointSentBack':
      return alone(t(locale, 'event.sent-back', { phase }), event.reason);
    case 'PhaseReopened':
      return alone(t(locale, 'event.reopened', { phase }), event.reason);
    case 'NothingToRemediateStated':
      return alone(
        t(
          locale,
          'event.nothing-to-remediate',
          ownListOf(engagement.playbook, event.phase ?? engagement.phase, locale),
        ),
      );
    case 'StandingItemMarked': {
      const standing = engagement.standing.find(({ id }) => id === event.item);
      const text = standing === undefined ? '' : escaped(whole(wordsOf(standing, locale)));
      return alone(text === '' ? t(locale, 'event.changed') : text, t(locale, `standing.${event.state}`));
    }
    case 'MemberNamed':
      return alone(named(event.member.person.name, roleName(event.member.role, locale), locale));
    case 'MemberExpected':
      return alone(named(event.expected.called, roleName(event.expected.role, locale), locale));
    case 'RoleHandedOver':
      return alone(named(event.to.name, roleName(event.role, locale), locale));
    case 'SpecialistAccepted':
      return alone(t(locale, 'event.accepted'));
    case 'SpecialistDeclined':
      return alone(t(locale, 'event.declined'));
    case 'MemberRemoved':
    case 'MemberLeft':
    case 'ExpectedRemoved':
    case 'SetupHandedOver':
      return alone(t(locale, 'event.people'));
    case 'EngagementPaused':
      return alone(t(locale, 'engagement.paused'), event.reason);
    case 'EngagementResumed':
      return alone(t(locale, 'event.resumed'));
    case 'EngagementCancelled':
      return alone(t(locale, 'engagement.cancelled'), event.reason);
    case 'EngagementCompleted':
      return alone(t(locale, 'engagement.completed'));
    case 'SetupStarted':
      return alone(t(locale, 'event.started'));
    default:
      return alone(t(locale, 'event.changed'));
  }
}

const named = (name: string, role: string, locale: Locale): string =>
  t(locale, 'event.named', { name: escaped(name), role });
