import { checkpointOf, type Engagement } from '../../data/domain/engagement.js';
import type { Notice, NoticeKind } from '../../data/domain/notice/notice.js';
import { carriedItems } from '../../data/domain/phase/exception.js';
import { type PhaseRecord, recordOf } from '../../data/domain/phase/record.js';
import type { PhaseId } from '../../data/domain/playbook/playbook.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { phases } from './playbooks.js';
import { ana, bruno, minji, sampleDetails, sampleEngagement, sampleItems, yesterday } from './sample-engagement.js';

const reasons: Readonly<Record<Locale, string>> = {
  en: 'The device supplier delivers in January only',
  ko: '기기 공급사의 납품이 1월에야 가능합니다',
  'pt-BR': 'O fornecedor dos dispositivos só entrega em janeiro',
  sv: 'Enhetsleverantören levererar först i januari',
};

/** Engagements in what happens to phases as a whole. */
export function samplePhases(locale: Locale) {
  const reason = reasons[locale];
  const because = { by: ana, at: '2026-11-18T10:15:00.000Z', reason };
  const assess = sampleEngagement({ locale });
  const excepted: Engagement = {
    ...assess,
    items: assess.items.map((item) =>
      item.id === '3'
        ? { ...item, tick: null, exception: { ...because, owner: bruno, due: '2027-01-15' } }
        : { ...item, tick: yesterday },
    ),
  };
  const next = sampleEngagement({ locale, phase: 'remediate', items: sampleItems('remediate', 4, locale, 20) });
  const carried: Engagement = {
    ...next,
    items: [...next.items, ...carriedItems(excepted, 'assess', 'remediate', 40)],
  };
  const initiate = checkpointOf(assess, 'initiate');
  const reopened: Engagement = {
    ...next,
    phase: 'assess',
    checkpoints: {
      ...next.checkpoints,
      assess: { ...checkpointOf(assess, 'assess'), reopened: because, sentBack: { ...because, by: minji } },
    },
  };
  const never = { ...initiate, passed: null, acknowledged: null, stated: { by: ana, at: yesterday.at } };
  const stated: Engagement = {
    ...next,
    checkpoints: { ...next.checkpoints, initiate: never, assess: { ...never, phase: 'assess' } },
  };
  const late: Engagement = {
    ...sampleEngagement({ locale, phase: 'initiate' }),
    details: { ...sampleDetails(locale), purchase: '2026-10-25', onboardingStart: '2025-11-10' },
  };
  return {
    reason,
    excepted,
    carried,
    reopened,
    stated,
    late,
    /** One item is excepted, and others are open. */
    open: {
      ...excepted,
      items: assess.items.map((item) => excepted.items.find((e) => e.id === '3' && e.id === item.id) ?? item),
    },
    paused: { ...assess, state: 'paused', stopped: because } as Engagement,
    cancelled: { ...assess, state: 'cancelled', stopped: because } as Engagement,
  };
}

/** The engagement's phase as its record would hold it, were it passed yesterday. */
export function sampleRecord(engagement: Engagement, phase: PhaseId): PhaseRecord {
  const passed = {
    ...checkpointOf(engagement, phase),
    passed: yesterday.at,
    acknowledged: { by: minji, at: yesterday.at, account: 'minji@microsoft.example' },
  };
  return recordOf(
    { ...engagement, checkpoints: { ...engagement.checkpoints, [phase]: passed } },
    phase,
    { by: minji, at: yesterday.at },
    12,
  );
}

/** The last one, for which the expected outcomes were asked. */
export function lastRecord(engagement: Engagement): PhaseRecord {
  const record = sampleRecord(engagement, 'assess');
  const outcomes = ['ready', 'handed-over'] as const;
  return { ...record, phase: 'enable', acknowledged: { by: minji, at: yesterday.at, outcomes } };
}

export const sampleNotice = (kind: NoticeKind, locale: Locale): Notice => ({
  kind,
  phase: kind === 'ready' ? 'assess' : (phases[2] ?? 'remediate'),
  occasion: `${kind} 0`,
  to: kind === 'lapsed' ? [minji, bruno] : [minji],
  by: kind === 'signed' ? bruno : ana,
  at: yesterday.at,
  ...(kind === 'sent-back' || kind === 'reopened' ? { reason: reasons[locale] } : {}),
  ...(kind === 'left' ? { left: { people: [bruno], unowned: 2 } } : {}),
  engagement: 'e5b1c7d2a9f04e63',
  number: 1,
  direct: kind !== 'lapsed' && kind !== 'left',
  locale,
});
