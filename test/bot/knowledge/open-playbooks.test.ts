import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openPlaybooks, PlaybooksUnfit } from '../../../bot/knowledge/open-playbooks.js';
import { kitchenMenu, kitchenPlaybook } from '../../support/kitchen.js';

describe('playbooks at a start', () => {
  let folder: string;
  const file = (...parts: string[]) => path.join(folder, ...parts);
  const add = (id: string) => {
    mkdirSync(file('all', id, 'documents'), { recursive: true });
    writeFileSync(file('all', id, 'playbook.yaml'), kitchenPlaybook(id));
    writeFileSync(file('all', id, 'documents', `${id}-menu.md`), kitchenMenu);
  };
  const open = () => openPlaybooks(file('all'), file('cache'));

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-open-'));
    add('kitchen');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('give a dataset each, in the order of their folders', async () => {
    add('bakery');
    const { datasets, unread } = await open();
    assert.deepEqual(
      datasets.map((one) => [one.playbook.id, one.responsibilities.map(({ party, phase }) => `${party} ${phase}`)]),
      [
        ['bakery', ['cook prepare', 'cook prepare']],
        ['kitchen', ['cook prepare', 'cook prepare']],
      ],
    );
    assert.deepEqual(unread, []);
  });

  it('are read again only when a file of theirs has changed', async () => {
    await open();
    const [kept = ''] = readdirSync(file('cache'));
    assert.match(kept, /^kitchen-[0-9a-f]{16}\.json$/u);
    const content = readFileSync(file('cache', kept), 'utf8');
    writeFileSync(file('cache', kept), content.replace('Peel the potatoes.', 'Peel the carrots.'));
    assert.equal((await open()).datasets[0].responsibilities[0]?.text, 'Peel the carrots.');
    writeFileSync(file('all', 'kitchen', 'documents', 'kitchen-menu.md'), kitchenMenu.replace('potatoes', 'onions'));
    assert.equal((await open()).datasets[0].responsibilities[0]?.text, 'Peel the onions.');
    assert.equal(readdirSync(file('cache')).length, 1, 'the earlier one goes');
  });

  it('take up new wordings without reading the documents again, and count those without statement', async () => {
    await open();
    const wordings = file('all', 'kitchen', 'wordings.yaml');
    const entry = (statement: string) =>
      `  - { document: kitchen-menu.md, statement: ${statement}, asked: [Who peels?] }\n`;
    writeFileSync(
      wordings,
      `wordings:\n${entry('Peel the potatoes.')}${entry('Peel the eggs.')}outside: [Who eats?]\n`,
    );
    const before = readdirSync(file('cache'));
    const { datasets, astray } = await open();
    assert.deepEqual(datasets[0].responsibilities[0]?.wordings, ['Who peels?']);
    assert.deepEqual(datasets[0].outside, ['Who eats?']);
    assert.deepEqual(astray, [{ playbook: 'kitchen', wordings: 1 }]);
    assert.deepEqual(readdirSync(file('cache')), before);
  });

  it('name the documents in which something was left unread, by their titles', async () => {
    const unknown =
      '\n| Cook | Baker team |\n|---|---|\n| Boil the soup. | Knead the dough well. |\n| Serve it. | Heat the oven early. |\n';
    writeFileSync(file('all', 'kitchen', 'documents', 'kitchen-menu.md'), kitchenMenu + unknown);
    writeFileSync(file('all', 'kitchen', 'documents', 'drinks.md'), kitchenMenu.replace('# Menu', '# Drinks'));
    const [one] = (await open()).unread;
    assert.deepEqual([one?.playbook, one?.titles], ['kitchen', ['Menu']]);
    assert.ok((one?.places ?? 0) > 0);
  });

  it('are read although the cache is damaged or cannot be written', async () => {
    await open();
    for (const name of readdirSync(file('cache'))) writeFileSync(file('cache', name), '{');
    assert.equal((await open()).datasets[0].responsibilities.length, 2);
    writeFileSync(file('no-folder'), '');
    const { datasets } = await openPlaybooks(file('all'), file('no-folder'));
    assert.equal(datasets[0].responsibilities.length, 2);
  });

  it('say everything that is wrong in all of them at once', async () => {
    add('bakery');
    writeFileSync(file('all', 'bakery', 'playbook.yaml'), kitchenPlaybook('bakery').replace('provider', 'chef'));
    writeFileSync(file('all', 'kitchen', 'documents', 'torn.docx'), 'PK torn');
    await assert.rejects(open(), (error) => {
      assert.ok(error instanceof PlaybooksUnfit);
      assert.match(error.message, /bakery\/playbook\.yaml:4: parties\.cook\.side: must be one of/u);
      assert.match(error.message, /torn\.docx/u);
      return true;
    });
    await assert.rejects(openPlaybooks(file('nowhere'), file('cache')), /nowhere: is not there/u);
  });
});
