import type { CommandName } from '../../data/domain/answer/message.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { rowBlock } from '../checklist/item-row.js';
import { say } from '../kit/i18n.js';
import type { Card } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { label, plain } from '../wording/markdown.js';
import { drawFact } from './fact-drawing.js';

/** What a message may have meant: a question by its id in the log, or one of the commands. */
export type Reading = { readonly question: string } | { readonly command: CommandName };

/** What was said is none for certain: up to two readings to choose from, and help. */
export function notSureCard(locale: Locale, readings: readonly Reading[]): Card {
  return drawFact({
    locale,
    title: say(locale, 'message.not-sure'),
    leads: readings.length === 0 ? [say(locale, 'message.what-i-do')] : [say(locale, 'message.did-you-mean')],
    sections: [
      {
        rows: readings.map((reading) => {
          const text =
            'question' in reading
              ? say(locale, 'message.as-question')
              : say(locale, 'message.as-command', { command: say(locale, `command.${reading.command}`) });
          return rowBlock({
            mark: '›',
            colour: 'Default',
            text: plain(text),
            meta: null,
            press:
              'question' in reading
                ? press('reading.ask', label(text), { question: reading.question })
                : press('reading.command', label(text), { command: reading.command }),
          });
        }),
      },
    ],
    actions: [press('help.show', say(locale, 'button.help'), {})],
  });
}
