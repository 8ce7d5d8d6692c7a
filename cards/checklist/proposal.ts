import { wordsOf } from '../../data/domain/checklist/duties.js';
import type { ProposalLine } from '../../data/domain/checklist/proposal.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Item } from '../../data/domain/item.js';
import { standingPhase } from '../../data/domain/playbook/playbook.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { t } from '../kit/i18n.js';
import { escaped, label } from '../kit/markdown.js';
import { asManyAsFit } from '../kit/message-size.js';
import { type Card, layout } from '../kit/template.js';
import { type ExecuteAction, press } from '../kit/verbs.js';
import { whole } from '../wording/citation.js';
import { partyIn } from '../wording/item-words.js';
import { conditionName, phaseName, sectionName } from '../wording/names.js';
import json from './proposal.json' with { type: 'json' };

const draw = layout(json);

/** Lines that stand on the card at once; what is decided makes room for the next ones. */
const mostLines = 10;
const kinds = ['moved', 'reworded', 'added', 'removed'] as const satisfies readonly ProposalLine['kind'][];

export interface ProposalView {
  readonly locale: Locale;
  readonly lines: readonly ProposalLine[];
  /** The dataset that the lines are of. */
  readonly dataset: string;
  readonly notice?: string;
}

/** What the documents say differently now, line by line; nothing is changed before a line is accepted. */
export function proposalCard(engagement: Engagement, view: ProposalView): Card {
  const { locale, lines, notice } = view;
  const inOrder = kinds.flatMap((kind) => lines.filter((line) => line.kind === kind));
  return asManyAsFit(mostLines, (most) => {
    const shown = inOrder.slice(0, most);
    const more = lines.length - shown.length;
    return draw({
      lang: locale,
      notice: notice === undefined ? null : escaped(notice),
      title: escaped(t(locale, 'proposal.title', { customer: engagement.details?.customer ?? '' })),
      lead: t(locale, lines.length === 0 ? 'proposal.decided' : 'proposal.lead'),
      groups: kinds
        .map((kind) => ({
          heading: t(locale, `proposal.${kind}`, { n: lines.filter((line) => line.kind === kind).length }),
          lines: shown
            .filter((line) => line.kind === kind)
            .map((line) => ({
              text: escaped(whole(wordsOf(line.theirs ?? line.mine ?? nothing, locale))),
              was: wasOf(line, locale),
              meta: metaOf(engagement, line, locale),
              actions: actionsOf(engagement, line, view),
            })),
        }))
        .filter((group) => group.lines.length > 0),
      more: more > 0 ? t(locale, 'list.more', { n: more }) : null,
      actions: [press('engagement.show', t(locale, 'button.back-to-engagement'), { engagement: engagement.id })],
    });
  });
}

const nothing = { text: '' };

/** What it says on the list, where the documents say it differently now. */
function wasOf({ kind, mine, theirs }: ProposalLine, locale: Locale): string | null {
  if (kind !== 'reworded' || mine === null || theirs === null) return null;
  const was = whole(wordsOf(mine, locale));
  return was === whole(wordsOf(theirs, locale)) ? null : t(locale, 'proposal.was', { text: escaped(was) });
}

/** Whose it is, on which list, on which terms, and why there may be nothing to accept. */
function metaOf(engagement: Engagement, line: ProposalLine, locale: Locale): string {
  const { kind, list, theirs, told } = line;
  const party = partyIn(engagement, line, locale);
  const there = kind === 'moved' && theirs !== null ? ` → ${partyIn(engagement, theirs, locale)}` : '';
  return [
    `${party}${there}`,
    list === standingPhase ? t(locale, 'button.standing') : phaseName(engagement.playbook, list, locale),
    ...termsOf(engagement, line, locale),
    told === null ? '' : t(locale, `proposal.${told}`),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

const isItem = (held: ProposalLine['mine']): held is Item => held !== null && 'phase' in held;

/** Of what is new, everything that is not usual; of what is there, only what becomes different. */
function termsOf({ playbook }: Engagement, { kind, mine, theirs }: ProposalLine, locale: Locale): readonly string[] {
  if (!isItem(theirs)) return [];
  const was = kind === 'reworded' && isItem(mine) ? mine : null;
  const { optional, undecided, condition, section } = theirs;
  const usual = was ?? { optional: false, undecided: false, section: 'core' };
  return [
    optional === usual.optional ? '' : t(locale, optional ? 'item.optional' : 'proposal.required'),
    undecided === usual.undecided
      ? ''
      : undecided
        ? condition === undefined
          ? t(locale, 'item.if-needed')
          : t(locale, 'item.undecided', { condition: conditionName(playbook, condition, locale) })
        : t(locale, 'proposal.applies'),
    section === usual.section ? '' : sectionName(playbook, theirs, locale),
  ];
}

function actionsOf(engagement: Engagement, line: ProposalLine, view: ProposalView): readonly ExecuteAction[] {
  const { locale, dataset } = view;
  const data = { engagement: engagement.id, line: line.id, dataset, seen: line.seen };
  const tooltip = label(whole(wordsOf(line.theirs ?? line.mine ?? nothing, locale)));
  return line.told === null
    ? [
        press('proposal.accept', t(locale, 'button.accept-line'), data, { style: 'positive', tooltip }),
        press('proposal.decline', t(locale, 'button.leave-line'), data, { tooltip }),
      ]
    : [press('proposal.decline', t(locale, 'button.noted'), data, { tooltip })];
}
