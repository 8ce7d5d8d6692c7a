import Database from 'better-sqlite3';
import MiniSearch from 'minisearch';
import type { Dataset, Responsibility } from '../../../data/domain/responsibility.js';
import { mostCandidates, namesOf, outOfScope, type Said } from './said.js';

/** Another search over the same statements, which always answers. */
export interface Baseline {
  readonly name: string;
  /** Ids of the best statements for a text, the best first. */
  readonly over: (statements: readonly Responsibility[]) => (text: string) => readonly string[];
}

const wordsOf = ({ leadIn = '', text }: Responsibility): string => `${leadIn} ${text}`.trim();

export const baselines: readonly Baseline[] = [
  {
    name: 'MiniSearch',
    over: (statements) => {
      const index = new MiniSearch<{ id: string; text: string }>({ fields: ['text'] });
      index.addAll(statements.map((statement) => ({ id: statement.id, text: wordsOf(statement) })));
      return (text) => index.search(text).map(({ id }): string => id);
    },
  },
  { name: 'FTS5 trigram', over: trigrams },
];

function trigrams(statements: readonly Responsibility[]) {
  const database = new Database(':memory:');
  database.exec("create virtual table statements using fts5(id unindexed, text, tokenize = 'trigram')");
  const insert = database.prepare('insert into statements (id, text) values (?, ?)');
  database.transaction(() => {
    for (const statement of statements) insert.run(statement.id, wordsOf(statement));
  })();
  const find = database
    .prepare<[string], string>('select id from statements where statements match ? order by rank limit 10')
    .pluck();
  return (text: string): readonly string[] => {
    const signs = [...text.normalize('NFKC').toLowerCase()];
    const pieces = signs.slice(2).map((sign, at) => `${signs[at]}${signs[at + 1]}${sign}`);
    const query = [...new Set(pieces)].map((piece) => `"${piece.replaceAll('"', '""')}"`).join(' OR ');
    return query === '' ? [] : find.all(query);
  };
}

/** What another search says: its first statements with the parties that they name, doers first. */
export function saidBy(ids: readonly string[], { playbook, responsibilities }: Dataset): Said {
  const found = ids.slice(0, mostCandidates).flatMap((id) => responsibilities.find((one) => one.id === id) ?? []);
  return {
    outcome: found.length === 0 ? 'nothing' : 'several',
    candidates: found.map(({ id }) => id),
    parties: found.flatMap(({ kind, party, involved = [] }) => {
      if (kind === outOfScope) return [outOfScope];
      const doers = involved.filter(({ involvement }) => involvement === 'does' || involvement === 'guides');
      return [party, ...[...doers, ...involved].map((one) => one.party)].flatMap((one) =>
        one === null ? [] : namesOf(playbook, one),
      );
    }),
  };
}
