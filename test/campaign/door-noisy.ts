import { activity, startWorld, tenant } from '../support/baton.js';
import { type Check, scaled } from './check.js';
import { count, Outside, percentile } from './door-http.js';

/** With the limits as they are shipped: five a second for one person. */
export const noisy: Check = {
  name: 'noisy',
  target:
    'a script that presses and speaks without pause gets a kind sentence in its language; people elsewhere are answered as before, and 30 quick presses of one person are never refused',
  run: async ({ scale }) => {
    const world = await startWorld({}, { BATON_TURNS_PER_SECOND: '5' });
    const outside = new Outside(world.baton.port, 120);
    const token = await world.keys.sign(world.connector.url);
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const send = (person: string, conversation: string, more: object) =>
      outside.post(
        JSON.stringify(
          activity(world.connector.url, {
            from: { id: person, name: 'P' },
            conversation: { id: conversation, conversationType: 'personal', tenantId: tenant },
            ...more,
          }),
        ),
        headers,
      );
    const press = (locale: string) => ({
      type: 'invoke',
      name: 'adaptiveCard/action',
      locale,
      value: { action: { type: 'Action.Execute', verb: 'status.show', data: {} }, trigger: 'manual' },
    });
    const kind = /짧은 시간에/u;
    /** Twenty people in chats of their own, a press a second each. */
    const people = async (seconds: number) => {
      const times: number[] = [];
      let refused = 0;
      await Promise.all(
        Array.from({ length: 20 }, async (_, n) => {
          await new Promise((resolve) => setTimeout(resolve, n * 50));
          for (let turn = 0; turn < seconds; turn += 1) {
            const began = performance.now();
            const answer = await send(`29:person-${n}`, `a:person-${n}`, press('en-US'));
            times.push(answer.ms);
            if (answer.status !== 200 || !answer.body.includes('card.adaptive')) refused += 1;
            await new Promise((resolve) => setTimeout(resolve, Math.max(0, 1_000 - (performance.now() - began))));
          }
        }),
      );
      return { times, refused };
    };
    try {
      // The first card of each kind is drawn slowly for any person: that is not the noise.
      await send('29:first', 'a:first', { type: 'message', text: 'help', locale: 'ko-KR' });
      const burst = await Promise.all(Array.from({ length: 30 }, () => send('29:quick', 'a:quick', press('en-US'))));
      const burstRefused = burst.filter(({ body }) => !body.includes('card.adaptive')).length;
      const seconds = Math.max(3, scaled(20, scale));
      const before = await people(seconds);
      let going = true;
      let presses = 0;
      let told = 0;
      let wrong = 0;
      const noise = Array.from({ length: 10 }, async () => {
        while (going) {
          const { status, body } = await send('29:noisy', 'a:noisy', press('ko-KR'));
          presses += 1;
          if (kind.test(body)) told += 1;
          else if (status !== 200 || !body.includes('card.adaptive')) wrong += 1;
        }
      });
      const speaking = Array.from({ length: 60 }, () =>
        send('29:chatty', 'a:chatty', { type: 'message', text: 'help', locale: 'ko-KR' }),
      );
      const during = await people(seconds);
      going = false;
      await Promise.all([...noise, ...speaking]);
      const sentences = world.connector
        .in('a:chatty')
        .filter(({ activity: said }) => kind.test(String(said.text))).length;
      const [quiet, loud] = [percentile(before.times, 0.99), percentile(during.times, 0.99)];
      const through = presses - told - wrong;
      return {
        compared: { presses, before: before.times.length, meanwhile: during.times.length },
        ok:
          burstRefused === 0 &&
          before.refused + during.refused === 0 &&
          wrong === 0 &&
          told > 0 &&
          through <= 30 + 5 * (seconds + 5) &&
          sentences >= 1 &&
          sentences <= 2 &&
          loud < Math.max(300, quiet * 3),
        measured:
          `30 presses at once: ${burstRefused} refused; ${count(presses)} presses of one script in ${seconds} s: ${through} answered in full, ${count(told)} with the sentence, ${wrong} otherwise; ` +
          `${sentences} message(s) said so to a person who spoke 60 times at once; 20 people elsewhere: ${during.refused} refused, p99 ${quiet.toFixed(0)} ms before and ${loud.toFixed(0)} ms meanwhile`,
      };
    } finally {
      outside.close();
      await world.close();
    }
  },
};
