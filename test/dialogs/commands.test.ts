import assert from 'node:assert/strict';
import { say } from '../../cards/words.js';
import { locales } from '../../data/domain/responsibility.js';
import { type Command, commandIn, commands } from '../../dialogs/commands.js';

describe('commands', () => {
  it('are understood as the help card writes them, in every language', () => {
    for (const locale of locales) {
      for (const command of Object.keys(commands) as Command[]) {
        const word = say(locale, `command.${command}`);
        assert.equal(commandIn(word)?.command, command, `${locale}: ${word}`);
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
