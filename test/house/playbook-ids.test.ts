import assert from 'node:assert/strict';
import { shippedPlaybooks } from '../../data/playbooks/shipped.js';
import { sourceFiles } from './source.js';

/** Where everything holds for any playbook. Documents, search and topics are about what the documents of one say. */
const rooms = ['data/domain', 'data/store', 'cards', 'dialogs', 'bot'];

/** Ids that mean something of their own beside a playbook: a side, and words of the trade. */
const ownWords: ReadonlySet<string> = new Set(['customer', 'partner', 'design', 'build', 'test']);

/** The word that stored values and buttons have for the provider's side, and says so at its declaration. */
const storedWord = 'data/domain/playbook/stored-sides.ts';

/** The code without its comments: those may speak of FastTrack. */
const codeOf = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//gu, '').replace(/^\s*\/\/.*$/gmu, '');

/** An id as a string, at the end of a key (`'phase.assess'`), or as the name of a property. */
const naming = (id: string): RegExp => new RegExp(`['"\`](?:[\\w-]+\\.)*${id}['"\`]|(?<![\\w.'-])${id}\\??:`, 'u');

describe('ids of a playbook', () => {
  const ids = new Set(
    shippedPlaybooks()
      .flatMap(({ playbook }) =>
        [...playbook.parties, ...playbook.phases, ...(playbook.beside ?? [])].map(({ id }) => id),
      )
      .filter((id) => !ownWords.has(id)),
  );
  const found = new Map(
    sourceFiles(undefined, rooms).flatMap(({ file, text }) => {
      if (file === storedWord) return [];
      const code = codeOf(text);
      const named = [...ids].filter((id) => naming(id).test(code));
      return named.length === 0 ? [] : [[file, named] as const];
    }),
  );

  it('are found where they are written', () => {
    assert.ok(ids.has('remediate') && ids.has('microsoft'));
    for (const code of ["x === 'remediate'", 't(locale, "phase.remediate")', '{ remediate: 1 }', '{ remediate?: 1 }'])
      assert.match(code, naming('remediate'), code);
    for (const code of ['nothingToRemediate', "'remediated'", 'e.remediate', "'remediate-now'"])
      assert.doesNotMatch(code, naming('remediate'), code);
  });

  it('stand nowhere outside of playbooks: rules ask for a property of the playbook', () => {
    const wrong = [...found].map(([file, named]) => `${file} names ${named.join(', ')}`);
    assert.deepEqual(wrong, [], 'ask the playbook for a property, a side or a name instead');
  });
});
