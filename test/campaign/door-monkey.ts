import type { Person } from '../../data/domain/person.js';
import { openStore } from '../../data/store/store.js';
import { activity } from '../support/baton.js';
import { wholeDataset } from '../support/engagement-of.js';
import { storedEngagement } from '../support/stored-engagement.js';
import { tenantOf } from '../support/tenants.js';
import { type Chooser, commands, nasty } from './door-garbage.js';

/** An engagement's channel, and the people who come there. */
export interface Room {
  readonly channel: string;
  readonly tenant: string;
  readonly people: readonly Person[];
}

const guest: Person = { id: '29:guest', name: 'Gil Guest' };

/** Engagements at work, every tenth of them beyond its first phase; a crew runs five. */
export async function furnish(databaseUrl: string, count: number): Promise<readonly Room[]> {
  const store = await openStore(databaseUrl, {});
  try {
    const rooms: Room[] = [];
    for (let n = 0; n < count; n += 1) {
      const channel = `19:room-${n}@thread.tacv2`;
      const one = (name: string): Person => ({ id: `29:${name}-${Math.floor(n / 5)}`, name: `${name} ${n}` });
      const crew = { projectManager: one('manager'), specialist: one('specialist'), lead: one('lead') };
      const phase = n % 10 === 9 ? 'assess' : n % 10 === 8 ? 'remediate' : 'initiate';
      await storedEngagement(store, {
        ...{ id: `engagement-${n}`, channel, phase, dataset: wholeDataset() },
        ...{ people: { ...crew, team: [] }, at: () => new Date().toISOString() },
      });
      rooms.push({ channel, tenant: tenantOf(n), people: [...Object.values(crew), guest] });
    }
    return rooms;
  } finally {
    await store.close();
  }
}

interface Field {
  readonly id: string;
  readonly values: readonly string[];
}

/** A button that a person was shown, and what may be typed beside it. */
interface Offer {
  readonly room: Room;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly fields: readonly Field[];
}

/** Of each kind of button. */
const mostOffers = 200;
const wellFormed = ['A few words', 'Open the port | customer | 2026-12-24', '2026-12-01', '29:lead-0', 'true', '3'];

/**
 * Presses what the cards offer, with odd things typed into their fields: only so is reached what lies behind a form. The
 * buttons of every answer are offers in their turn.
 */
export class Monkey {
  private readonly byChannel: ReadonlyMap<string, Room>;
  /** By verb, so that a button of a form in a form is pressed as often as the rows of a list. */
  private readonly offers = new Map<string, Offer[]>();
  private readonly pressed = new Set<string>();
  /** So that Teams' limits, which Baton keeps, never make an answer wait: as many turns elsewhere between two in one room. */
  private readonly rest: number;
  private readonly last = new Map<Room, number>();
  private turn = 0;

  constructor(
    private readonly rooms: readonly Room[],
    private readonly choose: Chooser,
  ) {
    this.rest = Math.min(600, Math.floor(rooms.length / 2));
    this.byChannel = new Map(rooms.map((room) => [room.channel, room]));
  }

  /** Looks at what a conversation was shown. */
  see(conversation: string, shown: unknown): void {
    const room = this.byChannel.get(conversation.replace(/;messageid=.*$/u, ''));
    if (room === undefined) return;
    const fields: Field[] = [];
    const buttons: [string, Record<string, unknown>][] = [];
    walk(shown, (one) => {
      const { type, id, verb, data, choices } = one;
      if (type === 'Action.Execute' && typeof verb === 'string' && typeof data === 'object' && data !== null) {
        buttons.push([verb, data as Record<string, unknown>]);
      }
      if (typeof type === 'string' && type.startsWith('Input.') && typeof id === 'string') {
        const values = Array.isArray(choices)
          ? choices.map((choice: { value?: unknown }) => String(choice?.value))
          : [];
        fields.push({ id, values });
      }
    });
    for (const [verb, data] of buttons) {
      const known = this.offers.get(verb) ?? [];
      this.offers.set(verb, known);
      known[known.length < mostOffers ? known.length : Math.floor(this.choose.random() * mostOffers)] = {
        room,
        verb,
        data,
        fields,
      };
    }
  }

  /** How many kinds of buttons were pressed. */
  get kinds(): number {
    return this.pressed.size;
  }

  /** A person's next step in one of the rooms. */
  next(serviceUrl: string): Record<string, unknown> {
    const { pick, random } = this.choose;
    const { offer, room } = this.choice();
    this.turn += 1;
    this.last.set(room, this.turn);
    const said = {
      from: pick(room.people),
      conversation: {
        id: `${room.channel};messageid=1`,
        conversationType: 'channel',
        isGroup: true,
        tenantId: room.tenant,
      },
      channelData: { tenant: { id: room.tenant } },
      locale: pick(['en-US', 'ko-KR', 'pt-BR', 'sv-SE']),
    };
    if (offer === null) {
      const text = random() < 0.7 ? pick(commands) : `${pick(commands)} ${pick(nasty)}`;
      return activity(serviceUrl, { ...said, type: 'message', text });
    }
    this.pressed.add(offer.verb);
    const typed = Object.fromEntries(offer.fields.map((field) => [field.id, this.typedInto(field)]));
    const data: Record<string, unknown> = { ...offer.data, ...typed };
    const names = Object.keys(data);
    if (random() < 0.1 && names.length > 0) data[pick(names)] = pick<unknown>([...nasty, null, 7, [], {}]);
    return activity(serviceUrl, {
      ...said,
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: '1700000000001',
      value: { action: { type: 'Action.Execute', verb: offer.verb, data }, trigger: 'manual' },
    });
  }

  /** A button in a room that has had its rest, or a room with a message in it. */
  private choice(): { readonly offer: Offer | null; readonly room: Room } {
    const { pick, random } = this.choose;
    const kinds = [...this.offers.keys()];
    const rested = (room: Room) => this.turn - (this.last.get(room) ?? Number.NEGATIVE_INFINITY) > this.rest;
    const tries = random() < 0.1 || kinds.length === 0 ? 0 : 20;
    for (let n = 0; n < tries; n += 1) {
      const offer = pick(this.offers.get(pick(kinds)) ?? []);
      if (rested(offer.room)) return { offer, room: offer.room };
    }
    let room = pick(this.rooms);
    for (let n = 0; n < 20 && !rested(room); n += 1) room = pick(this.rooms);
    return { offer: null, room };
  }

  private typedInto({ values }: Field): unknown {
    const { pick, random } = this.choose;
    const kind = random();
    if (values.length > 0 && kind < 0.8) return pick(values);
    if (kind < 0.5) return pick(wellFormed);
    return kind < 0.9 ? pick(nasty) : '';
  }
}

function walk(value: unknown, see: (one: Readonly<Record<string, unknown>>) => void, depth = 0): void {
  if (typeof value !== 'object' || value === null || depth > 40) return;
  if (!Array.isArray(value)) see(value as Record<string, unknown>);
  for (const part of Object.values(value)) walk(part, see, depth + 1);
}
