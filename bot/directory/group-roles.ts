import { LRUCache } from 'lru-cache';
import type { Role } from '../../data/domain/member.js';
import type { GroupRoles, Vouching } from '../../data/domain/people/group-roles.js';
import type { GroupsByRole } from '../config/environment.js';
import type { Log } from '../log/log.js';
import type { Membership } from './graph.js';

export interface GroupRoleParts {
  readonly groups: GroupsByRole;
  readonly membership: (person: string, groups: readonly string[]) => Promise<Membership>;
  readonly log: Log;
  readonly now: () => number;
}

/** Milliseconds that a "yes" counts; a person who leaves a group loses the role after at most this long. */
export const vouchedForMs = 10 * 60_000;
/** Milliseconds that a "no" counts; short, because a person who was just added to a group tries again soon. */
export const notVouchedForMs = 60_000;
/** Milliseconds after a failed look-up in which a hurried call gets no other. */
export const hurriedRetryAfterMs = 30_000;
const peopleAtMost = 10_000;

interface Verdict {
  readonly said: 'yes' | 'no';
  /** When Graph was asked. */
  readonly asked: number;
}

type Verdicts = ReadonlyMap<Role, Verdict>;

/**
 * Who has which role by the groups they are in. Cached for minutes, asked for once per person at a time, and unknown where
 * Graph did not answer: an outage does not extend an old "yes".
 */
export class GroupRoleCheck {
  private readonly cached = new LRUCache<string, Verdicts>({ max: peopleAtMost });
  private readonly pending = new Map<string, Promise<Verdicts>>();
  private failing = false;
  private failedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly parts: GroupRoleParts) {}

  /** Whether the last look-up brought less than it asked for. */
  get isFailing(): boolean {
    return this.failing;
  }

  /**
   * What groups say of these roles; `unknown` for other roles that they decide on. A `hurried` call makes no look-up shortly
   * after one that failed.
   */
  async rolesOf(person: string | null, roles: readonly Role[], hurried = false): Promise<GroupRoles> {
    const decided = Object.keys(this.parts.groups) as readonly Role[];
    const wanted = decided.filter((role) => roles.includes(role));
    const verdicts = wanted.length === 0 ? new Map<Role, Verdict>() : await this.verdictsOn(person, wanted, hurried);
    const vouching = (role: Role): Vouching =>
      wanted.includes(role) ? (this.current(verdicts.get(role))?.said ?? 'unknown') : 'unknown';
    return Object.fromEntries(decided.map((role) => [role, vouching(role)]));
  }

  private async verdictsOn(person: string | null, wanted: readonly Role[], hurried: boolean): Promise<Verdicts> {
    const id = person?.toLowerCase() ?? '';
    if (!/^[0-9a-f-]{36}$/u.test(id)) {
      this.parts.log.warn({ cause: 'the sender has no id in the directory' }, 'group look-up failed');
      return new Map();
    }
    const known = this.cached.get(id);
    if (known !== undefined && wanted.every((role) => this.current(known.get(role)) !== null)) return known;
    // A tick does not wait, press after press, for a directory that is away.
    if (hurried && this.parts.now() - this.failedAt < hurriedRetryAfterMs) return known ?? new Map();
    let asking = this.pending.get(id);
    if (asking === undefined) {
      asking = this.ask(id).finally(() => this.pending.delete(id));
      this.pending.set(id, asking);
    }
    return await asking;
  }

  private current(verdict: Verdict | undefined): Verdict | null {
    if (verdict === undefined) return null;
    const age = this.parts.now() - verdict.asked;
    return age >= 0 && age < (verdict.said === 'yes' ? vouchedForMs : notVouchedForMs) ? verdict : null;
  }

  /** All roles at once: they usually fit into one request. */
  private async ask(id: string): Promise<Verdicts> {
    const { groups, membership, log, now } = this.parts;
    const asked = now();
    const all = [...new Set(Object.values(groups).flat())];
    const { found, unanswered, cause } = await membership(id, all);
    this.failing = cause !== null;
    if (cause !== null) this.failedAt = now();
    if (cause !== null) log.error({ cause, groups: all.length, unanswered: unanswered.size }, 'group look-up failed');
    const verdicts = new Map(this.cached.get(id) ?? []);
    for (const [role, ids] of Object.entries(groups) as [Role, readonly string[]][]) {
      if (ids.some((group) => found.has(group))) verdicts.set(role, { said: 'yes', asked });
      else if (!ids.some((group) => unanswered.has(group))) verdicts.set(role, { said: 'no', asked });
    }
    this.cached.set(id, verdicts);
    return verdicts;
  }
}
