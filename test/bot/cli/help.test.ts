import assert from 'node:assert/strict';
import { add } from '../../../bot/cli/add.js';
import { askCommand } from '../../../bot/cli/ask.js';
import { backup, restoreBackup } from '../../../bot/cli/backup.js';
import { checklist } from '../../../bot/cli/checklist.js';
import { doctor } from '../../../bot/cli/doctor.js';
import { forget } from '../../../bot/cli/forget.js';
import { ingestCommand } from '../../../bot/cli/ingest.js';
import { intents } from '../../../bot/cli/intents.js';
import { packageApp } from '../../../bot/cli/package.js';
import { person } from '../../../bot/cli/person.js';
import { questions } from '../../../bot/cli/questions.js';
import { recordCommand } from '../../../bot/cli/record.js';
import { listRights } from '../../../bot/cli/rights.js';
import { topics } from '../../../bot/cli/topics.js';

const commands = {
  add,
  ask: askCommand,
  backup,
  checklist,
  doctor,
  forget,
  ingest: ingestCommand,
  intents,
  package: packageApp,
  person,
  questions,
  record: recordCommand,
  restore: restoreBackup,
  rights: listRights,
  topics,
};

describe('the help of a command', () => {
  for (const [name, command] of Object.entries(commands)) {
    it(`is the usage of baton ${name} and no fault when --help or -h stands in the call`, async () => {
      for (const args of [['--help'], ['-h'], ['--unheard-of', '--help']]) {
        const [out, err]: [string[], string[]] = [[], []];
        const code = await command(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
        assert.deepEqual([code, err], [0, []], args.join(' '));
        assert.match(
          out.join('\n'),
          new RegExp(`^(?:[Uu]sage: )?baton .*\\bbaton ${name} |^(?:[Uu]sage: )?baton ${name} `, 'su'),
        );
      }
    });
  }

  it('is not asked for when the words stand behind --', async () => {
    const err: string[] = [];
    assert.equal(
      await recordCommand(['--', '--help', 'no phase'], { out: assert.fail, err: (line) => err.push(line) }),
      2,
    );
    assert.match(err[0] ?? '', /baton record: /u);
  });
});
