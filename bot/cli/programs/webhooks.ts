import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { HookSummary, Store } from '../../../data/store/store.js';
import { programsOf } from '../../config/settings.js';
import type { WebhookSetting } from '../../config/webhook-settings.js';
import { HookFeeder, replaySince } from '../../webhooks/hook-feeder.js';
import { withStore } from '../store/with-store.js';
import { type Io, printsUsage, usageError } from '../terminal/io.js';

const usage = `baton webhooks list [--json]
baton webhooks replay --hook NAME --from 2026-11-20T12:00:00Z | --from EVENT-ID | --failed
baton webhooks secret
list says what each hook took and what waits; replay sends again what happened since an instant, or since an event that the hook
was told, or what it never took. Events keep their ids, so a receiver that looks at them does nothing twice. Bots go on running.`;

/** Where hooks stand, and sending again. Exit 0 = done, 1 = no such hook, event or store, 2 = wrong use. */
export async function webhooksCommand(args: string[], io: Io): Promise<number> {
  if (printsUsage(args, usage, io)) return 0;
  const call = parse(args);
  if (typeof call === 'string') {
    io.err(`baton webhooks: ${call}`);
    io.err(usage);
    return 2;
  }
  if (call.does === 'secret') {
    io.out(`whsec_${randomBytes(32).toString('base64')}`);
    return 0;
  }
  return await withStore('webhooks', io, async (store) => {
    const { webhooks } = programsOf(process.env);
    return call.does === 'list' ? await list(store, webhooks, call.json, io) : await replay(store, webhooks, call, io);
  });
}

type Call =
  | { readonly does: 'secret' }
  | { readonly does: 'list'; readonly json: boolean }
  | { readonly does: 'replay'; readonly hook: string; readonly from: string | null };

function parse(args: string[]): Call | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: {
        hook: { type: 'string' },
        from: { type: 'string' },
        failed: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    const [does, ...more] = positionals;
    if (more.length > 0) return 'say one of list, replay and secret.';
    if (does === 'secret') return { does };
    if (does === 'list') return { does, json: values.json };
    if (does !== 'replay') return 'say one of list, replay and secret.';
    const { hook, from, failed } = values;
    if (hook === undefined) return 'name the hook with --hook NAME.';
    if ((from === undefined) !== failed) return 'say --from with an instant or an event’s id, or --failed.';
    return { does, hook, from: from ?? null };
  } catch (error) {
    return usageError(error);
  }
}

async function list(store: Store, hooks: readonly WebhookSetting[], json: boolean, io: Io): Promise<number> {
  const known = await store.webhooks.summaries();
  const all = known.map((one) => ({ ...one, configured: hooks.some(({ name }) => name === one.hook) }));
  const fresh = hooks.filter(({ name }) => known.every(({ hook }) => hook !== name)).map(({ name }) => name);
  if (json) io.out(JSON.stringify({ hooks: all, fresh }));
  else for (const one of all) io.out(lineOf(one));
  if (!json) for (const name of fresh) io.out(`${name}: begins when Baton starts`);
  if (all.length + fresh.length === 0) io.err('baton webhooks: BATON_WEBHOOKS names none.');
  return 0;
}

function lineOf({ hook, since, stopped, counts, oldest, configured }: HookSummary & { readonly configured: boolean }) {
  const { pending, delivered, dead } = counts;
  return [
    `${hook}: since ${since}`,
    ...(configured ? [] : ['no longer in BATON_WEBHOOKS']),
    ...(stopped === null ? [] : [`stopped, the receiver is ${stopped}`]),
    `${delivered} taken, ${pending} waiting, ${dead} never taken`,
    ...(oldest === null
      ? []
      : [`oldest of ${oldest.at}, ${oldest.attempts} attempts, last ${oldest.status ?? 'none'}`]),
  ].join(' · ');
}

async function replay(
  store: Store,
  hooks: readonly WebhookSetting[],
  { hook: name, from }: Extract<Call, { readonly does: 'replay' }>,
  io: Io,
): Promise<number> {
  const hook = hooks.find((one) => one.name === name);
  if (hook === undefined) {
    io.err(
      `baton webhooks: BATON_WEBHOOKS names no such hook; it names ${hooks.map((one) => one.name).join(', ') || 'none'}.`,
    );
    return 1;
  }
  await new HookFeeder(store, [hook]).begin(Date.now());
  if (from === null) {
    io.out(`${await store.webhooks.again(name)} sent again`);
    return 0;
  }
  const since = /^\d{4}-\d{2}-\d{2}/u.test(from) ? instantIn(from) : await store.webhooks.happened(name, from);
  if (since === null) {
    io.err(
      'baton webhooks: --from is neither an instant like 2026-11-20T12:00:00Z nor an event that this hook was told.',
    );
    return 1;
  }
  io.out(`${await replaySince(store, hook, since)} sent again`);
  return 0;
}

function instantIn(text: string): string | null {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
