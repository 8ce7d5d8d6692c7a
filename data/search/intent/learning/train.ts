import type { Locale } from '../../../domain/responsibility.js';
import { languages, listed, perLanguage } from '../../../language/languages.js';
import { type LinearColumns, linearColumns } from '../../model/linear.js';
import { trainSoftmax } from '../../model/softmax.js';
import { Vocabulary, type VocabularyColumns, vocabularyOf } from '../../model/vectors.js';
import { asTyped, cuesOf, type IntentSource, parseIntents, type Said, sentencesOf } from './phrasings.js';
import { Reader, tokensOf } from './reading.js';

/** Everything that the intents are learned from. */
export interface IntentSources {
  readonly files: readonly IntentSource[];
  /** Questions about responsibilities, as people asked them. */
  readonly questions: readonly Omit<Said, 'kind'>[];
}

/** The trained intents: what each feature says for and against each class. */
export interface TrainedIntents {
  readonly classes: readonly string[];
  readonly cues: readonly string[];
  /** By language, the words of which an act has at least one: its verbs, not its articles. */
  readonly acts: Readonly<Record<Locale, readonly string[]>>;
  /** By language, the words that acts and questions about an engagement are made of, without what they are about. */
  readonly frames: Readonly<Record<Locale, readonly string[]>>;
  readonly columns: VocabularyColumns & LinearColumns;
}

/** A word is a cue when lines use it so often: rarer ones are about one matter. */
const leastLines = 15;

/** A feature of fewer sentences is chance. */
const leastSentences = 4;

/** Weights kept for one feature: the strongest. */
const keptWeights = 8;

/** Learns what a message is from what people wrote. The same sources give the same. */
export function trainIntents({ files, questions }: IntentSources): TrainedIntents {
  const said = [
    ...files.flatMap((file) => sentencesOf(file)),
    ...questions.map((question): Said => ({ ...question, kind: 'question' })),
  ];
  const classes = [...new Set(said.map(({ kind }) => kind))].sort();
  const cues = commonCues(files);
  const reader = new Reader(new Set(cues));
  const known = vocabularyOf(
    said.map(({ text }) => text),
    (text) => reader.read(text),
    leastSentences,
  );
  const vocabulary = new Vocabulary(known);
  const labels = new Map(classes.map((name, label) => [name, label]));
  const examples = asTyped(said, files).map(({ kind, text }) => ({
    label: labels.get(kind) ?? -1,
    vector: vocabulary.vectorOf(reader.read(text)),
  }));
  const model = trainSoftmax(examples, vocabulary.size, classes.length, { averaged: true });
  const frames = byLanguage(files, (file) => frameOf(file, /^(?:act|engagement)\//u));
  const acts = byLanguage(files, (file) => {
    const around = new Set(listed(languages[file.locale].messages.around).flatMap((word) => tokensOf(word)));
    return frameOf(file, /^act\//u).filter((word) => !around.has(word));
  });
  return { classes, cues, acts, frames, columns: { ...known, ...linearColumns(model, vocabulary.size, keptWeights) } };
}

/** Words that many lines of a language use, in every one of them. */
function commonCues(files: readonly IntentSource[]): readonly string[] {
  const lines = new Map<string, number>();
  for (const word of files.flatMap((file) => cuesOf(parseIntents(file))).flatMap((cue) => tokensOf(cue))) {
    lines.set(word, (lines.get(word) ?? 0) + 1);
  }
  return [...lines].filter(([, n]) => n >= leastLines).map(([word]) => word);
}

const byLanguage = (
  files: readonly IntentSource[],
  of: (file: IntentSource) => readonly string[],
): Readonly<Record<Locale, readonly string[]>> => {
  const byTag = new Map(files.map((file) => [file.locale, of(file)]));
  return perLanguage(languages, (_, locale) => byTag.get(locale) ?? []);
};

/** What follows a colon is a note's own text. */
const noteText = /:[^\]|]*/gu;

/** The words that the lines of some classes are made of, without what they are about. */
function frameOf(file: IntentSource, kinds: RegExp): readonly string[] {
  const { lines, slots } = parseIntents(file);
  const sentences = lines
    .filter(({ kind }) => kinds.test(kind))
    .map(({ line, ...rest }) => ({ ...rest, line: line.replace(noteText, '') }));
  const { around, about, toPerson } = languages[file.locale].messages;
  const small = new Set([around, about, toPerson].flatMap(listed).flatMap((word) => tokensOf(word)));
  const things = new Set(
    (slots.get('item') ?? []).flatMap((item) => tokensOf(item)).filter((word) => !small.has(word)),
  );
  const words = cuesOf({ lines: sentences, slots }).flatMap((word) => tokensOf(word));
  return [...new Set(words)].filter((word) => !things.has(word)).sort();
}
