import type { Engagement } from '../../data/domain/engagement.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { t } from '../kit/i18n.js';
import { escaped, label } from '../kit/markdown.js';
import type { Card } from '../kit/template.js';
import { press, type Verb, type VerbInput } from '../kit/verbs.js';
import { rowBlock } from '../rows/item-row.js';
import { phaseOrPause } from '../wording/names.js';
import { drawFact } from './fact-drawing.js';

/** Engagements one card names; the others are told by their number. */
const mostEngagements = 20;

/** The asker is in several engagements: which one is meant? A tap goes on with `to`. */
export function whichEngagementFor<V extends Verb>(
  engagements: readonly Engagement[],
  locale: Locale,
  to: (engagement: Engagement) => { readonly verb: V; readonly data: Partial<VerbInput<V>> },
): Card {
  const more = engagements.length - mostEngagements;
  return drawFact({
    locale,
    title: t(locale, 'list.which'),
    sections: [
      {
        rows: engagements.slice(0, mostEngagements).map((engagement) => {
          const customer = engagement.details?.customer ?? t(locale, 'engagement.new');
          const { verb, data } = to(engagement);
          return rowBlock({
            mark: '›',
            colour: 'Default',
            text: escaped(customer),
            meta: phaseOrPause(engagement, locale),
            press: press(verb, label(customer), data),
          });
        }),
      },
    ],
    notes: more > 0 ? [t(locale, 'list.more', { n: more })] : [],
  });
}
