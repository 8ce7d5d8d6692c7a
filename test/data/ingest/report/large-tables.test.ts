import assert from 'node:assert/strict';
import { ingest } from '../../../../data/ingest/ingest.js';

/** Milliseconds of the processor; time that grows with the square of the rows takes fifteen seconds and more. */
const longest = 7_000;

describe('a table of thousands of rows', () => {
  it('is read and reported in time that grows with its rows when each row names an owner of its own', () => {
    const rows = Array.from({ length: 4_000 }, (_, at) => `Paint boat ${at} at the pier,Crew ${at} Pier${at}`);
    const begun = process.cpuUsage();
    const { dataset, reports } = ingest([
      { name: 'boats.csv', bytes: Buffer.from(['Task,Owner', ...rows].join('\n')) },
    ]);
    const { user, system } = process.cpuUsage(begun);
    assert.equal(dataset.responsibilities.length, rows.length);
    assert.ok((reports[0]?.unread.length ?? 0) >= rows.length);
    assert.ok((user + system) / 1_000 < longest);
  });
});
