import { checkpointOf, type Engagement } from '../../data/domain/engagement.js';
import { phasesOf } from '../../data/domain/playbook/phases.js';
import { t } from '../kit/i18n.js';
import { escaped } from '../kit/markdown.js';
import { dayAt, zoneAt } from './date-time.js';
import type { Audience } from './party.js';

/** That an engagement is paused or over: since when, by whom and why. null for one that goes on. Escaped. */
export function stoppedLine(
  engagement: Engagement,
  { locale, place }: Pick<Audience, 'locale' | 'place'>,
): string | null {
  const { state, stopped } = engagement;
  const zone = zoneAt(engagement, place);
  const customer = escaped(engagement.details?.customer ?? t(locale, 'engagement.new'));
  const told = (at: string | null | undefined) => (at === null || at === undefined ? '' : dayAt(at, locale, zone));
  if (state === 'completed') {
    const last = phasesOf(engagement.playbook)
      .flatMap((phase) => checkpointOf(engagement, phase).passed ?? [])
      .sort();
    return t(locale, 'stopped.completed', { customer, when: told(last.at(-1)) });
  }
  if (state !== 'paused' && state !== 'cancelled') return null;
  return t(locale, `stopped.${state}`, {
    customer,
    when: told(stopped?.at),
    name: escaped(stopped?.by.name ?? ''),
    reason: escaped(stopped?.reason ?? ''),
  });
}
