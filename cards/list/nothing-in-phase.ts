import type { Match } from '../../data/domain/answer/question.js';
import type { PhaseId, Playbook } from '../../data/domain/playbook/playbook.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { sentence, t } from '../kit/i18n.js';
import { escaped, label } from '../kit/markdown.js';
import type { Card } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { rowBlock } from '../rows/item-row.js';
import { drawList } from '../rows/list-drawing.js';
import { phaseName } from '../wording/names.js';
import { dutyWords } from './duty-list.js';

interface Options {
  readonly playbook: Playbook;
  readonly locale: Locale;
  readonly phase: PhaseId;
  /** What the question before was about; null when the documents were silent on it. */
  readonly matter: string | null;
}

/** The documents have nothing on a matter in a phase: said so, with what is nearest there, and no party guessed. */
export function nothingInPhaseCard(nearest: readonly Match[], { playbook, locale, phase, matter }: Options): Card {
  const named = { phase: phaseName(playbook, phase, locale), matter: matter ?? t(locale, 'follow-up.this') };
  const items = nearest.map((match) => {
    const name = match.topic?.names[locale] ?? dutyWords(match, { locale, place: 'channel' }).text;
    return rowBlock({
      mark: '›',
      colour: 'Default',
      text: escaped(sentence(name, locale)),
      meta: null,
      press: press('ask.about', label(name), { responsibility: match.lead.responsibility.id }),
    });
  });
  return drawList({
    locale,
    title: escaped(sentence(t(locale, 'follow-up.nothing-in-phase', named), locale)),
    leads: items.length === 0 ? [] : [t(locale, 'follow-up.nearest', named)],
    sections: [{ party: null, section: null, groups: [{ items }] }],
  });
}
