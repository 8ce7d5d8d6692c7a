import { LRUCache } from 'lru-cache';
import { answerFrom } from '../../data/domain/answer/answer.js';
import type { Context } from '../../data/domain/answer/asked.js';
import type { Answer, Question } from '../../data/domain/answer/question.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { hasPhase } from '../../data/domain/playbook/phases.js';
import type { Playbook } from '../../data/domain/playbook/playbook.js';
import { readMessage } from '../../data/search/intent/read-message.js';
import { engagementsAround } from '../../dialogs/turn/engagements.js';
import type { Knowledge, Library, Turn } from '../../dialogs/turn/turn.js';

/**
 * What Baton knows from the documents of each playbook of the deployment, and which of it a turn is about: in a channel its
 * engagement's, in a personal chat those of the asker's engagements, else the first.
 */
export class KnowledgeByPlaybook implements Library {
  readonly playbooks: readonly Playbook[];
  private readonly byId: ReadonlyMap<string, Knowledge>;
  /** Whether engagements have no other playbook than the only one; of several, they may. Asked of the store once. */
  private isOnly: Promise<boolean> | undefined;
  private readonly gone = new LRUCache<string, Knowledge>({ max: 50 });

  /** `missing` is told once of each playbook that an engagement has and the deployment does not. */
  constructor(
    private readonly all: readonly [Knowledge, ...Knowledge[]],
    private readonly missing: (playbook: string) => void,
  ) {
    this.playbooks = all.map(({ dataset }) => dataset.playbook);
    this.byId = new Map(all.map((one) => [one.dataset.playbook.id, one]));
  }

  /** The first, where nothing says which. */
  get usual(): Knowledge {
    return this.all[0];
  }

  /** The first question builds what all later ones share. */
  warmUp(): void {
    for (const one of this.all) one.answer({ text: 'MFA' });
  }

  of({ playbook }: Pick<Engagement, 'playbook'>): Knowledge {
    const known = this.byId.get(playbook.id) ?? this.gone.get(playbook.id);
    if (known !== undefined) return known;
    this.missing(playbook.id);
    const nothing = withoutDocuments(playbook);
    this.gone.set(playbook.id, nothing);
    return nothing;
  }

  /** Of some playbooks, or of all, what answers a question best that was asked nowhere; null where none of them is there. */
  forQuestion(question: Question, playbooks: readonly string[] | null): Knowledge | null {
    const [first, ...others] = this.all.filter(
      ({ dataset }) => playbooks === null || playbooks.includes(dataset.playbook.id),
    );
    if (first === undefined) return null;
    return others.length === 0 ? first : bestFor([first, ...others], question);
  }

  /** Of several that a personal chat may be about, the one that the words are about: what they go on from, then what answers them best. */
  async forMessage(turn: Turn, text: string): Promise<Knowledge> {
    if (await this.knowsOne(turn)) return this.usual;
    const [first = this.usual, ...others] = await this.around(turn);
    if (others.length === 0) return first;
    const may = [first, ...others];
    const followsUp = may.some(
      ({ dataset }) => readMessage(text, turn.locale, undefined, dataset.playbook).is === 'follow-up',
    );
    const context = followsUp ? await turn.store.contexts.find(turn.conversation, turn.person.id, turn.now) : null;
    const before = context === null ? undefined : may.find((one) => isOf(one, context, turn));
    return before ?? bestFor(may, { text, locale: turn.locale });
  }

  /**
   * For a button that names no engagement of its own: where it names a question, the documents that answered it; where it
   * names a statement, those that have it. Dialogs that have an engagement in hand ask for its own.
   */
  async forPress(turn: Turn, data: unknown): Promise<Knowledge> {
    if (this.all.length === 1) return this.usual;
    const { engagement, question, responsibility } = namedIn(data);
    if (engagement !== null && responsibility === null) return this.usual;
    const asked = question === null ? null : await turn.store.questions.find(question);
    const answered = this.all.find(({ dataset }) => dataset.version === asked?.datasetVersion);
    if (answered !== undefined) return answered;
    const may = await this.around(turn);
    const has = (one: Knowledge) => responsibility !== null && one.about(responsibility, turn.locale) !== null;
    return may.find(has) ?? may[0] ?? this.usual;
  }

  /**
   * Spares messages a look for engagements where all have the one playbook there is. New ones begin with it, so others are
   * from before the deployment changed.
   */
  private async knowsOne({ store }: Turn): Promise<boolean> {
    if (this.all.length > 1) return false;
    const { id } = this.usual.dataset.playbook;
    this.isOnly ??= store.engagements.playbooks().then((all) => all.every((one) => one.id === id));
    try {
      return await this.isOnly;
    } catch (error) {
      this.isOnly = undefined;
      throw error;
    }
  }

  /** What the engagements of a place have, each once, those that run before those that are over. */
  private async around(turn: Turn): Promise<readonly Knowledge[]> {
    const there = await engagementsAround(turn);
    const runs = there.filter(({ state }) => state !== 'completed' && state !== 'cancelled');
    return [...new Set((runs.length > 0 ? runs : there).map((one) => this.of(one)))];
  }
}

function isOf(knowledge: Knowledge, context: Context, { locale }: Turn): boolean {
  if (context.kind === 'list') {
    const { phase } = context.list;
    return phase === null || hasPhase(knowledge.dataset.playbook, phase);
  }
  const { responsibility, candidates = [] } = context;
  const about = responsibility === null ? candidates : [responsibility];
  return about.some((id) => knowledge.matter(id, locale) !== null);
}

function bestFor(may: readonly Knowledge[], question: Question): Knowledge {
  const sure = (one: Knowledge): number => {
    const answer = one.answer(question);
    if (answer.outcome === 'nothing') return -2;
    // What one of them is sure of comes before what another only offers to choose from, however scores compare.
    return answer.isUnsure === true ? -1 : (answer.main?.lead.score ?? 0);
  };
  const rated = may.map((one) => ({ one, score: sure(one) }));
  const best = Math.max(...rated.map(({ score }) => score));
  // The newest engagement's, where both know as much.
  return (rated.find(({ score }) => score === best) ?? rated[0])?.one as Knowledge;
}

function namedIn(data: unknown) {
  const fields = typeof data === 'object' && data !== null ? (data as Readonly<Record<string, unknown>>) : {};
  const text = (name: string): string | null => {
    const value = fields[name];
    return typeof value === 'string' ? value : null;
  };
  return { engagement: text('engagement'), question: text('question'), responsibility: text('responsibility') };
}

/**
 * Of a playbook whose documents the deployment no longer has: its engagements go on with what they copied. Its dataset is of no
 * playbook, so that nothing in it is proposed to them.
 */
function withoutDocuments(playbook: Playbook): Knowledge {
  const nothing = ({ locale = 'en' }: Question): Answer =>
    answerFrom({ playbook, evidence: [], matters: [], locale, phase: null, isCovered: false });
  return {
    dataset: { format: 1, version: '', playbook: { ...playbook, id: '' }, documents: [], responsibilities: [] },
    isGone: true,
    answer: nothing,
    about: () => null,
    matter: () => null,
    inPhase: () => ({ same: [], nearest: [] }),
    duties: () => [],
  };
}
