import assert from 'node:assert/strict';
import { helpCard } from '../../cards/engagement/greeting.js';
import { t } from '../../cards/kit/i18n.js';
import { providerName } from '../../cards/wording/names.js';
import { commandNames } from '../../data/domain/answer/message.js';
import { locales } from '../../data/domain/responsibility.js';
import { parseIntent } from '../../data/search/asking/asking.js';
import { commandIn } from '../../data/search/intent/commands.js';
import { fasttrack } from '../support/playbooks.js';

describe('commands', () => {
  it('are understood as the help card writes them, in every language', () => {
    for (const locale of locales) {
      for (const command of commandNames) {
        const word = t(locale, `command.${command}`);
        assert.equal(commandIn(word)?.command, command, `${locale}: ${word}`);
      }
    }
  });

  it('stand on the help card beside a list and a follow-up that are understood as such', () => {
    for (const locale of locales) {
      assert.notEqual(parseIntent(t(locale, 'help.say-list'), locale).list, null, locale);
      assert.notEqual(
        parseIntent(t(locale, 'help.say-follow', { party: providerName(fasttrack, locale) }), locale).followUp,
        null,
        locale,
      );
    }
  });

  it('are read on a phone: one line for each, and no more than a dozen before the examples', () => {
    // A line of 360 px takes about 44 letters; a Korean one is as wide as nearly two.
    const linesOf = (text: string) =>
      Math.ceil((text.length + (text.match(/\p{Script=Hangul}/gu)?.length ?? 0) * 0.8) / 44);
    for (const locale of locales) {
      for (const place of ['channel', 'personal'] as const) {
        const body = helpCard(fasttrack, locale, place).body as readonly {
          readonly type: string;
          readonly text: string;
        }[];
        const before = body.filter(({ type }) => type === 'TextBlock').map(({ text }) => text.replaceAll('**', ''));
        assert.ok(
          before.slice(2, -1).every((line) => linesOf(line) === 1),
          before.join('\n'),
        );
        assert.ok(before.reduce((sum, line) => sum + linesOf(line), 0) <= 12, before.join('\n'));
        assert.ok(before.some((line) => line.includes(t(locale, 'command.ask-specialist'))));
      }
    }
  });

  it('are the whole text: a sentence that begins with one is a question', () => {
    assert.equal(commandIn('start of onboarding, who begins?'), null);
    assert.equal(commandIn('status of the firewall ports'), null);
    assert.equal(commandIn('Help!')?.command, 'help');
    assert.equal(commandIn('  시작 ')?.command, 'start');
  });

  it('take lines after “add”, but a question stays a question', () => {
    assert.deepEqual(commandIn('add\nOpen 443 | customer'), { command: 'add', rest: 'Open 443 | customer' });
    assert.deepEqual(commandIn('추가 방화벽 | 고객사'), { command: 'add', rest: '방화벽 | 고객사' });
    assert.equal(commandIn('add users to Intune, who does that?'), null);
    assert.equal(commandIn('additional licences'), null);
  });
});
