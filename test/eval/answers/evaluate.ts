import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Io } from '../../../bot/cli/terminal/io.js';
import { baselines, saidBy } from './baselines.js';
import { ablationLines, calibrationLines } from './calibration/report.js';
import { asked, soundedSet } from './calibration/signals.js';
import { dumped } from './dump.js';
import { engine } from './engine.js';
import { lawLines, lawsOf } from './laws.js';
import { judgement, type Mark, markOf, tallyOf } from './mark.js';
import type { SetQuestion } from './questions.js';
import { ask, askInChat } from './said.js';
import { groupsOf, type Marked, missesOf, tableOfMarks } from './table.js';
import { readTeams, type Teams } from './team.js';

// How well questions are answered over documents that were not prepared for Baton.
//   npm run -s eval:answers -- --set DIR [--together] [--search-only] [--baselines] [--json] [--misses] [--doc NAME]
//                              [--dump FILE] | --laws | --calibrate [--set DIR2 …] | --ablation [--set DIR2 …]
// A message is read before it is answered, as in chat; --search-only takes all of them for questions. --together asks one
// dataset of all documents instead of each document's own. DIR holds what eval:documents wants, and questions.jsonl (../shared/eval/foreign says how they are counted).

const usage =
  'usage: npm run -s eval:answers -- --set DIR [--together] [--search-only] [--baselines]\n' +
  '                              [--doc NAME] [--misses] [--json] [--dump FILE]\n' +
  '       npm run -s eval:answers -- --set DIR --laws [--doc NAME] [--misses] [--json]\n' +
  '       npm run -s eval:answers -- --set DIR [--set DIR2 …] --calibrate | --ablation';

const no = { type: 'boolean', default: false } as const;

function parse(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        set: { type: 'string', multiple: true },
        doc: { type: 'string' },
        dump: { type: 'string' },
        together: no,
        baselines: no,
        'search-only': no,
        laws: no,
        calibrate: no,
        ablation: no,
        json: no,
        misses: no,
      },
    });
    const { set: sets = [], laws, together, calibrate, ablation } = values;
    const [set] = sets;
    // Each of these is measured over documents alone and together, whatever else is asked.
    if (set === undefined || [laws, together, calibrate, ablation].filter((one) => one).length > 1) return usage;
    return sets.length > 1 && !calibrate && !ablation ? usage : { ...values, set, sets };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${usage}`;
  }
}

type Call = Exclude<ReturnType<typeof parse>, string>;

/** Scores a set; 2 where it was called wrongly or the set is not there. Lines go to `out`, refusals to `err`. */
export function evaluateAnswers(args: string[], { out, err }: Io): number {
  const call = parse(args);
  if (typeof call !== 'string' && (call.calibrate || call.ablation)) return calibration(call, { out, err });
  const read = typeof call === 'string' ? call : readTeams(call);
  if (typeof call === 'string' || typeof read === 'string') {
    err(String(read));
    return 2;
  }
  for (const doc of read.unread) err(`${doc} cannot be read: nothing in it is found.`);
  if (call.laws) for (const line of lawLines(lawsOf(read, engine()), call)) out(line);
  else report(marked(read, call), call, out);
  return 0;
}

/** Of an ablation more candidates are looked at, since what is left out may have put the right one before them. */
const mostAblated = 200;

function calibration({ sets, ablation }: Call, { out, err }: Io): number {
  const sounded = sets.map((set) => (ablation ? soundedSet(set, asked, mostAblated) : soundedSet(set)));
  const unread = sounded.filter((one) => typeof one === 'string');
  for (const line of unread) err(line);
  const all = sounded.flatMap((one) => (typeof one === 'string' ? [] : one));
  if (unread.length === 0) for (const line of ablation ? ablationLines(all) : calibrationLines(all)) out(line);
  return unread.length === 0 ? 0 : 2;
}

function marked({ set, questions, teams }: Teams, call: Call): Marked {
  const baton = engine();
  const asks = call['search-only'] ? ask : askInChat;
  const documents = new Map(set.documents.map((document) => [document.doc, document]));
  const marks = new Map<SetQuestion, Mark>();
  const others = (call.baselines ? baselines : []).map(({ name, over }) => ({
    name,
    over,
    marks: new Map<SetQuestion, Mark>(),
  }));
  const lines = new Map<SetQuestion, string>();
  for (const team of new Set(questions.map(({ doc }) => teams.get(doc)))) {
    const own = questions.filter(({ doc }) => teams.get(doc) === team);
    const knowledge = team && baton.knowledge(team.dataset);
    const rank = team && call.dump !== undefined ? baton.ranking(team.dataset) : undefined;
    const found = others.map(({ over, ...other }) => ({ ...other, find: over(team?.dataset.responsibilities ?? []) }));
    for (const question of own) {
      const document = documents.get(question.doc);
      if (document === undefined) continue;
      const gold = team?.gold ?? new Map<string, string>();
      const silent = { outcome: 'nothing', candidates: [], parties: [] } as const;
      marks.set(question, markOf(question, knowledge ? asks(knowledge, question) : silent, gold, document));
      if (team === undefined) continue;
      for (const other of found) {
        const said = saidBy(other.find(question.question), team.dataset);
        other.marks.set(question, markOf(question, said, gold, document));
      }
      if (rank) lines.set(question, dumped(set, team, rank, question));
    }
  }
  const inOrder = <Of>(by: ReadonlyMap<SetQuestion, Of>) => questions.flatMap((question) => by.get(question) ?? []);
  if (call.dump !== undefined) writeFileSync(call.dump, `${inOrder(lines).join('\n')}\n`);
  return { marks: inOrder(marks), others: others.map(({ name, marks }) => ({ name, marks: inOrder(marks) })) };
}

function report(all: Marked, call: Call, out: (line: string) => void): void {
  if (!call.json) {
    for (const line of tableOfMarks(all)) out(line);
    if (call.misses) for (const line of missesOf(all.marks)) out(line);
    return;
  }
  for (const { question, said, cited, isSilent, first, three, party } of all.marks) {
    const { id, lang, kind, doc, xl } = question;
    out(JSON.stringify({ id, lang, kind, doc, xl, ...said, cited, isSilent, first, three, party }));
  }
  for (const { name, has } of groupsOf(all.marks)) {
    const others = all.others.map((other) => [other.name, tallyOf(other.marks.filter(has))] as const);
    out(JSON.stringify({ group: name, ...tallyOf(all.marks.filter(has)), others: Object.fromEntries(others) }));
  }
  for (const { name, marks } of all.others) out(JSON.stringify({ search: name, ...judgement(marks) }));
  out(JSON.stringify(judgement(all.marks)));
}
