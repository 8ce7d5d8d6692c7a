import type { Locale } from '../../data/domain/responsibility.js';
import { label } from '../kit/markdown.js';
import { type Card, layout } from '../kit/template.js';
import json from './fact.json' with { type: 'json' };

const draw = layout(json);

/** What belongs together below the sentence that answers: lines, and rows that can be tapped. Texts are escaped already. */
export interface FactSection {
  readonly heading?: string;
  readonly lines?: readonly string[];
  readonly rows?: readonly unknown[];
}

/** A sentence that answers, what goes with it, and the way on. */
export interface FactParts {
  readonly locale: Locale;
  /** Escaped, like every text here. */
  readonly title: string;
  readonly leads?: readonly string[];
  readonly sections?: readonly FactSection[];
  readonly notes?: readonly string[];
  readonly actions?: readonly unknown[];
}

const lines = (texts: readonly string[]) => texts.map((text) => ({ text }));

/** A card that answers in a sentence from an engagement's own records. */
export const drawFact = ({ locale, title, leads = [], sections = [], notes = [], actions = [] }: FactParts): Card =>
  draw({
    lang: locale,
    fallback: label(title, 600),
    title,
    leads: lines(leads),
    sections: sections.map(({ heading = null, lines: said = [], rows = [] }) => ({
      heading,
      lines: lines(said),
      rows,
    })),
    notes: lines(notes),
    actions,
  });
