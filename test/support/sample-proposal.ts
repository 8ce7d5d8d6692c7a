import type { ProposalLine } from '../../data/domain/checklist/proposal.js';
import type { Item } from '../../data/domain/item.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { sampleItems, sampleStanding, yesterday } from './sample-engagement.js';

const other = {
  en: 'Say by name which people will work on the onboarding, and who stands in for them',
  ko: '온보딩에 참여할 담당자와 대리인을 이름으로 정합니다',
  'pt-BR': 'Indicar por nome quem vai trabalhar no onboarding e quem substitui essas pessoas',
  sv: 'Utse vilka som ska arbeta med införandet, och vem som ersätter dem',
} as const satisfies Readonly<Record<Locale, string>>;

/** One line of each kind, and of what is only told. */
export function sampleProposal(locale: Locale): readonly ProposalLine[] {
  const items = sampleItems('assess', 8, locale).map((item): Item => ({ ...item, tick: null, optional: false }));
  const [people, questions, firewall, devices, synchronise, names] = items;
  const [standing] = sampleStanding(1, locale);
  if (!people || !questions || !firewall || !devices || !synchronise || !names || !standing)
    throw new Error('There are duties.');
  const line = (kind: ProposalLine['kind'], held: Item, more: Partial<ProposalLine> = {}): ProposalLine => ({
    id: `assess ${held.side} topic-${held.id}`,
    kind,
    list: 'assess',
    side: held.side,
    mine: held,
    theirs: held,
    before: null,
    told: null,
    seen: held.version,
    ...more,
  });
  const reworded: Item = { ...people, text: other[locale], texts: { [locale]: { text: other[locale] } } };
  return [
    line('added', { ...devices, optional: true }, { mine: null, seen: 0 }),
    line('reworded', people, { theirs: reworded }),
    line('reworded', names, { mine: { ...names, optional: true }, theirs: names }),
    line('moved', firewall, { theirs: { ...firewall, side: 'provider' } }),
    line('removed', { ...questions, tick: yesterday }, { theirs: null, told: 'done' }),
    line('removed', synchronise, { theirs: null }),
    {
      ...line('removed', people, { mine: standing, theirs: null, side: standing.side, list: 'general' }),
      id: 'general customer topic-standing',
    },
  ];
}

/** What a whole edition can bring. */
export const longProposal = (locale: Locale): readonly ProposalLine[] =>
  Array.from({ length: 6 }, (_, round) =>
    sampleProposal(locale).map((line) => ({ ...line, id: `${line.id}-${round}` })),
  ).flat();
