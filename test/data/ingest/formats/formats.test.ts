import assert from 'node:assert/strict';
import type { Block } from '../../../../data/ingest/blocks/block.js';
import { readDocument } from '../../../../data/ingest/document.js';
import type { DocumentContent } from '../../../../data/ingest/formats/format.js';
import { documentExtensions, formatOf } from '../../../../data/ingest/formats/formats.js';
import { markdown } from '../../../../data/ingest/formats/markdown.js';

const contentOf = (text: string): DocumentContent => {
  const content = formatOf('duties.md', Buffer.from(text)).read(Buffer.from(text));
  assert.ok(!('sentence' in content));
  return content;
};

describe('formats', () => {
  it('are chosen by the name of a file, and are Markdown where no name tells', () => {
    for (const name of ['duties.md', 'DUTIES.TXT', 'duties', 'duties.unknown']) {
      assert.equal(formatOf(name, Buffer.from('# Duties')), markdown, name);
    }
    for (const extension of ['.md', '.markdown', '.txt', '.html', '.htm', '.csv', '.tsv', '.xlsx'])
      assert.ok(documentExtensions.has(extension), extension);
  });

  it('give blocks with the places where their text begins', () => {
    const { blocks } = contentOf(
      '---\ntitle: Duties\n---\n# Duties\n\nA word.\n\n- One\n- Two\n\n| a | b |\n|--|--|\n| c | d |\n',
    );
    assert.deepEqual(
      blocks.map(({ type, line }) => [type, line]),
      [
        ['heading', 4],
        ['paragraph', 6],
        ['list', 8],
        ['table', 11],
      ],
    );
  });

  it('keep what is wrong apart from what was read', () => {
    const { blocks, faults } = contentOf('---\nsources: none\n---\n# Duties\n');
    assert.equal(blocks.length, 1);
    assert.match(faults[0]?.sentence ?? '', /sources must be a map/);
  });

  it('need nothing of a document but its blocks: a sheet is read as a list is', () => {
    const item = (raw: string, row: number) => ({ line: row, cell: `Duties!A${row}`, raw, blocks: [] });
    const blocks: readonly Block[] = [
      { type: 'heading', line: 1, depth: 2, raw: 'Your responsibilities' },
      { type: 'heading', line: 2, depth: 3, raw: 'Enable phase' },
      { type: 'list', line: 3, ordered: false, items: [item('Open the ports.', 3), item('Tell the users.', 4)] },
    ];
    const properties = { edition: null, article: null, keywords: '', service: '', sources: new Map() };
    const { responsibilities, problems } = readDocument(
      { properties, blocks, text: 'Open the ports. Tell the users.', faults: [] },
      'duties',
      'duties.xlsx',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      responsibilities.map(({ line, party, phase, text }) => [line, party, phase, text]),
      [
        [3, 'customer', 'enable', 'Open the ports.'],
        [4, 'customer', 'enable', 'Tell the users.'],
      ],
    );
  });
});
