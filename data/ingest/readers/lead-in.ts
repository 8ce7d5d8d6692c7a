import { bilingual, sentences } from '../blocks/inline.js';

/** The words that lead into a statement, outermost first. */
export interface LeadIn {
  readonly text: string;
  readonly english?: string;
}

export function joinLeadIns(outer: LeadIn | undefined, inner: LeadIn): LeadIn {
  const english = inner.english ?? outer?.english;
  return {
    text: [outer?.text, inner.text].filter(Boolean).join(' '),
    ...(english ? { english: [outer?.english, inner.english].filter(Boolean).join(' ') } : {}),
  };
}

/** The last sentence before a list, if it leads into it: "Give advice on:". */
export function leadInOf(raw: string): LeadIn | undefined {
  const { text, english } = bilingual(raw);
  if (!endsOpen(text) && !endsOpen(english ?? '')) return undefined;
  const last = (whole: string) => sentences(whole).at(-1)?.trim() ?? whole;
  return { text: last(text), ...(english ? { english: last(english) } : {}) };
}

export function endsOpen(text: string): boolean {
  return /[:：]\s*[*_]*$/u.test(text);
}
