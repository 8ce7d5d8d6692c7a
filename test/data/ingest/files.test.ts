import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { readSources } from '../../../data/ingest/files.js';

describe('a folder of documents', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'documents-'));
    mkdirSync(join(folder, 'below'));
    mkdirSync(join(folder, 'node_modules'));
    for (const name of [
      'a.md',
      'below/b.XLSX',
      'c.doc',
      'picture.png',
      '.hidden.md',
      'mapping.yaml',
      '~$a.docx',
      'node_modules/x.md',
    ])
      writeFileSync(join(folder, name), 'text');
    writeFileSync(join(folder, 'large.csv'), Buffer.alloc(9 * 1024 * 1024));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('gives its documents, and those of kinds that are refused with a cure', async () => {
    const { files } = await readSources([folder]);
    assert.deepEqual(
      files.map(({ name }) => basename(name)),
      ['a.md', 'b.XLSX', 'c.doc'],
    );
  });

  it('names what is of another kind or too large, and nothing that programs keep there', async () => {
    const { problems, notes } = await readSources([folder]);
    assert.deepEqual(
      notes.map(({ file }) => basename(file)),
      ['picture.png'],
    );
    assert.match(notes[0]?.sentence ?? '', /of the kind \.png in a folder is not read/u);
    assert.deepEqual(
      problems.map(({ file }) => basename(file)),
      ['large.csv'],
    );
    assert.match(problems[0]?.sentence ?? '', /larger than \d+ bytes/u);
  });

  it('gives a file that is named, whatever its kind', async () => {
    const { files, notes } = await readSources([join(folder, 'picture.png')]);
    assert.deepEqual([files.length, notes.length], [1, 0]);
  });
});
