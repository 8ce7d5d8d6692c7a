import type { CommandName } from '../../data/domain/answer/message.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { t } from '../kit/i18n.js';
import { escaped, label } from '../kit/markdown.js';
import type { Card } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { rowBlock } from '../rows/item-row.js';
import { drawFact } from './fact-drawing.js';

/** What a message may have meant: a question by its id in the log, or one of the commands. */
export type Suggestion = { readonly question: string } | { readonly command: CommandName };

/** What was said is none for certain: up to two readings to choose from, and help. */
export function notSureCard(locale: Locale, readings: readonly Suggestion[]): Card {
  return drawFact({
    locale,
    title: t(locale, 'message.not-sure'),
    leads: readings.length === 0 ? [t(locale, 'message.what-i-do')] : [t(locale, 'message.did-you-mean')],
    sections: [
      {
        rows: readings.map((reading) => {
          const text =
            'question' in reading
              ? t(locale, 'message.as-question')
              : t(locale, 'message.as-command', { command: t(locale, `command.${reading.command}`) });
          return rowBlock({
            mark: '›',
            colour: 'Default',
            text: escaped(text),
            meta: null,
            press:
              'question' in reading
                ? press('reading.ask', label(text), { question: reading.question })
                : press('reading.command', label(text), { command: reading.command }),
          });
        }),
      },
    ],
    actions: [press('help.show', t(locale, 'button.help'), {})],
  });
}
