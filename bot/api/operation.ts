import type { z } from 'zod';
import type { Instant } from '../../data/domain/person.js';
import type { Locale } from '../../data/domain/responsibility.js';
import type { Store } from '../../data/store/store.js';
import type { ApiClient, Scope } from '../config/api-clients.js';
import type { KnowledgeByPlaybook } from '../knowledge/knowledge-by-playbook.js';

/** What every operation reads from. */
export interface ApiParts {
  readonly store: Store;
  readonly library: KnowledgeByPlaybook;
}

/** One request of a client whose scope was checked. */
export interface Call<Q, B> {
  readonly client: ApiClient;
  readonly engagement: string;
  readonly query: Q;
  readonly body: B;
  readonly now: Instant;
}

/** What an operation answers, how many things that is for the audit line, and in which language its words are. */
export interface Performed<A> {
  readonly answer: A;
  readonly count: number;
  readonly locale: Locale;
}

export interface Operation {
  /** `operationId` in the OpenAPI document. */
  readonly id: string;
  readonly summary: string;
  readonly scope: Scope;
  readonly query: z.ZodObject;
  /** null = it takes none. */
  readonly body: z.ZodObject | null;
  readonly answer: z.ZodType;
  readonly run: (parts: ApiParts, call: Call<unknown, unknown>) => Promise<Performed<unknown>>;
}

interface Typed<Q extends z.ZodObject, B extends z.ZodObject | null, A extends z.ZodType> {
  readonly id: string;
  readonly summary: string;
  readonly scope: Scope;
  readonly query: Q;
  readonly body: B;
  readonly answer: A;
  readonly run: (
    parts: ApiParts,
    call: Call<z.output<Q>, B extends z.ZodObject ? z.output<B> : null>,
  ) => Promise<Performed<z.output<A>>>;
}

/** An operation whose query and body were parsed by its own schemas. */
export const operation = <Q extends z.ZodObject, B extends z.ZodObject | null, A extends z.ZodType>(
  typed: Typed<Q, B, A>,
): Operation => ({ ...typed, run: (parts, call) => typed.run(parts, call as never) });
