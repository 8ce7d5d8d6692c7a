import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openKnowledge } from '../../bot/knowledge/knowledge.js';
import type { Person } from '../../data/domain/person.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { openStore, type Store } from '../../data/store/store.js';
import type { Knowledge, Turn } from '../../dialogs/turn/turn.js';
import { ana, jonas, mina, sam, ticking } from './history.js';
import { channel, type Room, roomOn } from './turns.js';

let knowledge: Knowledge | null = null;

/** What Baton ships, read once for all tests. */
export function shipped(): Knowledge {
  knowledge ??= openKnowledge();
  return knowledge;
}

/** The dialogs over a store of their own and the shipped documents. */
export interface RealRoom extends Room {
  /** A personal chat with this person. */
  readonly alone: (person: Person, locale?: Locale) => Partial<Turn>;
  /** Sets an engagement up in a channel: Ana manages, Mina leads, Jonas is on the team, Sam is the specialist. */
  readonly setUp: (where?: string, customer?: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

export async function openRoom(now = ticking()): Promise<RealRoom> {
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-room-'));
  const store: Store = await openStore(path.join(folder, 'baton.sqlite'));
  const room = roomOn(store, now, shipped());
  return {
    ...room,
    alone: (person, locale = 'en') => ({ place: 'personal', conversation: `a:${person.id}`, locale }),
    setUp: async (where = channel, customer = 'Contoso') => {
      const there = { conversation: where };
      await room.say(ana, 'start', there);
      const id = (await store.engagements.inChannel(where))?.id ?? '';
      await room.press(
        ana,
        'setup.save',
        {
          engagement: id,
          customer,
          workloads: 'intune',
          locale: 'en',
          projectManager: ana.id,
          specialist: sam.id,
          lead: mina.id,
          team: jonas.id,
        },
        there,
      );
      await room.press(sam, 'specialist.accept', { engagement: id }, there);
      return id;
    },
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
