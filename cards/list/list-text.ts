import type { Match } from '../../data/domain/answer/question.js';
import type { DutyList } from '../../data/domain/list/list.js';
import { t } from '../kit/i18n.js';
import { label } from '../kit/markdown.js';
import { runs } from '../rows/item-row.js';
import { sectionAndPhase, whole } from '../wording/citation.js';
import { phaseName } from '../wording/names.js';
import { type DutyListOptions, dutyLeads, dutyTitle, dutyWords, holderName, metaOf } from './duty-list.js';

const longest = 1000;

/** A list in plain lines, for the terminal: the whole of it, each row with its source. */
export function dutyListText(duties: DutyList, options: DutyListOptions): string {
  const { locale } = options;
  const { rows, standing, others, list, parties } = duties;
  const line = (match: Match): readonly string[] => {
    const meta = metaOf(match, locale);
    const text = whole(dutyWords(match, options));
    return [`  - ${text}${meta === null ? '' : ` (${meta})`}`, `    ${sectionAndPhase(match.lead, locale)}`];
  };
  const headed = (match: Match): string =>
    [
      parties.length > 1 ? holderName(duties, match, options) : '',
      list.phase === null && match.phase !== null ? phaseName(duties.playbook, match.phase, locale) : '',
    ]
      .filter((part) => part !== '')
      .join(' · ');
  const folded = (title: string, matches: readonly Match[]) => (matches.length === 0 ? [] : [title]);
  const [other] = others;
  return [
    dutyTitle(duties, options),
    ...dutyLeads(duties, options),
    ...runs(rows, headed).flatMap((run) => [
      '',
      ...(headed(run[0]) === '' ? [] : [headed(run[0])]),
      ...run.flatMap(line),
    ]),
    ...(standing.length + others.length === 0 ? [] : ['']),
    ...(other === undefined
      ? []
      : folded(t(locale, 'list.others', { party: holderName(duties, other, options), n: others.length }), others)),
    ...folded(t(locale, 'list.general', { n: standing.length }), standing),
  ]
    .map((text) => `${/^\s*/u.exec(text)?.[0] ?? ''}${label(text, longest)}`)
    .join('\n');
}
