/** What is compared of a question and a text. */
export interface Compared extends BesideWords {
  /** Cosine of the question and the text with what it stands under, -1…1. */
  readonly whole: number;
  /** Cosine of the question and the text alone, -1…1. */
  readonly meaning: number;
  /** Cosine of the question and the heading and phase, -1…1. */
  readonly under: number;
  /** Full text over pieces of words, in nats. */
  readonly pieces: number;
  /** The same over all headings and the phase. */
  readonly path: number;
  /** How much of the question the text says, word by word, 0..1. */
  readonly question: number;
  /** How much of the text the question says, 0..1. */
  readonly text: number;
  /** How much the word of the question tells that the text leaves out most. */
  readonly unsaid: number;
}

/** What a question and a text have in common: what was compared, and what says more together than apart. */
export interface FitSignals extends Compared {
  readonly wholeQuestion: number;
  readonly questionText: number;
  readonly meaningText: number;
  readonly nearest: number;
}

/** How much each signal counts; the most telling word that is left out decides only whether and how it may answer. */
export type FitWeights = Omit<FitSignals, 'unsaid'>;

/** What is known beside the words; each 0 or 1. */
export interface BesideWords {
  /** It belongs to the phase that the question names. */
  readonly inPhase: number;
  /** It names a party that the question names. */
  readonly ofParty: number;
  /** It names who does what the question asks about: who approves, who is told. */
  readonly involves: number;
}

export const signalNames = [
  'whole',
  'meaning',
  'under',
  'pieces',
  'path',
  'question',
  'text',
  'inPhase',
  'ofParty',
  'involves',
  'wholeQuestion',
  'questionText',
  'meaningText',
  'nearest',
] as const;

/** All signals out of what was compared. */
export const signalsOf = (compared: Compared): FitSignals => ({
  ...compared,
  wholeQuestion: compared.whole * compared.question,
  questionText: compared.question * compared.text,
  meaningText: compared.meaning * compared.text,
  nearest: Math.max(compared.whole, compared.meaning),
});

/** How well a text fits a question, as log odds against the other texts. */
export const fitOf = (signals: FitSignals, weights: FitWeights): number =>
  signalNames.reduce((sum, name) => sum + weights[name] * signals[name], 0);
