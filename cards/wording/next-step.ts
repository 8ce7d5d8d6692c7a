import { progressOf } from '../../data/domain/checklist/checklist.js';
import { isNothing, missingFor } from '../../data/domain/checklist/missing.js';
import { checkpointOf, type Engagement } from '../../data/domain/engagement.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { t } from '../kit/i18n.js';
import { escaped, nameLength } from '../kit/markdown.js';
import { ownListOf, phaseName } from './names.js';

const specialists = (engagement: Engagement) => engagement.members.filter((member) => member.role === 'specialist');

/** Named specialists who have neither accepted nor declined. */
export const waitingToAccept = (engagement: Engagement) => specialists(engagement).filter((member) => !member.accepted);

/** What has to happen next, one sentence each, the most pressing first. Escaped, ready for a TextBlock. */
export function nextSteps(engagement: Engagement, locale: Locale): readonly string[] {
  if (engagement.state === 'setting-up') {
    return [t(locale, 'next.set-up', { name: escaped(engagement.starter.name, nameLength) })];
  }
  if (engagement.state === 'completed') return [];
  if (engagement.state === 'paused' || engagement.state === 'cancelled') {
    const { by, reason } = engagement.stopped ?? { by: engagement.starter, reason: '' };
    const names = { name: escaped(by.name, nameLength), reason: escaped(reason) };
    return [t(locale, `next.${engagement.state}`, names)];
  }
  return [...leftSteps(engagement, locale), ...peopleSteps(engagement, locale), phaseStep(engagement, locale)];
}

const leftSteps = ({ departed = [] }: Engagement, locale: Locale): readonly string[] =>
  departed.slice(0, 5).map(({ person }) => t(locale, 'next.left', { name: escaped(person.name, nameLength) }));

function peopleSteps(engagement: Engagement, locale: Locale): readonly string[] {
  if (specialists(engagement).some((member) => member.accepted)) return [];
  const waiting = waitingToAccept(engagement);
  return waiting.length === 0
    ? [t(locale, 'next.name-specialist')]
    : waiting.map(({ person }) => t(locale, 'next.accept', { name: escaped(person.name, nameLength) }));
}

function phaseStep(engagement: Engagement, locale: Locale): string {
  const { phase } = engagement;
  const name = phaseName(engagement.playbook, phase, locale);
  const missing = missingFor(engagement, phase);
  const { done, required } = progressOf(engagement, phase);
  if (done < required) return t(locale, 'next.open', { n: required - done, phase: name });
  if (!isNothing(missing)) return t(locale, 'next.remediation', ownListOf(engagement.playbook, phase, locale));
  const { joint, acknowledged, confirmed } = checkpointOf(engagement, phase);
  if (joint && acknowledged !== null && confirmed === null) return t(locale, 'next.confirm', { phase: name });
  if (joint && acknowledged === null && confirmed === null) return t(locale, 'next.both', { phase: name });
  return t(locale, 'next.acknowledge', { phase: name });
}
