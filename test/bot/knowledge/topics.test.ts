import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { topics } from '../../../bot/cli/training/topics.js';
import { readTopicSources } from '../../../bot/knowledge/topics.js';
import { locales } from '../../../data/domain/responsibility.js';

const shipped = fileURLToPath(new URL('../../../data/topics', import.meta.url));

function copy(change: (file: (name: string) => string) => void): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-topics-'));
  cpSync(shipped, folder, { recursive: true });
  change((name) => path.join(folder, name));
  return folder;
}

describe('the topics', () => {
  const sources = readTopicSources(shipped);

  it('that ship are the ones that were trained', async () => {
    const said: string[] = [];
    assert.equal(
      await topics(['--check'], { out: () => undefined, err: (line) => said.push(line) }),
      0,
      said.join('\n'),
    );
  });

  it('can be asked about in four languages, at least five ways each', () => {
    for (const { id } of sources.topics) {
      for (const locale of locales) {
        const ways = sources.phrasings.filter((p) => p.topic === id && p.writer.replace(/-\d+$/, '') === locale);
        assert.ok(ways.length >= 5, `${id} has ${ways.length} phrasings in ${locale}`);
      }
    }
  });

  it('never name themselves or a group of their own side as the other side', () => {
    const byId = new Map(sources.topics.map((topic) => [topic.id, topic]));
    for (const { id, party, other } of sources.topics) {
      for (const twin of other) assert.notEqual(byId.get(twin)?.party, party, `${id} names ${twin}`);
    }
  });

  it('are out of date when a file has changed', async () => {
    const folder = copy((file) =>
      writeFileSync(file('terms.txt'), `${readFileSync(file('terms.txt'), 'utf8')}\ncake: cake\n`),
    );
    const said: string[] = [];
    assert.equal(
      await topics(['--check', '--from', folder], { out: () => undefined, err: (line) => said.push(line) }),
      1,
    );
    assert.match(said.join('\n'), /run `baton topics`/);
  });

  it('are refused with the place of the mistake', () => {
    const unknownTopic = copy((file) => writeFileSync(file('phrasings/en-9.txt'), '# no-such-topic\nwho?\n'));
    assert.throws(() => readTopicSources(unknownTopic), /en-9\.txt:1: "no-such-topic"/);
    const unknownTwin = copy((file) =>
      writeFileSync(
        file('topics.yaml'),
        readFileSync(file('topics.yaml'), 'utf8').replace('other: [m-users]', 'other: [m-user]'),
      ),
    );
    assert.throws(() => readTopicSources(unknownTwin), /"m-user"/);
  });
});
