import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { t } from '../../cards/kit/i18n.js';
import { phaseName } from '../../cards/wording/names.js';
import { freePort } from '../support/free-port.js';
import { fasttrack } from '../support/playbooks.js';
import { chromiumArguments } from '../support/render.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a newcomer sees who types `npm run dev`, waits, and opens the address that it prints. */
describe('the sample engagement of npm run dev', () => {
  let folder: string;
  let program: ChildProcess;
  let browser: Browser;
  let page: Page;
  let said = '';

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-sample-'));
    program = spawn(process.execPath, [path.join(root, 'dist/bot/dev/dev.js')], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PORT: String(await freePort()),
        PLAYGROUND_PORT: String(await freePort()),
        DATABASE_URL: '',
        BATON_DATABASE_FILE: path.join(folder, 'baton.sqlite'),
      },
    });
    const keep = (chunk: Buffer) => {
      said += String(chunk);
    };
    program.stdout?.on('data', keep);
    program.stderr?.on('data', keep);
    for (let looks = 0; !said.includes('Ctrl-C stops both.') && looks < 600; looks += 1) {
      await new Promise((done) => setTimeout(done, 100));
    }
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: chromiumArguments,
    });
    page = await open();
  });

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    await picture('failed');
    console.error(said);
  });

  after(async () => {
    await browser?.close();
    const ended = once(program, 'exit');
    program.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });

  /** A page that is opened long after the program said that it runs. */
  async function open(): Promise<Page> {
    const opened = await browser.newPage({ viewport: { width: 1500, height: 1800 } });
    opened.setDefaultTimeout(20_000);
    await opened.goto(/http:\/\/localhost:\d+/u.exec(said)?.[0] ?? '');
    await toChannel(opened);
    return opened;
  }
  const toChannel = async (of: Page) => {
    await of.getByRole('treeitem').filter({ hasText: 'Onboarding' }).first().click();
  };
  const picture = async (name: string, of = page) => {
    mkdirSync(path.join(root, 'var/pictures/browser'), { recursive: true });
    await of.waitForTimeout(500);
    await of.screenshot({ path: path.join(root, `var/pictures/browser/sample-${name}.png`) });
  };
  const titled = (of: Page, heading: string | RegExp) =>
    of.locator('.ac-adaptiveCard').filter({ has: of.getByRole('heading', { name: heading }) });
  const checklist = (of: Page) =>
    titled(of, t('en', 'checklist.title', { phase: phaseName(fasttrack, 'remediate', 'en'), customer: 'Fabrikam' }));

  it('is in the channel that the printed lines name when the page is opened, each card once', async () => {
    await checklist(page).waitFor();
    await page.getByText('shared tablets').first().waitFor();
    await page
      .getByRole('button', { name: t('en', 'button.phases') })
      .first()
      .waitFor();
    assert.equal(await checklist(page).count(), 1);
    for (const text of ['Open port 443 to the service', 'Tell the help desk about the pilot', 'Sven Åberg']) {
      await checklist(page).getByText(text).first().waitFor();
    }
    await picture('channel');
  });

  it('has what the printed lines say, word for word', async () => {
    const lines = said.split('\n');
    const quoted = (start: string) =>
      lines
        .slice(lines.findIndex((line) => line.trim().startsWith(start)))
        .slice(0, 2)
        .flatMap((line) => [...line.matchAll(/“([^”]+)”/gu)].map(([, word = '']) => word));
    for (const [, word = ''] of said.matchAll(/(?:Under|click) “([^”]+)”/gu)) {
      assert.ok((await page.getByText(word, { exact: true }).count()) > 0, word);
    }
    const [details = ''] = quoted('Checklist:');
    const [phases = '', record = '', review = ''] = quoted('Engagement:');
    await checklist(page).getByRole('button', { name: details, exact: true }).waitFor();
    await page.getByRole('button', { name: review, exact: true }).first().waitFor();
    await page.getByRole('button', { name: phases, exact: true }).first().click();
    await page.getByRole('button', { name: record, exact: true }).first().click();
    await page.getByText('June Park').first().waitFor();
    await page.getByText('Who decides it is on leave until next week').first().waitFor();
    await picture('record');
  });

  it('is there again after a reload, and live once on a second page and on the first', async () => {
    await page.reload();
    await toChannel(page);
    await checklist(page).waitFor();
    assert.equal(await checklist(page).count(), 1);
    const second = await open();
    await checklist(second).waitFor();
    assert.equal(await checklist(second).count(), 1);
    await page.getByText(t('en', 'pointer.list')).first().waitFor();
    await page.waitForTimeout(3_000);
    assert.equal(await checklist(page).count(), 1, 'the older one points to the newer');
    await picture('first-of-two');
    await picture('second', second);
    const row = (of: Page) =>
      checklist(of)
        .getByRole('button', { name: /Tell the help desk about the pilot/u })
        .first();
    await row(second).click();
    await checklist(page)
      .getByText(/Mira Holm/u)
      .first()
      .waitFor();
  });
});
