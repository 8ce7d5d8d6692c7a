import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { type RunningPlayground, startPlayground } from '../../bot/dev/playground.js';
import { t } from '../../cards/kit/i18n.js';
import type { Person } from '../../data/domain/person.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { freePort } from '../support/free-port.js';
import { chromiumArguments } from '../support/render.js';
import { lineEnd, openDoor } from './door.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pictures = path.join(root, 'var/pictures/browser');

/** The built bot as a process of its own, so that a test can kill it without warning. */
export class BotProcess {
  private child: ChildProcess | null = null;
  said = '';

  private constructor(
    readonly port: number,
    private readonly file: string,
    private readonly playbooks: string | null,
  ) {}

  static async start(file: string, playbooks: string | null): Promise<BotProcess> {
    for (let tries = 1; ; tries += 1) {
      const bot = new BotProcess(await freePort(), file, playbooks);
      try {
        await bot.restart();
        return bot;
      } catch (error) {
        // Another program took the port between the look and the start.
        if (tries === 3 || !/is taken by another program/u.test(bot.said)) throw error;
      }
    }
  }

  async restart(): Promise<void> {
    const child = spawn(process.execPath, [path.join(root, 'dist/bot/main.js')], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NODE_ENV: 'development',
        HOST: '127.0.0.1',
        PORT: String(this.port),
        DATABASE_URL: '',
        BATON_DATABASE_FILE: this.file,
        ...(this.playbooks === null ? {} : { BATON_PLAYBOOKS: this.playbooks }),
        MicrosoftAppId: '',
        MicrosoftAppTenantId: '',
      },
    });
    const keep = (chunk: Buffer) => {
      this.said += String(chunk);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    this.child = child;
    for (let tries = 0; tries < 1_200; tries += 1) {
      const healthy = await fetch(`http://127.0.0.1:${this.port}/healthz`).then(
        (response) => response.ok,
        () => false,
      );
      if (healthy) return;
      assert.equal(child.exitCode, null, `the bot ended by itself:\n${this.said}`);
      await new Promise((done) => setTimeout(done, 100));
    }
    assert.fail(`the bot is not healthy after two minutes:\n${this.said}`);
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const { child } = this;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}

/** One person in front of the chat page: presses travel with that person's id. */
export class Seat {
  constructor(
    readonly page: Page,
    private readonly url: string,
    private person: Person,
    private readonly language: Locale,
  ) {}

  /** Changes who goes with each press on the way from the page to the Playground. */
  async signIn(): Promise<void> {
    await this.page.route(/_conversation\/v1\/(invoke|submit)/, async (route) => {
      const body = route.request().postDataJSON() as Record<string, unknown>;
      const from = (body.from ?? {}) as Record<string, unknown>;
      await route.continue({ postData: JSON.stringify({ ...body, from: { ...from, id: this.person.id } }) });
    });
  }

  /** Another person presses on this page: replies to a person's post are drawn only on the page that wrote it. */
  async as(person: Person, act: () => Promise<void>): Promise<void> {
    const own = this.person;
    this.person = person;
    try {
      await act();
    } finally {
      this.person = own;
    }
  }

  /** Turns to a chat. The page is loaded once: the Playground shows only what came while a page was open. */
  async open(chat: string): Promise<void> {
    if (!this.page.url().startsWith(this.url)) await this.page.goto(this.url);
    await this.page.getByRole('treeitem').filter({ hasText: chat }).first().click();
  }

  /** A message in the personal chat. */
  async say(text: string): Promise<void> {
    await this.page.getByRole('textbox').first().fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** A new post in the open channel that mentions Baton, of one line or several. */
  async post(text: string): Promise<void> {
    await this.page.getByRole('textbox').first().click();
    await this.page.keyboard.type('@');
    await this.page.getByRole('menuitem').filter({ hasText: 'Baton' }).first().click();
    await this.page.keyboard.type(` ${text.replaceAll('\n', lineEnd)}`);
    await this.page.getByRole('button', { name: 'Post' }).first().click();
  }

  /** The newest card with a text on it. */
  card(text: string | RegExp): Locator {
    return this.page.locator('.ac-adaptiveCard').filter({ hasText: text }).last();
  }

  /** Presses until something is there. */
  press(button: Locator, until: Locator): Promise<void> {
    return this.follow([button], until);
  }

  /**
   * Presses the furthest of some buttons that is there, until what they lead to is. An edit of the shared message that
   * arrives in the same moment redraws the card under the finger and leads back to where it began; every press is safe to
   * repeat. What was reached is looked at before each press: a button that is gone because all is done is not missed.
   * A press that such an edit let fall on another button leads somewhere else; from there the way back is pressed.
   */
  async follow(buttons: readonly Locator[], until: Locator): Promise<void> {
    const patience = Date.now() + 60_000;
    const back = this.page.getByRole('button', { name: t(this.language, 'button.back'), exact: true });
    for (let astray = 0; Date.now() < patience; astray += 1) {
      if (await until.first().isVisible()) return;
      for (const button of [...buttons, ...(astray < 20 ? [] : [back.last()])].reverse()) {
        if (!(await button.first().isVisible())) continue;
        astray = 0;
        await button
          .first()
          .click({ timeout: 2_000 })
          .catch(() => undefined);
        await this.settled(button.first(), until.first());
        break;
      }
      await this.page.waitForTimeout(100);
    }
    await until.first().waitFor({ timeout: 1_000 });
  }

  /** Something came of a press; not more than three seconds, because a redrawn card can show the same button again. */
  private async settled(button: Locator, until: Locator): Promise<void> {
    for (let looks = 0; looks < 30; looks += 1) {
      if ((await until.isVisible()) || !(await button.isVisible())) return;
      await this.page.waitForTimeout(100);
    }
  }

  /** The newest card with a heading. */
  titled(heading: string): Locator {
    const title = this.page.getByRole('heading', { name: heading, exact: true });
    return this.page.locator('.ac-adaptiveCard').filter({ has: title }).last();
  }

  async choose(card: Locator, label: string, option: string): Promise<void> {
    await card.getByRole('combobox', { name: label }).first().click();
    // A choice of several is drawn as check boxes in a menu.
    const choices = this.page.locator('[role="option"], [role="menuitemcheckbox"]');
    const chosen = choices.filter({ hasText: option }).first();
    // A form that is filled again has it chosen already, and a click would take it away.
    if ((await chosen.getAttribute('aria-checked')) !== 'true') await chosen.click();
    await this.page.keyboard.press('Escape');
  }

  /** Chooses today in a date field. */
  async today(card: Locator, label: string): Promise<void> {
    await card.getByRole('combobox', { name: label }).first().click();
    await this.page.getByRole('dialog').first().waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** The page as it is, or one card of it. */
  async picture(name: string, card?: Locator): Promise<void> {
    mkdirSync(pictures, { recursive: true });
    await this.page.waitForTimeout(300);
    await (card ?? this.page).screenshot({ path: path.join(pictures, `${name}.png`) });
  }
}

export interface Chat {
  readonly bot: BotProcess;
  readonly seat: (person: Person) => Promise<Seat>;
  readonly close: () => Promise<void>;
}

/**
 * Bot, Agents Playground and Chromium, on free ports, with everything they write in one folder. `playbooks` is a folder of
 * playbooks, where it is not what ships.
 */
export async function openChat(
  folder: string,
  language: Locale = 'en',
  playbooks: string | null = null,
): Promise<Chat> {
  const bot = await BotProcess.start(path.join(folder, 'baton.sqlite'), playbooks);
  const door = await openDoor(bot.port, language);
  let playground: RunningPlayground | null = null;
  let browser: Browser | null = null;
  const contexts: BrowserContext[] = [];
  const close = async () => {
    await browser?.close();
    await playground?.stop();
    await door.close();
    await bot.kill('SIGTERM');
  };
  try {
    playground = await startPlayground(door.port, await freePort(), path.join(folder, 'playground'));
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: chromiumArguments,
    });
  } catch (error) {
    await close();
    throw error;
  }
  const { url } = playground;
  const window = browser;
  return {
    bot,
    close,
    seat: async (person) => {
      // The Playground hides its side bar on narrow windows.
      const context = await window.newContext({ viewport: { width: 1500, height: 1200 }, locale: 'en-US' });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      const seat = new Seat(page, url, person, language);
      await seat.signIn();
      return seat;
    },
  };
}
