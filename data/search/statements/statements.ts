import type { Evidence } from '../../domain/answer/question.js';
import type { Dataset, Locale, Responsibility, SourceDocument } from '../../domain/responsibility.js';
import type { Links } from '../topics/link.js';

type ByTopic = ReadonlyMap<string, readonly Responsibility[]>;
type Documents = ReadonlyMap<string, SourceDocument>;

/** The statements of each topic, the one to cite first at the head. */
export function statementsByTopic({ responsibilities }: Dataset, links: Links, documents: Documents): ByTopic {
  const byTopic = new Map<string, { readonly statement: Responsibility; readonly certainty: number }[]>();
  for (const statement of responsibilities) {
    for (const { topic, certainty } of links.get(statement.id) ?? []) {
      const beside = byTopic.get(topic);
      if (beside === undefined) byTopic.set(topic, [{ statement, certainty }]);
      else beside.push({ statement, certainty });
    }
  }
  const order = bySource(documents);
  return new Map([...byTopic].map(([topic, linked]) => [topic, linked.sort(order).map(({ statement }) => statement)]));
}

interface Linked {
  readonly statement: Responsibility;
  readonly certainty: number;
}

/** Newest dated edition first, undated never before dated, duties before prose about them, the surest link first. */
const bySource =
  (documents: Documents) =>
  (a: Linked, b: Linked): number => {
    const edition = ({ statement }: Linked) => documents.get(statement.document)?.edition ?? '';
    const duty = ({ statement: { kind } }: Linked) =>
      kind === 'item' || kind === 'routing' || kind === 'out-of-scope' ? 0 : 1;
    if (edition(a) !== edition(b)) return edition(a) < edition(b) ? 1 : -1;
    return duty(a) - duty(b) || b.certainty - a.certainty || a.statement.line - b.statement.line;
  };

/** What documents state about each topic, ready to be shown to a speaker of any language. */
export class Statements {
  constructor(
    readonly byTopic: ByTopic,
    readonly documents: Documents,
  ) {}

  evidence(topic: string, score: number, locale: Locale): readonly Evidence[] {
    return (this.byTopic.get(topic) ?? [])
      .flatMap((responsibility) => {
        const source = this.documents.get(responsibility.document);
        return source === undefined ? [] : [{ responsibility, source, score }];
      })
      .sort((a, b) => (a.source.edition === b.source.edition ? inLanguage(a, locale) - inLanguage(b, locale) : 0));
  }
}

/** Of one edition's translations the asker's comes first, then the English. */
function inLanguage({ responsibility }: Omit<Evidence, 'score'>, locale: Locale): number {
  const spoken = (tag: string) => tag.slice(0, 2).toLowerCase();
  if (spoken(responsibility.locale) === spoken(locale)) return 0;
  return spoken(responsibility.locale) === 'en' ? 1 : 2;
}
