import { t as word } from '../../cards/kit/i18n.js';
import { phaseName } from '../../cards/wording/names.js';
import { nameIn } from '../../data/domain/playbook/names.js';
import { phasesOf } from '../../data/domain/playbook/phases.js';
import type { Playbook } from '../../data/domain/playbook/playbook.js';
import { firstPlaybook } from '../../data/playbooks/shipped.js';
import { readConfig } from '../config/settings.js';
import { PortTaken } from '../http/port-taken.js';
import { type Baton, startBaton } from '../main.js';
import { runUntilStopped } from '../process/run-until-stopped.js';
import type { VerifiedActivity } from '../teams/activity.js';
import { forgetPostedCards, isPageOpened, rememberPlaces, repostCards } from './pages.js';
import { people, playground, type RunningPlayground, startPlayground } from './playground.js';
import { putSample } from './sample.js';

const print = (...lines: readonly string[]): void => {
  for (const line of lines) process.stdout.write(`${line}\n`);
};

/** Without an app id no sender is verified, so it listens on this machine alone. */
const env = {
  LOG_LEVEL: 'warn',
  ...process.env,
  NODE_ENV: 'development',
  HOST: '127.0.0.1',
  MicrosoftAppId: '',
  MicrosoftAppTenantId: '',
  BATON_GRAPH_GROUPS: '',
};

async function onNextFreePort(heard: (activity: VerifiedActivity) => void): Promise<Baton> {
  const config = readConfig(env);
  for (let port = config.port; ; port += 1) {
    try {
      return await startBaton({ ...config, port }, { onActivity: heard });
    } catch (error) {
      if (!(error instanceof PortTaken) || error.port !== port || port >= config.port + 20) throw error;
      print(`Port ${port} is taken by another program; trying ${port + 1}.`);
    }
  }
}

async function startAll(): Promise<Baton> {
  let onPageOpened = (): void => {};
  const baton = await onNextFreePort((activity) => {
    if (isPageOpened(activity)) onPageOpened();
  });
  let client: RunningPlayground;
  try {
    client = await startPlayground(baton.port, Number(process.env.PLAYGROUND_PORT ?? 56150), './var/playground');
  } catch (error) {
    await baton.close();
    throw error;
  }
  await loadSample(baton);
  let shown = Promise.resolve();
  onPageOpened = () => {
    // One page after another: two that open at once don't supersede each other's cards halfway.
    shown = shown
      .then(() => showSample(baton, client))
      .catch((error) => print(`The sample could not be shown: ${error}`));
  };
  let closing = false;
  void client.ended.then(() => {
    if (!closing) print('The Playground ended. Baton goes on answering; Ctrl-C stops it.');
  });
  const playbook = sampleIn(baton);
  if (playbook === null) printOwnWelcome(baton, client.url);
  else printWelcome(baton, client.url, playbook);
  return {
    ...baton,
    close: async () => {
      closing = true;
      await client.stop();
      await baton.close();
      print('Stopped. Everything is kept in ./var and will be there next time.');
    },
  };
}

/** The sample's story is of the first playbook's phases; null where the deployment does not have it. */
const sampleIn = ({ library }: Baton): Playbook | null =>
  library.playbooks.find(({ id }) => id === firstPlaybook().id) ?? null;

async function loadSample(baton: Baton): Promise<void> {
  const { store, library } = baton;
  await forgetPostedCards(store);
  const playbook = sampleIn(baton);
  if (playbook === null) return;
  await putSample(store, library.of({ playbook }).dataset, playground.channel, people, new Date().toISOString());
  // What the sample's story would have told people while it happened.
  await forgetPostedCards(store);
}

async function showSample({ store, nudge }: Baton, { serviceUrl }: RunningPlayground): Promise<void> {
  const now = new Date().toISOString();
  await rememberPlaces(store, serviceUrl, now);
  await repostCards(store, now);
  nudge();
}

function printWelcome(baton: Baton, url: string, playbook: Playbook): void {
  const button = (key: Parameters<typeof word>[1], phase?: string) =>
    `“${word('en', key, phase === undefined ? {} : { phase })}”`;
  const passed = phaseName(playbook, phasesOf(playbook)[1] ?? '', 'en');
  print(
    '',
    `Baton is running on port ${baton.port}. Open ${url} in a browser. You are ${people.manager.name}.`,
    '  Under “Teams Channel”, click “Onboarding”: the sample engagement is posted there when the page opens.',
    '    Checklist:   press a row to mark it done; one line is late and Sven’s, one came with an exception',
    `                 ${button('button.details')}, then a row: its note, its date, its history`,
    `    Engagement:  ${button('button.phases')}, then ${button('button.record', passed)}: who acknowledged it, and the exception`,
    `                 ${button('button.review')}: what still stands before the next phase`,
    '    Question:    it waits for June Park, the specialist',
    '  Under “Personal Chat”, ask: who is responsible for enrolling devices?   or: what is late?   or: status',
    '  Under “Teams Channel”, click “General” to begin your own: type @Baton, choose it from the list, then: start',
    'Ctrl-C stops both.',
    '',
  );
}

/** Where people brought their own playbooks: what to type, in the order of their work. */
function printOwnWelcome({ port, library }: Baton, url: string): void {
  const duties = library.playbooks.map((playbook) => {
    const { responsibilities, documents } = library.of({ playbook }).dataset;
    return `  ${nameIn(playbook.names, 'en')}: ${responsibilities.length} statements of ${documents.length} documents`;
  });
  print(
    '',
    `Baton is running on port ${port}. Open ${url} in a browser. You are ${people.manager.name}.`,
    ...duties,
    'There is no sample engagement of your own playbook. To begin one:',
    '  Under “Teams Channel”, click “General”, type @Baton, choose it from the list, then: start',
    '  Fill the form and save it; then type @Baton and: checklist',
    '  Under “Personal Chat”, ask who does something that your documents say.',
    'Ctrl-C stops both.',
    '',
  );
}

runUntilStopped(startAll);
