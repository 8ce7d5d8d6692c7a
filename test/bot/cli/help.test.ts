import assert from 'node:assert/strict';
import { doctor } from '../../../bot/cli/app/doctor.js';
import { packageApp } from '../../../bot/cli/app/package.js';
import { listRights } from '../../../bot/cli/app/rights.js';
import { add } from '../../../bot/cli/documents/add.js';
import { askCommand } from '../../../bot/cli/documents/ask.js';
import { checklist } from '../../../bot/cli/documents/checklist.js';
import { ingestCommand } from '../../../bot/cli/documents/ingest.js';
import { playbookCommand } from '../../../bot/cli/playbook/playbook.js';
import { apiToken } from '../../../bot/cli/programs/api-token.js';
import { mcpCommand } from '../../../bot/cli/programs/mcp.js';
import { webhooksCommand } from '../../../bot/cli/programs/webhooks.js';
import { backup, restoreBackup } from '../../../bot/cli/store/backup.js';
import { forget } from '../../../bot/cli/store/forget.js';
import { person } from '../../../bot/cli/store/person.js';
import { questions } from '../../../bot/cli/store/questions.js';
import { recordCommand } from '../../../bot/cli/store/record.js';
import { intents } from '../../../bot/cli/training/intents.js';
import { topics } from '../../../bot/cli/training/topics.js';
import { wordingCommand } from '../../../bot/cli/wording/wording.js';

const commands = {
  add,
  'api-token': apiToken,
  ask: askCommand,
  backup,
  checklist,
  doctor,
  forget,
  ingest: ingestCommand,
  intents,
  package: packageApp,
  person,
  playbook: playbookCommand,
  questions,
  record: recordCommand,
  restore: restoreBackup,
  rights: listRights,
  topics,
  mcp: mcpCommand,
  webhooks: webhooksCommand,
  wording: wordingCommand,
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

  it('is not printed when the option follows --', async () => {
    const err: string[] = [];
    assert.equal(
      await recordCommand(['--', '--help', 'a phase', 'more'], { out: assert.fail, err: (line) => err.push(line) }),
      2,
    );
    assert.match(err[0] ?? '', /baton record: /u);
  });
});
