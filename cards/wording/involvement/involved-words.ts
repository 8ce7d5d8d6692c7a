import { involvedIn, partiesWith } from '../../../data/domain/answer/involved.js';
import type { Item } from '../../../data/domain/item.js';
import type { Locale } from '../../../data/domain/responsibility.js';
import { t } from '../../kit/i18n.js';
import { escaped } from '../../kit/markdown.js';
import { enumerated } from '../name-forms.js';
import { type Audience, type Headed, partyName } from '../party.js';
import { involvementSentences } from './party-sentence.js';

type Named = Pick<Item, 'involved'>;

const readers = ({ details }: Headed, locale: Locale): Audience => ({
  locale,
  place: 'channel',
  customer: details?.customer ?? '',
  ...(details === null ? {} : { delivery: details }),
});

/** Who approves an item, beside the one who does it; empty where its source names none. Escaped. */
export const approvalWords = (engagement: Headed, item: Named, locale: Locale): string =>
  wordsFor(engagement, item, 'approves', locale);

/** Who guides beside the one who does it: on the rows of both, so that neither takes the other's part for theirs. Escaped. */
export const guidanceWords = (engagement: Headed, item: Named, locale: Locale): string =>
  partiesWith(involvedIn(engagement.playbook, item), 'does').length === 0
    ? ''
    : wordsFor(engagement, item, 'guides', locale);

const said = { approves: 'item.approval', guides: 'item.guidance' } as const;

function wordsFor(engagement: Headed, item: Named, involvement: keyof typeof said, locale: Locale): string {
  const { playbook } = engagement;
  const parties = partiesWith(involvedIn(playbook, item), involvement);
  if (parties.length === 0) return '';
  const names = parties.map((party) => partyName(playbook, party, readers(engagement, locale)));
  return escaped(t(locale, said[involvement], { parties: enumerated(names, locale) }));
}

/** What everybody does whom an item's source names: a sentence for each involvement; empty where it names one party. Escaped. */
export const involvedLines = (engagement: Headed, item: Named, locale: Locale): readonly string[] =>
  involvementSentences(engagement.playbook, involvedIn(engagement.playbook, item), readers(engagement, locale)).map(
    (text) => escaped(text),
  );
