import { z } from 'zod';
import { type Locale, locales } from '../../../data/domain/responsibility.js';
import type { Knowledge } from '../../../dialogs/turn/turn.js';
import { knownLocale } from '../../teams/text/text.js';
import type { Io } from '../terminal/io.js';
import { decideOn } from './decision.js';

const line = z
  .object({
    id: z.union([z.string(), z.number()]),
    question: z.string().optional(),
    text: z.string().optional(),
    /** The language of the sender's client, by its tag. */
    locale: z.string().max(100).optional(),
    lang: z.string().max(100).optional(),
  })
  .transform(({ id, question, text, locale, lang }) => ({ id, text: question ?? text, client: locale ?? lang }));

interface Line {
  readonly id: string | number;
  readonly text: string;
  readonly client: Locale | undefined;
}

/** Decides and answers many texts, one JSON line each. Lines that are none are reported and make the exit code 1. */
export function answerBatch(content: string, origin: string, knowledge: Knowledge, io: Io): number {
  let problems = 0;
  for (const [at, text] of content.split('\n').entries()) {
    if (text.trim() === '') continue;
    const asked = readLine(text);
    if (asked === null) {
      problems++;
      io.err(`${origin}:${at + 1}: not a question: write {"id": "…", "question": "…"} on one line.`);
      continue;
    }
    const { json } = decideOn(asked.text, asked.client, knowledge, () => '');
    io.out(JSON.stringify({ id: asked.id, ...json }));
  }
  return problems > 0 ? 1 : 0;
}

/** A tag of a country ("sv-SE") names its language; one that Baton doesn't speak names none. */
function readLine(text: string): Line | null {
  try {
    const { id, text: said, client } = line.parse(JSON.parse(text));
    if (said === undefined) return null;
    return { id, text: said, client: locales.find((known) => known === client) ?? knownLocale(client) ?? undefined };
  } catch {
    return null;
  }
}
