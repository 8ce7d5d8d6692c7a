import type { Dataset, Responsibility } from '../../../data/domain/responsibility.js';

/** The form of `--list`: one statement per line, named as people who check extractions name the fields. */
export function listRow(statement: Responsibility, dataset: Dataset): object {
  const { leadIn, englishLeadIn, id, document, line, sheet, page, section, phase, party, involved, ...more } =
    statement;
  const { ordinal, text, locale, english, ...rest } = more;
  const edition = dataset.documents.find((candidate) => candidate.id === document)?.edition ?? null;
  return {
    document,
    line,
    ...(sheet === undefined ? {} : { sheet, row: line }),
    page,
    section,
    phase,
    party,
    parties: involved ?? (party === null ? [] : [{ party, involvement: 'does' }]),
    ordinal,
    text,
    locale,
    english,
    lead_in: leadIn,
    english_lead_in: englishLeadIn,
    ...rest,
    edition,
    id,
  };
}
