import { LRUCache } from 'lru-cache';
import type { Role } from '../../data/domain/member.js';
import type { GroupRoles, Vouching } from '../../data/domain/people/group-roles.js';
import type { Log } from '../log/log.js';
import type { Membership } from './graph.js';

/** Which groups of the directory vouch for a role; a role that is absent is not decided by groups. */
export type GroupsByRole = Readonly<Partial<Record<Role, readonly string[]>>>;

export interface GroupRoleParts {
  readonly groups: GroupsByRole;
  readonly membership: (person: string, groups: readonly string[]) => Promise<Membership>;
  readonly log: Log;
  readonly now: () => number;
}

/** Whoever leaves a group has lost its word at the latest after this long. */
export const vouchedForMs = 10 * 60_000;
/** Whoever has just been put into a group tries again soon. */
export const notVouchedForMs = 60_000;
/** So long after a failed look-up nobody in a hurry waits for another one. */
export const awayForMs = 30_000;
const peopleAtMost = 10_000;

interface Verdict {
  readonly said: 'yes' | 'no';
  /** When the question went out: what is older than the answer cannot have been said after it. */
  readonly asked: number;
}

type Verdicts = ReadonlyMap<Role, Verdict>;

/**
 * Who has which role by the groups they are in. Kept for minutes, asked for once per person at a time, and unknown where
 * nobody answered: an old "yes" is never stretched because of an outage.
 */
export class GroupRoleCheck {
  private readonly kept = new LRUCache<string, Verdicts>({ max: peopleAtMost });
  private readonly underway = new Map<string, Promise<Verdicts>>();
  private failing = false;
  private failedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly parts: GroupRoleParts) {}

  /** Whether the last look-up brought less than it asked for. */
  get isFailing(): boolean {
    return this.failing;
  }

  /**
   * What groups say of these roles; of another role that they decide on, that it was not asked for. `hurried`: where the
   * last look-up failed a moment ago, what is not known stays so.
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
      this.parts.log.warn({ cause: 'the sender has no id in the directory' }, 'groups not asked');
      return new Map();
    }
    const known = this.kept.get(id);
    if (known !== undefined && wanted.every((role) => this.current(known.get(role)) !== null)) return known;
    // Somebody who ticks does not wait, press after press, for a directory that is away.
    if (hurried && this.parts.now() - this.failedAt < awayForMs) return known ?? new Map();
    let asking = this.underway.get(id);
    if (asking === undefined) {
      asking = this.ask(id).finally(() => this.underway.delete(id));
      this.underway.set(id, asking);
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
    if (cause !== null) log.error({ cause, groups: all.length, unanswered: unanswered.size }, 'groups not asked');
    const verdicts = new Map(this.kept.get(id) ?? []);
    for (const [role, ids] of Object.entries(groups) as [Role, readonly string[]][]) {
      if (ids.some((group) => found.has(group))) verdicts.set(role, { said: 'yes', asked });
      else if (!ids.some((group) => unanswered.has(group))) verdicts.set(role, { said: 'no', asked });
    }
    this.kept.set(id, verdicts);
    return verdicts;
  }
}
