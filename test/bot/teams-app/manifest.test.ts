import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { localisations } from '../../../bot/teams-app/manifest.js';
import { permissionsOf } from '../../../bot/teams-app/permissions.js';
import { schemaProblems } from '../../../bot/teams-app/schema.js';
import { locales } from '../../../data/domain/responsibility.js';
import { openStore, type Store } from '../../../data/store/store.js';
import { ana, guest } from '../../support/history.js';
import { sampleManifest, titlesIn, validateManifest } from '../../support/manifest.js';
import { readPng } from '../../support/png.js';
import { type Room, roomOn, smallKnowledge } from '../../support/turns.js';

describe('the Teams manifest', () => {
  it('is valid with its translations, offers only commands that Baton knows, and has its icons', async () => {
    assert.deepEqual(await validateManifest(), []);
  });

  it('would not pass with a name or a translation that is too long for Teams', async () => {
    const long = { ...sampleManifest(), name: { short: 'B'.repeat(31) } };
    assert.match((await schemaProblems(long, localisations())).join('\n'), /^manifest\.json: \/name\/short/u);
    const wordy = {
      ...localisations(),
      'sv.json': { ...localisations()['sv.json'], 'description.short': 'x'.repeat(81) },
    };
    assert.match((await schemaProblems(sampleManifest(), wordy)).join('\n'), /^sv\.json: .*description\.short/u);
  });

  it('has the version of the release', () => {
    assert.equal(sampleManifest().version, JSON.parse(readFileSync('package.json', 'utf8')).version);
  });

  it('is for people, teams and group chats, each with a list of commands of its own', () => {
    const [bot] = sampleManifest().bots ?? [];
    assert.deepEqual(bot?.scopes, ['personal', 'team', 'groupChat']);
    assert.deepEqual(
      bot?.commandLists?.map(({ scopes }) => scopes),
      bot?.scopes.map((scope) => [scope]),
    );
  });

  it('says in each language everything that it says in English', () => {
    const { bots = [], composeExtensions = [], localizationInfo } = sampleManifest();
    const lists = bots[0]?.commandLists ?? [];
    const paths = lists.flatMap(({ commands }, list) =>
      commands.flatMap((_, n) =>
        ['title', 'description'].map((part) => `bots[0].commandLists[${list}].commands[${n}].${part}`),
      ),
    );
    const commands = composeExtensions[0]?.commands ?? [];
    const ofExtension = commands.flatMap(({ parameters = [] }, n) =>
      ['', ...parameters.map((_, at) => `.parameters[${at}]`)].flatMap((where) =>
        ['title', 'description'].map((part) => `composeExtensions[0].commands[${n}]${where}.${part}`),
      ),
    );
    assert.ok(ofExtension.length > 0);
    const words = ['name.short', 'name.full', 'description.short', 'description.full', ...paths, ...ofExtension].sort();
    assert.equal(localizationInfo?.defaultLanguageTag, 'en');
    assert.deepEqual(
      localizationInfo?.additionalLanguages?.map(({ languageTag, file }) => [languageTag, file]),
      [
        ['ko', 'ko.json'],
        ['pt-br', 'pt-br.json'],
        ['sv', 'sv.json'],
      ],
    );
    assert.deepEqual(Object.keys(localisations()).sort(), ['ko.json', 'pt-br.json', 'sv.json']);
    for (const [file, said] of Object.entries(localisations())) {
      assert.deepEqual(
        Object.keys(said)
          .filter((key) => key !== '$schema')
          .sort(),
        words,
        file,
      );
      for (const word of words) assert.notEqual(said[word], '', `${file} ${word}`);
    }
  });

  it('keeps titles and descriptions within what older clients show', () => {
    // Manifest schemas before 1.20: 32 characters for a command's title, 128 for its description.
    for (const [key, text] of Object.values(localisations()).flatMap((words) => Object.entries(words))) {
      if (key.endsWith('.title')) assert.ok(text.length <= 32, text);
      if (key.endsWith('].description')) assert.ok(text.length <= 128, text);
    }
  });

  it('gives a reason for everything that it asks for, and refuses one without', () => {
    const manifest = sampleManifest();
    assert.deepEqual(
      permissionsOf(manifest, false).map(({ permission }) => permission),
      [...(manifest.bots ?? []).flatMap(({ scopes }) => scopes), ...(manifest.permissions ?? [])],
    );
    for (const { why, without } of permissionsOf(manifest, true)) assert.ok(why !== '' && without !== '');
    const more = {
      ...manifest,
      authorization: {
        permissions: { resourceSpecific: [{ name: 'ChannelMessage.Read.Group', type: 'Application' as const }] },
      },
    };
    assert.throws(() => permissionsOf(more, false), /ChannelMessage\.Read\.Group.*without a reason/u);
  });

  describe('its commands', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'baton-manifest-'));
    let store: Store;
    let room: Room;
    let asked = 0;
    before(async () => {
      store = await openStore(undefined, { file: path.join(folder, 'baton.sqlite') });
      const answer: typeof smallKnowledge.answer = (question) => {
        asked += 1;
        return smallKnowledge.answer(question);
      };
      room = roomOn(store, undefined, { ...smallKnowledge, answer });
    });
    after(async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    });

    for (const locale of locales) {
      it(`are understood by Baton as they stand in ${locale}`, async () => {
        const words = locale === 'en' ? sampleManifest() : localisations()[`${locale.toLowerCase()}.json`];
        const titles = titlesIn(words ?? {});
        assert.ok(titles.length >= 10);
        asked = 0;
        for (const title of new Set(titles)) {
          // A guest in a channel has every command, because guests cannot chat with a bot.
          for (const person of [ana, guest]) {
            const reply = await room.say(person, title, { locale, place: 'channel' });
            assert.notDeepEqual(reply, {}, title);
          }
          await room.say(ana, title, { locale, place: 'personal', conversation: 'a:personal' });
        }
        assert.equal(asked, 0, 'none was taken for a question');
        await room.say(ana, 'who opens the ports?', { locale });
        assert.ok(asked > 0, 'and a question is one');
      });
    }
  });

  describe('its icons', () => {
    it('show something: the outline as lines, the colour icon in more than one colour', () => {
      const outline = readPng(readFileSync('bot/teams-app/icons/outline.png')).pixels;
      const visible = outline.filter(([, , , alpha]) => alpha > 127).length;
      assert.ok(visible > 60 && visible < outline.length / 2, `${visible} pixels`);
      const colours = new Map<string, number>();
      for (const pixel of readPng(readFileSync('bot/teams-app/icons/color.png')).pixels) {
        colours.set(String(pixel), (colours.get(String(pixel)) ?? 0) + 1);
      }
      assert.ok([...colours.values()].filter((n) => n > 300).length >= 3);
    });

    it('keep the mark within the middle 120 pixels, which Teams never cuts', () => {
      const { width, pixels } = readPng(readFileSync('bot/teams-app/icons/color.png'));
      const outside = pixels.filter((_, n) => {
        const [x, y] = [n % width, Math.floor(n / width)];
        return Math.min(x, y) < 36 || Math.max(x, y) >= 156;
      });
      assert.equal(new Set(outside.map(String)).size, 1);
    });
  });
});
