import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { answerText } from '../../../cards/answer/answer-text.js';
import { t } from '../../../cards/kit/i18n.js';
import { label } from '../../../cards/kit/markdown.js';
import { DatasetError, defaultDatasetFile } from '../../../data/dataset.js';
import { maxQuestionLength } from '../../../data/domain/answer/question.js';
import { locales } from '../../../data/domain/responsibility.js';
import { PlaybookError } from '../../../data/playbooks/schema/playbook-fault.js';
import { mostAnswered } from '../../../data/search/asking/several-questions.js';
import type { AskedAndAnswered } from '../../../dialogs/answer/questions-asked.js';
import type { Knowledge } from '../../../dialogs/turn/turn.js';
import { documentSettings } from '../../config/settings.js';
import { EncoderUnfit, encoderOfDeployment } from '../../knowledge/encoder.js';
import { openKnowledge } from '../../knowledge/knowledge.js';
import { knowledgeNamed } from '../playbook/knowledge-named.js';
import { type Io, printsUsage } from '../terminal/io.js';
import { answerBatch } from './batch.js';
import { decideOn } from './decision.js';

const usage = `baton ask "who is responsible for …?" [--playbook NAME|DIR] [--dataset FILE] [--locale ${locales.join('|')}] [--json]
baton ask --batch QUESTIONS.jsonl [--playbook NAME|DIR] [--dataset FILE]
  --playbook  one that ships with Baton, or a playbook's folder; --dataset names a file that is built already`;

const options = {
  playbook: { type: 'string' },
  dataset: { type: 'string' },
  locale: { type: 'string' },
  batch: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** Answers in the terminal what Baton answers in chat. Exit 0 = answered, 1 = nothing found or a bad line, 2 = wrong use. */
export async function askCommand(args: string[], io: Io): Promise<number> {
  if (printsUsage(args, usage, io)) return 0;
  const parsed = parse(args);
  if (typeof parsed === 'string') return wrong(parsed, io);
  const { values, positionals } = parsed;
  const text = positionals.join(' ').trim();
  const locale = locales.find((known) => known === values.locale);
  if (values.locale !== undefined && locale === undefined)
    return wrong(`--locale is one of ${locales.join(', ')}.`, io);
  if (values.batch === undefined && text === '') return wrong('There is no question. Write it in quotation marks.', io);
  if (text.length > maxQuestionLength)
    return wrong(`The question has ${text.length} characters. Ask one thing in at most ${maxQuestionLength}.`, io);
  if (values.playbook !== undefined && values.dataset !== undefined)
    return wrong('Name --playbook or --dataset, not both.', io);
  let knowledge: Knowledge;
  try {
    knowledge =
      values.playbook === undefined
        ? openKnowledge(values.dataset, encoderOfDeployment(documentSettings(process.env)))
        : (await knowledgeNamed(values.playbook))[0];
  } catch (error) {
    const isSaid = error instanceof DatasetError || error instanceof PlaybookError || error instanceof EncoderUnfit;
    return wrong(isSaid ? error.message : fileSentence(error, values.dataset), io);
  }
  if (values.batch !== undefined) {
    try {
      return answerBatch(readFileSync(values.batch, 'utf8'), values.batch, knowledge, io);
    } catch (error) {
      return wrong(fileSentence(error, values.batch), io);
    }
  }
  const { json, text: said, answered } = decideOn(text, locale, knowledge, (asked) => answersText(asked, knowledge));
  io.out(values.json ? JSON.stringify(json) : said);
  return answered ? 0 : 1;
}

/** Every answer in plain lines, below its question where there are several. */
function answersText(asked: readonly AskedAndAnswered[], { unread = [] }: Knowledge): string {
  const today = new Date().toISOString().slice(0, 10);
  const said = asked.slice(0, mostAnswered).map(({ text, answer }) => {
    const lines = answerText(answer, { locale: answer.locale, place: 'personal', today, unread });
    return asked.length > 1 ? `“${label(text, maxQuestionLength)}”\n${lines}` : lines;
  });
  const locale = asked[0]?.answer.locale ?? 'en';
  const left = { answered: said.length, asked: asked.length };
  return [...said, ...(asked.length > said.length ? [t(locale, 'answer.only-first', left)] : [])].join('\n\n');
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function wrong(sentence: string, io: Io): number {
  io.err(`baton ask: ${sentence}`);
  io.err(usage);
  return 2;
}

function fileSentence(error: unknown, file = defaultDatasetFile()): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT')
    return `${file}: there is no such file. Check the path, or write a dataset with \`baton ingest\`.`;
  if (code === 'EISDIR') return `${file}: is a folder. Name the file.`;
  if (code === 'EACCES') return `${file}: may not be read. Check its permissions.`;
  throw error;
}
